import { findingTitles } from '../../shared/rules/accompaniment/findingText.ts';
import { type IsoWeek, weekDays } from '../../shared/rules/calendar/isoWeek.ts';
import { mismatchesBetween } from '../accompaniment/mismatches.ts';
import type { ReadableArchive } from '../archive/connection.ts';
import type { WeekMismatch } from '../weeklyFile/weekContents.ts';

/** The list of the week's mismatches (S3) with the branch's reasons, by the code of their open point. */
export function weekMismatches(
  archive: ReadableArchive,
  week: IsoWeek,
  reasons: ReadonlyMap<string, string>,
): WeekMismatch[] {
  const days = weekDays(week);
  return mismatchesBetween(archive, days[0] ?? '', days[6] ?? '').map(
    ({ code, date, finding, text, supervisor, salesperson, claimedBy }) => {
      const claiming = claimedBy === 'salesperson' ? salesperson : supervisor;
      const [asSupervisor, asSalesperson] =
        claimedBy === 'salesperson'
          ? [supervisor?.author ?? salesperson?.partner, salesperson?.author]
          : [supervisor?.author, salesperson?.author ?? supervisor?.partner];
      return {
        code,
        date,
        finding,
        findingTitle: findingTitles[finding],
        supervisor: asSupervisor?.name ?? '',
        salesperson: asSalesperson?.name ?? '',
        customer: claiming?.customer.name ?? '',
        text,
        reason: reasons.get(code) ?? '',
        ...(supervisor?.documentId !== undefined && { supervisorReport: supervisor.documentId }),
        ...(salesperson?.documentId !== undefined && { visitReport: salesperson.documentId }),
      };
    },
  );
}
