import { type IsoWeek, weekDays } from '../../shared/rules/calendar/isoWeek.ts';
import type { Archive } from '../archive/archive.ts';
import type { Context } from '../archive/context.ts';
import { issueSheet } from '../sheets/issuing.ts';
import type { SheetPrinter } from '../sheets/sheetPrinter.ts';
import { sheetsNotIssued } from './weekStatus.ts';

/** Issues the sheet of every submitted report of the week that has none yet. Cut off, it goes on where it stopped. */
export async function issueWeekSheets(
  archive: Pick<Archive, 'readable' | 'writable'>,
  context: Context,
  printer: SheetPrinter,
  week: IsoWeek,
  progress?: (done: number, total: number) => void,
): Promise<{ issued: number }> {
  const [monday = '', , , , , , sunday = ''] = weekDays(week);
  const reports = sheetsNotIssued(archive.readable, monday, sunday);
  for (const [done, { documentId }] of reports.entries()) {
    progress?.(done, reports.length);
    await issueSheet(archive, context, printer, documentId);
  }
  progress?.(reports.length, reports.length);
  return { issued: reports.length };
}
