import { type BrowserWindow, dialog, type FileFilter } from 'electron';

/** The system's dialogs. Each gives undefined when the user cancels. */

export async function chooseFile(
  window: BrowserWindow | undefined,
  question: { title: string; filters: FileFilter[] },
): Promise<string | undefined> {
  const options: Electron.OpenDialogOptions = { ...question, properties: ['openFile'] };
  const { filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  return filePaths[0];
}

/** None when the user cancels. */
export async function chooseFiles(
  window: BrowserWindow | undefined,
  question: { title: string; filters?: FileFilter[] },
): Promise<string[]> {
  const options: Electron.OpenDialogOptions = { ...question, properties: ['openFile', 'multiSelections'] };
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  return canceled ? [] : filePaths;
}

export async function chooseFolder(
  window: BrowserWindow | undefined,
  question: { title: string },
): Promise<string | undefined> {
  const options: Electron.OpenDialogOptions = {
    ...question,
    properties: ['openDirectory', 'createDirectory'],
  };
  const { filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  return filePaths[0];
}

/** Asks itself before an existing file is replaced. */
export async function chooseNewFile(
  window: BrowserWindow | undefined,
  question: { title: string; defaultPath: string; filters: FileFilter[] },
): Promise<string | undefined> {
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, question)
    : dialog.showSaveDialog(question));
  return canceled || !filePath ? undefined : filePath;
}
