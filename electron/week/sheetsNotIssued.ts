import { type ReadableArchive, sql } from '../archive/connection.ts';
import { codeSubject, datedForms, titleOf } from './datedForms.ts';
import type { OpenPoint } from './points/openPoint.ts';

/** Submitted papers of these days whose current revision has no issued sheet with the signatures that it has. */
export function sheetsNotIssued(
  archive: ReadableArchive,
  from: string,
  to: string,
): (OpenPoint & { documentId: string })[] {
  return sql<{ id: string; form: string; title: string; login: string | null; date: string }>(
    archive,
    `SELECT documents.id, form, title, login, business_date AS date
         FROM documents LEFT JOIN people ON people.id = person_id
        WHERE form IN (${datedForms}) AND state = 'submitted' AND business_date BETWEEN ? AND ?
          AND NOT EXISTS (SELECT 1 FROM issued_sheets AS sheet
                           WHERE sheet.document_id = documents.id AND sheet.revision = documents.revision AND sheet.part = 1
                             AND sheet.signatures = (SELECT count(*) FROM signatures
                                WHERE signatures.document_id = documents.id AND signatures.revision = documents.revision))
        ORDER BY business_date, documents.id`,
  )
    .all(from, to)
    .map((paper) => ({
      code: `SHEET_NOT_ISSUED:${codeSubject(paper.form, paper.login ?? paper.id)}:${paper.date}`,
      text: `${titleOf(paper.form)}还没有出单：${paper.title}`,
      documentId: paper.id,
    }));
}
