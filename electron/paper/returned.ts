import { type ReadableArchive, sql } from '../archive/connection.ts';

/**
 * Pages that are still missing of the part of a revision that has come back furthest: 0 when a whole part is filed,
 * undefined when no scan is. How many it must be is the fewest that the part was issued with; a part that nobody could
 * name, or that was never issued, is whole as it came.
 */
export function missingPages(
  archive: ReadableArchive,
  documentId: string,
  revision: number,
): number | undefined {
  const row = sql<{ missing: number | null }>(
    archive,
    `SELECT min(max(0, needed - filed)) AS missing FROM (
       SELECT sum((SELECT count(*) FROM scan_pages WHERE scan_id = scans.id)) AS filed,
         coalesce((SELECT min(pages) FROM issued_sheets AS sheet WHERE sheet.document_id = scans.document_id
           AND sheet.revision = scans.revision AND sheet.part = scans.part), 0) AS needed
       FROM scans WHERE document_id = ? AND revision = ? AND id NOT IN (SELECT scan_id FROM scan_withdrawals)
       GROUP BY part)`,
  ).get(documentId, revision);
  return row?.missing ?? undefined;
}
