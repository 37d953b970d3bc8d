import type { BusinessDate } from '../calendar/businessDate.ts';
import { type IsoWeek, weekDays } from '../calendar/isoWeek.ts';
import { type WorkingCalendar, workdayOf } from '../calendar/workingCalendar.ts';
import { deadlineAt, type ReportDeadline } from './dayGrid.ts';

export interface WeekEnd {
  /** The last working day; Sunday for a week without any. */
  lastWorkday: BusinessDate;
  /** Until when that day's reports are in time, 'yyyy-mm-ddTHH:MM' in China: from then on the week is complete. */
  until: string;
}

/**
 * `running`: working days are still to come, a file of the week would call them missing. `early`: the last working day has
 * begun, its reports may still come in time. `over`: what is missing is missing.
 */
export type WeekStage = 'running' | 'early' | 'over';

/** Where the calendar does not say what the next working day is, the week is complete when its Sunday is over. */
export function weekEnd(
  calendar: WorkingCalendar,
  week: IsoWeek,
  deadlineOf: (date: BusinessDate) => ReportDeadline,
): WeekEnd {
  const days = weekDays(week);
  const sunday = days[6]!;
  const lastWorkday = days.findLast((date) => workdayOf(calendar, date) === 'work');
  if (lastWorkday === undefined) return { lastWorkday: sunday, until: `${sunday}T24:00` };
  const until = deadlineAt(calendar, lastWorkday, deadlineOf(lastWorkday));
  return { lastWorkday, until: until ?? `${sunday}T24:00` };
}

/** `now` as `Clock.now` gives it: 'yyyy-mm-ddTHH:MM:SS+08:00'. */
export function stageOfWeek({ lastWorkday, until }: WeekEnd, now: string): WeekStage {
  if (now.slice(0, 10) < lastWorkday) return 'running';
  return now.slice(0, 16) <= until ? 'early' : 'over';
}
