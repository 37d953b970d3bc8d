import { type IsoWeek, weekDays } from '../../shared/rules/calendar/isoWeek.ts';
import type { Context } from '../archive/context.ts';
import { issueSheet, type SheetArchive } from '../sheets/issuing.ts';
import type { SheetPrinter } from '../sheets/sheetPrinter.ts';
import { sheetsNotIssued } from './sheetsNotIssued.ts';

/**
 * Issues the sheet of every submitted paper of the week that has none yet, as many side by side as the printer takes.
 * Cut off, it goes on where it stopped.
 * @throws what `issueSheet` throws, when the sheets that were begun are done
 */
export async function issueWeekSheets(
  archive: SheetArchive,
  context: Context,
  printer: SheetPrinter,
  week: IsoWeek,
  progress?: (done: number, total: number) => void,
): Promise<{ issued: number }> {
  const [monday = '', , , , , , sunday = ''] = weekDays(week);
  const reports = sheetsNotIssued(archive.readable, monday, sunday);
  const left = reports.values();
  let done = 0;
  let failed = false;
  const issueOneAfterTheOther = async () => {
    for (const { documentId } of left) {
      if (failed) return;
      progress?.(done, reports.length);
      await issueSheet(archive, context, printer, documentId);
      done += 1;
    }
  };
  const ends = await Promise.allSettled(
    Array.from({ length: printer.atOnce }, () =>
      issueOneAfterTheOther().catch((error: unknown) => {
        failed = true;
        throw error;
      }),
    ),
  );
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  progress?.(done, reports.length);
  return { issued: done };
}
