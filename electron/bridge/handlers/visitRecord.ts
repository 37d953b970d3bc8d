import { viewVisitRecord } from '../../customers/viewing.ts';
import { visitRecordSheet } from '../../customers/visitRecord/handingOut.ts';
import { headOf } from '../../customers/visitRecord/visitRecord.ts';
import { refuseCustomerBeyond } from '../../rights/reach.ts';
import { writeSheetFile } from '../../sheets/sheetFile.ts';
import { chooseNewFile } from '../../window/dialogs.ts';
import { offerPreview } from '../../window/previews.ts';
import { printPdf } from '../../window/printing.ts';
import type { Handlers } from '../answerCalls.ts';
import { contextOf, type Parts } from './parts.ts';

type VisitRecordCalls =
  | 'visitRecord.visits'
  | 'visitRecord.preview'
  | 'visitRecord.print'
  | 'visitRecord.save';

export function visitRecordHandlers({
  office,
  session,
  printer,
  window,
}: Parts): Pick<Handlers, VisitRecordCalls> {
  const parts = () => ({ archive: office.archive(), context: contextOf(session), printer });
  return {
    'visitRecord.visits': (question) =>
      viewVisitRecord(office.archive().writable, contextOf(session), question),
    'visitRecord.preview': async (question) => {
      const { pdf, pages, missingCharacters } = await visitRecordSheet(parts(), question, 'viewed');
      return { address: offerPreview(pdf), pages, missingCharacters };
    },
    'visitRecord.print': async (question) =>
      printPdf((await visitRecordSheet(parts(), question, 'printed')).pdf),
    'visitRecord.save': async (question) => {
      refuseCustomerBeyond(office.archive().readable, contextOf(session), question.customer);
      const { code, name } = headOf(office.archive().readable, question.customer);
      const file = await chooseNewFile(window(), {
        title: '另存客户拜访档案记录',
        defaultPath: `${code} ${name} 拜访档案记录.pdf`.replace(/[\\/:*?"<>|]/g, '_'),
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      });
      if (file === undefined) return false;
      await writeSheetFile(file, (await visitRecordSheet(parts(), question, 'saved')).pdf);
      return true;
    },
  };
}
