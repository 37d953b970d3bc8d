import type { VisitReport } from '../../shared/forms/visitReport/rules.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';

/** The submitted daily reports of a person, oldest first; both days included. At most `most`, the latest of them. */
export function submittedReports(
  archive: ReadableArchive,
  { person, from, to }: { person: string; from: string; to: string },
  most: number,
): (VisitReport & { date: string })[] {
  return sql<{ body: string; date: string }>(
    archive,
    `SELECT body, business_date AS date FROM documents
      WHERE person_id = ? AND form = 'visitReport' AND state = 'submitted' AND business_date BETWEEN ? AND ?
      ORDER BY business_date DESC, id DESC LIMIT ?`,
  )
    .all(person, from, to, most)
    .map(({ body, date }) => ({ ...(JSON.parse(body) as VisitReport), date }))
    .reverse();
}

/** Day of the person's latest submitted report. */
export function reportedUntil(archive: ReadableArchive, person: string): string | undefined {
  return (
    sql<{ date: string | null }>(
      archive,
      `SELECT max(business_date) AS date FROM documents
        WHERE person_id = ? AND form = 'visitReport' AND state = 'submitted'`,
    ).get(person)?.date ?? undefined
  );
}
