import { addDays, type BusinessDate, compareDates, datesFrom } from '../../rules/calendar/businessDate.ts';
import {
  addWorkdays,
  undecidedDays,
  type WorkingCalendar,
  workdayOf,
  workdaysBetween,
} from '../../rules/calendar/workingCalendar.ts';

/** What the clock of one complaint counts. */
export interface ClockQuestion {
  /** 受理日期, or the day it was reopened: working days count from the day after. */
  from: BusinessDate;
  /** Working days. */
  limit: number;
  /** 结案 or 撤回, when the clock stopped. */
  until?: BusinessDate;
}

export interface ClockReading {
  /** 应结案日; null as long as days on the way there are unpublished. */
  due: BusinessDate | null;
  /** Days whose year is not published and that nobody has answered; the branch is asked, nothing is guessed. */
  undecided: BusinessDate[];
  /** Working days from the start to `until`; null while running, or when days are unpublished. */
  used: number | null;
  /** Working days beyond the limit at `until`, 0 when in time; null as `used`. */
  late: number | null;
}

/** Longer stretches of unpublished days are asked for in parts. */
const MOST_ASKED = 31;

export function readClock(calendar: WorkingCalendar, { from, limit, until }: ClockQuestion): ClockReading {
  const due = addWorkdays(calendar, from, limit);
  const used = until === undefined ? null : usedUntil(calendar, from, until);
  return {
    due: due.ok ? due.date : null,
    undecided: due.ok ? [] : openDays(calendar, from, limit),
    used,
    late: used === null ? null : Math.max(0, used - limit),
  };
}

/** Working days left until the end of `due`: 0 on the day itself, negative when it is over; null when days are unpublished. */
export function workdaysLeft(
  calendar: WorkingCalendar,
  due: BusinessDate,
  today: BusinessDate,
): number | null {
  if (compareDates(today, due) <= 0) return workdaysBetween(calendar, today, due);
  const late = workdaysBetween(calendar, due, today);
  // On a day off after the last day it is over all the same.
  return late === null ? null : -Math.max(1, late);
}

const usedUntil = (calendar: WorkingCalendar, from: BusinessDate, until: BusinessDate) =>
  compareDates(until, from) < 0 ? 0 : workdaysBetween(calendar, from, until);

/** The undecided days that must be answered before `limit` working days can be counted, were all of them worked. */
function openDays(calendar: WorkingCalendar, from: BusinessDate, limit: number): BusinessDate[] {
  let left = limit;
  let last = from;
  while (left > 0) {
    last = addDays(last, 1);
    if (workdayOf(calendar, last) !== 'off') left -= 1;
  }
  return undecidedDays(calendar, datesFrom(addDays(from, 1), last)).slice(0, MOST_ASKED);
}
