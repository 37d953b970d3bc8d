import {
  type FolderPrinting,
  previewFolder,
  printFolder,
  saveFolder,
} from '../../customers/folder/printing.ts';
import { viewFolder } from '../../customers/viewing.ts';
import { headOf } from '../../customers/visitRecord/visitRecord.ts';
import { refuseCustomerBeyond } from '../../rights/reach.ts';
import { writeSheetFile } from '../../sheets/sheetFile.ts';
import { chooseNewFile } from '../../window/dialogs.ts';
import { offerPreview } from '../../window/previews.ts';
import { printPdf } from '../../window/printing.ts';
import type { Handlers } from '../answerCalls.ts';
import { contextOf, type Parts } from './parts.ts';

type FolderCalls = 'folder.contents' | 'folder.preview' | 'folder.print' | 'folder.save' | 'folder.cancel';

export function folderHandlers({
  office,
  session,
  printer,
  window,
  progress,
}: Parts): Pick<Handlers, FolderCalls> {
  let making = new AbortController();
  /** One folder at a time: a new one ends the one before. */
  const printing = (): FolderPrinting => {
    making.abort();
    making = new AbortController();
    return {
      archive: office.archive(),
      context: contextOf(session),
      printer,
      signal: making.signal,
      progress: (done, total) => progress({ task: 'print', done, total, text: '正在整理档案' }),
    };
  };
  return {
    'folder.contents': ({ customer }) => viewFolder(office.archive().writable, contextOf(session), customer),
    'folder.preview': async ({ customer }) => {
      const { pdf, pages, missingCharacters } = await previewFolder(printing(), customer);
      return { address: offerPreview(pdf), pages, missingCharacters };
    },
    'folder.print': ({ customer }) => printFolder(printing(), customer, printPdf),
    'folder.save': async ({ customer }) => {
      refuseCustomerBeyond(office.archive().readable, contextOf(session), customer);
      const { code, name } = headOf(office.archive().readable, customer);
      const file = await chooseNewFile(window(), {
        title: '另存客户档案',
        defaultPath: `${code} ${name} 客户档案.pdf`.replace(/[\\/:*?"<>|]/g, '_'),
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      });
      if (file === undefined) return false;
      await writeSheetFile(file, (await saveFolder(printing(), customer)).pdf);
      return true;
    },
    'folder.cancel': () => making.abort(),
  };
}
