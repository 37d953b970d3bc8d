import type { ReportFacts } from '../../shared/forms/visitReport/textFlags.ts';
import type { CrossQuestion } from '../../shared/rules/accompaniment/crossCheck.ts';
import { addDays } from '../../shared/rules/calendar/businessDate.ts';
import type { EarlierText } from '../../shared/rules/textQuality/textQuality.ts';
import { crossFacts, crossQuestionShape } from '../accompaniment/facts.ts';
import type { ReadableArchive } from '../archive/connection.ts';
import { submittedReports } from './reportsOf.ts';
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
  }),
);

function earlierTalks(archive: ReadableArchive, { person, date }: CrossQuestion): EarlierText[] {
  const days = { person, from: addDays(date, -DAYS_BACK), to: addDays(date, -1) };
  return submittedReports(archive, days, MOST_REPORTS)
    .reverse()
    .flatMap((report) =>
      (report.visits ?? []).flatMap(({ talk, result }, row) =>
        talk === undefined || result === 'absent'
          ? []
          : [{ place: `${report.date} 第 ${row + 1} 行`, text: talk }],
      ),
    );
}
