import { addDays, type BusinessDate, datesFrom, daysBetween, weekdayOf } from './businessDate.ts';

/** An ISO 8601 week, `yyyy-Www`; Monday first, week 1 holds the year's first Thursday. */
export type IsoWeek = string;

const WRITTEN = /^([1-9]\d{3})-?W(\d{1,2})$/i;

function firstMonday(weekYear: number): BusinessDate {
  // 4 January is always in week 1.
  const fourth = `${weekYear}-01-04`;
  return addDays(fourth, 1 - weekdayOf(fourth));
}

/** The canonical week of `2026-W47`, `2026W47`, `2026-w7` …; null when that year has no such week. */
export function parseWeek(text: string): IsoWeek | null {
  const written = WRITTEN.exec(text.normalize('NFKC').trim());
  if (!written) return null;
  const week = `${written[1]}-W${written[2]?.padStart(2, '0')}`;
  const number = Number(written[2]);
  if (number < 1 || number > 53) return null;
  return weekOf(addDays(firstMonday(Number(written[1])), (number - 1) * 7)) === week ? week : null;
}

export function isWeek(text: string): text is IsoWeek {
  return parseWeek(text) === text;
}

export function weekOf(date: BusinessDate): IsoWeek {
  const thursday = addDays(date, 4 - weekdayOf(date));
  const year = Number(thursday.slice(0, 4));
  const number = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** @throws RangeError when `week` is not canonical. */
export function mondayOf(week: IsoWeek): BusinessDate {
  if (!isWeek(week)) throw new RangeError(`Not an ISO week: ${week}`);
  return addDays(firstMonday(Number(week.slice(0, 4))), (Number(week.slice(6)) - 1) * 7);
}

/** The seven dates, Monday first. */
export function weekDays(week: IsoWeek): BusinessDate[] {
  const monday = mondayOf(week);
  return datesFrom(monday, addDays(monday, 6));
}

export function nextWeek(week: IsoWeek): IsoWeek {
  return weekOf(addDays(mondayOf(week), 7));
}

export function previousWeek(week: IsoWeek): IsoWeek {
  return weekOf(addDays(mondayOf(week), -7));
}

/** `2026年第47周(11/16–11/22)`. */
export function weekLabel(week: IsoWeek): string {
  const monday = mondayOf(week);
  const short = (date: BusinessDate) => `${Number(date.slice(5, 7))}/${Number(date.slice(8))}`;
  return `${week.slice(0, 4)}年第${Number(week.slice(6))}周(${short(monday)}–${short(addDays(monday, 6))})`;
}
