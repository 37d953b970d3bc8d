import type { VisitReport } from '../../shared/forms/visitReport/rules.ts';
import type { ReportFacts } from '../../shared/forms/visitReport/textFlags.ts';
import type { CrossQuestion } from '../../shared/rules/accompaniment/crossCheck.ts';
import { addDays } from '../../shared/rules/calendar/businessDate.ts';
import type { EarlierText } from '../../shared/rules/textQuality/textQuality.ts';
import { crossFacts, crossQuestionShape } from '../accompaniment/facts.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import { textLimits } from '../rules/rulesOn.ts';
import { factsSource } from './source.ts';

/** Nobody copies from further back than a month, and a text that old may well be true again. */
const DAYS_BACK = 31;
const MOST_REPORTS = 20;

/** Supervisors' reports answer a salesperson's (S3); and what he himself wrote before. */
export const visitReportFacts = factsSource(
  crossQuestionShape,
  (archive, asked): ReportFacts => ({
    ...crossFacts(archive, 'supervisor', asked),
    earlier: earlierTalks(archive, asked),
    text: textLimits(archive, asked.date),
  }),
);

function earlierTalks(archive: ReadableArchive, { person, date }: CrossQuestion): EarlierText[] {
  return sql<{ row: number; digest: string; date: string }>(
    archive,
    `SELECT row, digest, business_date AS date FROM documents
      WHERE person_id = ? AND form = 'visitReport' AND state = 'submitted' AND business_date BETWEEN ? AND ?
      ORDER BY business_date DESC, id DESC LIMIT ${MOST_REPORTS}`,
  )
    .all(person, addDays(date, -DAYS_BACK), addDays(date, -1))
    .flatMap((report) => talksOf(archive, report));
}

/**
 * By the digest of the revision, which stands for its content: the question is asked while one types and at each save,
 * and parsing twenty reports each time took as long as the rest of a save.
 */
const talks = new Map<string, readonly EarlierText[]>();
const MOST_KEPT = 2_000;

function talksOf(
  archive: ReadableArchive,
  { row, digest, date }: { row: number; digest: string; date: string },
): readonly EarlierText[] {
  const known = talks.get(digest);
  if (known) return known;
  const stored = sql<{ body: string }>(archive, 'SELECT body FROM documents WHERE row = ?').get(row);
  const { visits = [] } = JSON.parse(stored?.body ?? '{}') as VisitReport;
  const found = visits.flatMap(({ talk, result }, place) =>
    talk === undefined || result === 'absent' ? [] : [{ place: `${date} 第 ${place + 1} 行`, text: talk }],
  );
  if (talks.size >= MOST_KEPT) talks.clear();
  talks.set(digest, found);
  return found;
}
