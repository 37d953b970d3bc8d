import { type ReadableArchive, sql } from '../archive/connection.ts';
import { rowOf } from '../documents/record.ts';
import { standingOf } from './standing.ts';

/** `all`: everybody has signed, on screen or on paper. `lapsed`: somebody has to sign again. */
export type SigningMark = 'all' | 'lapsed';

/** The rows of a list with how they stand; without a mark as long as signing has not come to an end. */
export function withSigningMarks<R extends { id: string }>(
  archive: ReadableArchive,
  rows: readonly R[],
): (R & { signing?: SigningMark })[] {
  const signed = new Set(
    sql<{ id: string }>(
      archive,
      `SELECT document_id AS id FROM signatures WHERE document_id IN (SELECT value FROM json_each(@ids))
       UNION SELECT document_id FROM scans WHERE document_id IN (SELECT value FROM json_each(@ids))`,
    )
      .all({ ids: JSON.stringify(rows.map(({ id }) => id)) })
      .map(({ id }) => id),
  );
  return rows.map((row) => {
    const mark = signed.has(row.id) ? markOf(archive, row.id) : undefined;
    return { ...row, ...(mark && { signing: mark }) };
  });
}

function markOf(archive: ReadableArchive, id: string): SigningMark | undefined {
  const document = rowOf(archive, id);
  if (document.state !== 'submitted') return undefined;
  const { rows, held, open } = standingOf(archive, document);
  if (open.length === 0) return 'all';
  const done = new Set(held.map(({ place }) => place));
  return rows.some(({ place }) => !done.has(place) && open.includes(place)) ? 'lapsed' : undefined;
}
