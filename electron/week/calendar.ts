import { publishedCalendar } from '../../shared/rules/calendar/publishedCalendar.ts';
import { type WorkingCalendar, withDecidedDays } from '../../shared/rules/calendar/workingCalendar.ts';
import { audit } from '../archive/audit.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { write } from '../archive/transaction.ts';

/** The published notices, and what the branch answered for days of a year without one. */
export function calendarOf(archive: ReadableArchive): WorkingCalendar {
  const answers = sql<{ date: string; workday: number }>(
    archive,
    'SELECT date, workday FROM calendar_answers ORDER BY date',
  ).all();
  return withDecidedDays(
    publishedCalendar,
    Object.fromEntries(answers.map(({ date, workday }) => [date, workday ? 'work' : 'off'])),
  );
}

/** Records that `date` is (not) a working day; asked only where no notice settles it. */
export function answerDay(
  archive: WritableArchive,
  context: Context,
  answer: { date: string; workday: boolean },
): void {
  write(archive, () => {
    sql(
      archive,
      `INSERT INTO calendar_answers (date, workday, at, by) VALUES (?, ?, ?, ?)
         ON CONFLICT (date) DO UPDATE SET workday = excluded.workday, at = excluded.at, by = excluded.by`,
    ).run(answer.date, answer.workday ? 1 : 0, context.clock.now(), context.actor.personId);
    audit(archive, context, 'week.dayAnswered', answer.date, { workday: answer.workday });
  });
}
