import { type ReadableArchive, sql } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { documentReach } from '../rights/reach.ts';
import { type SheetOnPaper, sheetOnPaper } from './recognising.ts';

/** As many as one looks through. */
const MOST = 30;

/**
 * Sheets that a page without a code may be: issued ones whose number or title contains `text`; what still is to come
 * back first, then the latest.
 */
export function candidateSheets(archive: ReadableArchive, context: Context, text: string): SheetOnPaper[] {
  const reach = documentReach(context);
  const pattern = `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
  return sql<{ documentId: string; revision: number; part: number }>(
    archive,
    `SELECT sheet.document_id AS documentId, sheet.revision, sheet.part
     FROM issued_sheets AS sheet JOIN documents ON documents.id = sheet.document_id
     WHERE ${reach.text}
       AND (title LIKE @pattern ESCAPE '\\' OR number LIKE @pattern ESCAPE '\\')
     ORDER BY EXISTS (SELECT 1 FROM scans LEFT JOIN scan_withdrawals AS back ON back.scan_id = scans.id
         WHERE scans.document_id = sheet.document_id AND scans.revision = sheet.revision AND back.scan_id IS NULL),
       sheet.issued_at DESC, sheet.id LIMIT ${MOST}`,
  )
    .all({ ...reach.values, pattern })
    .map((named) => sheetOnPaper(archive, named));
}
