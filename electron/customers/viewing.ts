import { audit } from '../archive/audit.ts';
import type { WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { write } from '../archive/transaction.ts';
import { refuseCustomerBeyond } from '../rights/reach.ts';
import { type FolderContents, folderContents } from './folder/contents.ts';
import { type VisitQuestion, type VisitRecord, visitRecord } from './visitRecord/visitRecord.ts';

/** As `visitRecord`, on screen: seeing it is a line in the audit chain, like seeing the card. */
export function viewVisitRecord(
  archive: WritableArchive,
  context: Context,
  question: VisitQuestion,
): VisitRecord {
  return write(archive, () => {
    refuseCustomerBeyond(archive, context, question.customer);
    const record = visitRecord(archive, question);
    audit(archive, context, 'document.viewed', question.customer, { as: 'visitRecord' });
    return record;
  });
}

/** As `folderContents`, on screen. */
export function viewFolder(archive: WritableArchive, context: Context, customer: string): FolderContents {
  return write(archive, () => {
    const contents = folderContents(archive, context, customer);
    audit(archive, context, 'document.viewed', customer, { as: 'folder' });
    return contents;
  });
}
