import { audit } from '../../archive/audit.ts';
import { branchOf } from '../../archive/meta.ts';
import { write } from '../../archive/transaction.ts';
import { refuseLacking } from '../../rights/lacking.ts';
import { refuseCustomerBeyond } from '../../rights/reach.ts';
import type { MadeSheet } from '../../sheets/request.ts';
import type { SummaryOffice } from '../summary/handingOut.ts';
import { visitRecordPaper } from './paper.ts';
import { type VisitQuestion, visitRecord } from './visitRecord.ts';

/** The record on paper; that it was looked at, printed or saved is a line in the audit chain. @throws DOCUMENT_NOT_FOUND, SHEET_FAILED */
export async function visitRecordSheet(
  { archive, context, printer }: Pick<SummaryOffice, 'archive' | 'context' | 'printer'>,
  question: VisitQuestion,
  purpose: 'viewed' | 'printed' | 'saved',
): Promise<MadeSheet> {
  refuseLacking(context, 'report.read');
  refuseCustomerBeyond(archive.readable, context, question.customer);
  const maker = {
    branch: branchOf(archive.readable),
    madeBy: context.actor.name,
    madeAt: context.clock.now(),
  };
  const record = visitRecord(archive.readable, question);
  const made = await printer.makeSheet({ derived: visitRecordPaper(record, question, maker) });
  write(archive.writable, () =>
    audit(
      archive.writable,
      context,
      purpose === 'viewed' ? 'document.viewed' : 'list.exported',
      question.customer,
      {
        list: 'visitRecord',
        as: purpose,
        visits: record.total.visits,
      },
    ),
  );
  return made;
}
