import { awaitSaved } from '../../paper/awaited.ts';
import { placedForPrinter } from '../../paper/papersInUse.ts';
import { copiesOf } from '../../sheets/forms/index.ts';
import { printSheet, saveSheet, sheetParts } from '../../sheets/handingOut.ts';
import { previewSheet, printableDocument } from '../../sheets/issuing.ts';
import { type Joining, printTogether, saveTogether } from '../../sheets/joining/together.ts';
import { writeSheetFile } from '../../sheets/sheetFile.ts';
import { chooseNewFile } from '../../window/dialogs.ts';
import { offerPreview } from '../../window/previews.ts';
import { printPdf } from '../../window/printing.ts';
import type { Handlers } from '../answerCalls.ts';
import { contextOf, type Parts } from './parts.ts';

type SheetCalls =
  | 'sheets.preview'
  | 'sheets.save'
  | 'sheets.print'
  | 'sheets.printTogether'
  | 'sheets.saveTogether'
  | 'sheets.cancelTogether'
  | 'sheets.parts';

export function sheetHandlers({
  office,
  session,
  printer,
  window,
  progress,
}: Parts): Pick<Handlers, SheetCalls> {
  const archive = () => office.archive();
  const context = () => contextOf(session);
  const toPrinter = async (pdf: Uint8Array) => printPdf(await placedForPrinter(archive().readable, pdf));
  let together = new AbortController();
  const joining = (): Joining => {
    together.abort();
    together = new AbortController();
    return {
      archive: archive(),
      context: context(),
      printer,
      signal: together.signal,
      progress: (done, total) => progress({ task: 'print', done, total, text: '正在出单' }),
    };
  };
  return {
    'sheets.preview': async ({ id, part }) => {
      const { pdf, pages, missingCharacters } = await previewSheet(archive(), context(), printer, id, part);
      return { address: offerPreview(pdf), pages, missingCharacters };
    },
    'sheets.save': async ({ id, part = 1, toSign }) => {
      const { form, number, title } = printableDocument(archive().readable, context(), id, part);
      const file = await chooseNewFile(window(), {
        title: '另存表单',
        defaultPath:
          `${[number, title, part > 1 && copiesOf(form)[part - 1]].filter(Boolean).join(' ')}.pdf`.replace(
            /[\\/:*?"<>|]/g,
            '_',
          ),
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      });
      if (file === undefined) return false;
      const { pdf } = await saveSheet(archive(), context(), printer, id, part);
      await writeSheetFile(file, pdf);
      if (toSign) awaitSaved(archive().writable, context(), [id], part);
      return true;
    },
    'sheets.print': async ({ id, part }) => {
      await printSheet(archive(), context(), printer, id, toPrinter, part);
    },
    'sheets.printTogether': ({ ids }) => printTogether(joining(), ids, toPrinter),
    'sheets.saveTogether': async ({ ids, toSign }) => {
      const file = await chooseNewFile(window(), {
        title: '另存所选表单',
        defaultPath: `所选表单 ${ids.length} 份.pdf`,
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      });
      if (file === undefined) return false;
      const { pdf } = await saveTogether(joining(), ids);
      await writeSheetFile(file, pdf);
      if (toSign) awaitSaved(archive().writable, context(), ids);
      return true;
    },
    'sheets.cancelTogether': () => together.abort(),
    'sheets.parts': ({ id }) => sheetParts(archive().readable, context(), id),
  };
}
