import { writeChosenFile } from '../disk/chosenFile.ts';

/** Writes a sheet or a list where the user chose. @throws SHEET_NOT_WRITTEN, DISK_FULL */
export const writeSheetFile = (file: string, content: Uint8Array): Promise<void> =>
  writeChosenFile(file, content, 'SHEET_NOT_WRITTEN');
