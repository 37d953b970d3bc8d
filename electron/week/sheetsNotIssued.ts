import { type ReadableArchive, sql } from '../archive/connection.ts';
import type { DocumentRow } from '../documents/record.ts';
import { countOfSignatures } from '../signing/signatures.ts';
import { codeSubject, datedForms, titleOf } from './datedForms.ts';
import type { OpenPoint } from './points/openPoint.ts';

/** Submitted papers of these days whose current revision has no issued sheet with the signatures that it has. */
export function sheetsNotIssued(
  archive: ReadableArchive,
  from: string,
  to: string,
): (OpenPoint & { documentId: string })[] {
  return sql<DocumentRow & { login: string | null }>(
    archive,
    `SELECT documents.*, login FROM documents LEFT JOIN people ON people.id = person_id
      WHERE form IN (${datedForms}) AND state = 'submitted' AND business_date BETWEEN ? AND ?
      ORDER BY business_date, documents.id`,
  )
    .all(from, to)
    .filter((paper) => !isIssued(archive, paper))
    .map((paper) => ({
      code: `SHEET_NOT_ISSUED:${codeSubject(paper.form, paper.login ?? paper.id)}:${paper.business_date}`,
      text: `${titleOf(paper.form)}还没有出单：${paper.title}`,
      documentId: paper.id,
    }));
}

const isIssued = (archive: ReadableArchive, paper: DocumentRow): boolean =>
  sql<{ signatures: number }>(
    archive,
    'SELECT signatures FROM issued_sheets WHERE document_id = ? AND revision = ? AND part = 1 AND signatures = ?',
  ).get(paper.id, paper.revision, countOfSignatures(archive, paper)) !== undefined;
