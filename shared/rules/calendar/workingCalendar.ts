import { z } from 'zod';
import {
  addDays,
  type BusinessDate,
  compareDates,
  datesFrom,
  isBusinessDate,
  weekdayOf,
} from './businessDate.ts';
import { type IsoWeek, weekDays } from './isoWeek.ts';

/** `unpublished`: the State Council's notice for that year is not in the calendar, so nobody may guess. */
export type Workday = 'work' | 'off' | 'unpublished';

const dateSchema = z.string().refine(isBusinessDate, { error: '不是有效日期，应写作 2026-11-16 这样的形式' });

/** One State Council notice. Its days may reach into the neighbouring years (a New Year holiday from 31 December). */
export const calendarYearSchema = z
  .strictObject({
    year: z.int().min(1949).max(9999),
    source: z.string().min(1),
    holidays: z.array(z.strictObject({ name: z.string().min(1), from: dateSchema, to: dateSchema })),
    makeUpWorkdays: z.array(dateSchema),
  })
  .superRefine((notice, context) => {
    const refuse = (message: string) => context.addIssue({ code: 'custom', message });
    const near = (date: BusinessDate) =>
      date >= `${notice.year - 1}-12-01` && date <= `${notice.year + 1}-01-31`;
    const off = new Set<BusinessDate>();
    for (const { name, from, to } of notice.holidays) {
      if (!isBusinessDate(from) || !isBusinessDate(to)) continue;
      if (compareDates(from, to) > 0) refuse(`${name}的结束日早于开始日`);
      else if (!near(from) || !near(to)) refuse(`${name}不在${notice.year}年`);
      else for (const date of datesFrom(from, to)) off.add(date);
    }
    for (const date of notice.makeUpWorkdays) {
      if (!isBusinessDate(date)) continue;
      if (!near(date)) refuse(`调休上班日${date}不在${notice.year}年`);
      else if (off.has(date)) refuse(`${date}既是放假日又是调休上班日`);
      else if (weekdayOf(date) < 6) refuse(`调休上班日${date}不是周末`);
    }
  });

/**
 * `decided` holds the answers that the branch itself gave for days of a year not yet published. A notice always wins
 * over them.
 */
export const workingCalendarSchema = z.strictObject({
  years: z.array(calendarYearSchema).superRefine((years, context) => {
    const seen = new Set<number>();
    for (const { year } of years) {
      if (seen.has(year)) context.addIssue({ code: 'custom', message: `${year}年出现两次` });
      seen.add(year);
    }
  }),
  decided: z.record(dateSchema, z.enum(['work', 'off'])),
});

export type CalendarYear = z.infer<typeof calendarYearSchema>;
export type WorkingCalendar = z.infer<typeof workingCalendarSchema>;

interface Index {
  years: ReadonlySet<number>;
  named: ReadonlyMap<BusinessDate, { workday: 'work' | 'off'; name: string }>;
}

const indexes = new WeakMap<WorkingCalendar, Index>();

function indexOf(calendar: WorkingCalendar): Index {
  const known = indexes.get(calendar);
  if (known) return known;
  const named = new Map<BusinessDate, { workday: 'work' | 'off'; name: string }>();
  for (const notice of calendar.years) {
    for (const { name, from, to } of notice.holidays) {
      for (const date of datesFrom(from, to)) named.set(date, { workday: 'off', name });
    }
    for (const date of notice.makeUpWorkdays) named.set(date, { workday: 'work', name: '调休上班' });
  }
  const index = { years: new Set(calendar.years.map(({ year }) => year)), named };
  indexes.set(calendar, index);
  return index;
}

/** What the notices alone say. */
function publishedWorkday(calendar: WorkingCalendar, date: BusinessDate): Workday {
  const { years, named } = indexOf(calendar);
  const day = named.get(date);
  if (day) return day.workday;
  if (!years.has(Number(date.slice(0, 4)))) return 'unpublished';
  return weekdayOf(date) < 6 ? 'work' : 'off';
}

/** The notices first, then the branch's own decision, else `unpublished`, for weekends as well. */
export function workdayOf(calendar: WorkingCalendar, date: BusinessDate): Workday {
  const published = publishedWorkday(calendar, date);
  return published === 'unpublished' ? (calendar.decided[date] ?? 'unpublished') : published;
}

/** `春节`, `调休上班` …; undefined for an ordinary day. */
export function dayName(calendar: WorkingCalendar, date: BusinessDate): string | undefined {
  return indexOf(calendar).named.get(date)?.name;
}

/** The years with a notice, ascending. */
export function yearsCovered(calendar: WorkingCalendar): number[] {
  return [...indexOf(calendar).years].sort((a, b) => a - b);
}

/** True when the notices alone settle every day of the week; decisions of the branch do not count. */
export function isWeekPublished(calendar: WorkingCalendar, week: IsoWeek): boolean {
  return weekDays(week).every((date) => publishedWorkday(calendar, date) !== 'unpublished');
}

/** Days that neither a notice nor the branch has settled. */
export function undecidedDays(calendar: WorkingCalendar, dates: readonly BusinessDate[]): BusinessDate[] {
  return dates.filter((date) => workdayOf(calendar, date) === 'unpublished');
}

export type WorkdayResult =
  | { ok: true; date: BusinessDate }
  | { ok: false; reason: 'unpublished'; date: BusinessDate };

/**
 * `count` working days after (or, negative, before) `date`, not counting `date` itself; 0 gives `date`. Fails with the
 * first day met whose year is not published.
 */
export function addWorkdays(calendar: WorkingCalendar, date: BusinessDate, count: number): WorkdayResult {
  const step = count < 0 ? -1 : 1;
  let current = date;
  for (let left = Math.abs(count); left > 0; ) {
    current = addDays(current, step);
    const workday = workdayOf(calendar, current);
    if (workday === 'unpublished') return { ok: false, reason: 'unpublished', date: current };
    if (workday === 'work') left -= 1;
  }
  return { ok: true, date: current };
}

/** The first working day after `date`. */
export function nextWorkday(calendar: WorkingCalendar, date: BusinessDate): WorkdayResult {
  return addWorkdays(calendar, date, 1);
}

/** Working days from the day after `from` up to `to`; null when one of the days is unpublished. */
export function workdaysBetween(
  calendar: WorkingCalendar,
  from: BusinessDate,
  to: BusinessDate,
): number | null {
  let count = 0;
  for (const date of datesFrom(addDays(from, 1), to)) {
    const workday = workdayOf(calendar, date);
    if (workday === 'unpublished') return null;
    if (workday === 'work') count += 1;
  }
  return count;
}

/** A calendar in which the given notices replace those of the same years and extend the rest. */
export function withYears(calendar: WorkingCalendar, years: readonly CalendarYear[]): WorkingCalendar {
  const replaced = new Set(years.map(({ year }) => year));
  const kept = calendar.years.filter(({ year }) => !replaced.has(year));
  return { ...calendar, years: [...kept, ...years].sort((a, b) => a.year - b.year) };
}

/** A calendar that also knows the branch's own answers for unpublished days. */
export function withDecidedDays(
  calendar: WorkingCalendar,
  decided: Readonly<Record<BusinessDate, 'work' | 'off'>>,
): WorkingCalendar {
  return { ...calendar, decided: { ...calendar.decided, ...decided } };
}
