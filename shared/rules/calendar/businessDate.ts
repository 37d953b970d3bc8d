/**
 * The day that a paper bears, `yyyy-mm-dd`, without a time zone. Years 1000 to 9999: the fixed width makes
 * string order the order in time.
 */
export type BusinessDate = string;

/** Monday 1 … Sunday 7, as ISO 8601 counts. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const DAY_MS = 86_400_000;
const WRITTEN = /^([1-9]\d{3})-(\d{2})-(\d{2})$/;
const WEEKDAY_NAMES = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** Days since 1970-01-01, or null when the text is no real date in canonical form. */
function dayNumberOrNull(text: string): number | null {
  const written = WRITTEN.exec(text);
  if (!written) return null;
  const [year, month, day] = [Number(written[1]), Number(written[2]), Number(written[3])];
  // UTC has neither zone nor summer time, so its days are exactly 86,400,000 ms.
  const instant = new Date(Date.UTC(year, month - 1, day));
  // A month or day that does not exist always runs over into another month.
  return instant.getUTCMonth() === month - 1 ? instant.getTime() / DAY_MS : null;
}

function dayNumber(date: BusinessDate): number {
  const number = dayNumberOrNull(date);
  if (number === null) throw new RangeError(`Not a business date: ${date}`);
  return number;
}

function fromDayNumber(number: number): BusinessDate {
  const text = new Date(number * DAY_MS).toISOString().slice(0, 10);
  if (!WRITTEN.test(text)) throw new RangeError(`Outside the years 1000 to 9999: ${text}`);
  return text;
}

export function isBusinessDate(text: string): text is BusinessDate {
  return dayNumberOrNull(text) !== null;
}

/**
 * The date that a user or a spreadsheet wrote: `2026-11-6`, `2026/11/06`, `2026.11.6`, `2026年11月6日`, `20261106`,
 * also in full width. Null when it is not one of these or not a real date; the order is always year, month, day.
 */
export function parseBusinessDate(text: string): BusinessDate | null {
  const plain = text.normalize('NFKC').trim();
  const written =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(plain)?.toSpliced(2, 1) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (!written) return null;
  const [, year = '', month = '', day = ''] = written;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isBusinessDate(date) ? date : null;
}

/** @throws RangeError when `date` is not a business date or the result leaves the years 1000 to 9999. */
export function addDays(date: BusinessDate, days: number): BusinessDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Days from `from` to `to`: 1 for the next day, negative when `to` lies before `from`. */
export function daysBetween(from: BusinessDate, to: BusinessDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** For sorting: negative when `a` is earlier. */
export function compareDates(a: BusinessDate, b: BusinessDate): number {
  return dayNumber(a) - dayNumber(b);
}

export function weekdayOf(date: BusinessDate): Weekday {
  // Day 0 (1970-01-01) was a Thursday.
  return (((((dayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** `星期一` … `星期日`. */
export function weekdayName(date: BusinessDate): string {
  return `星期${WEEKDAY_NAMES[weekdayOf(date) - 1]}`;
}

/** Every date from `from` to `to`, both included; empty when `to` lies before `from`. */
export function datesFrom(from: BusinessDate, to: BusinessDate): BusinessDate[] {
  const count = Math.max(0, daysBetween(from, to) + 1);
  return Array.from({ length: count }, (_, index) => addDays(from, index));
}

/**
 * The same day of the month `months` later; the month's last day where that month is shorter
 * (2026-01-31 + 1 month = 2026-02-28).
 * @throws RangeError as `addDays`.
 */
export function addMonths(date: BusinessDate, months: number): BusinessDate {
  dayNumber(date);
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  const head = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  for (const day of [date.slice(8), '30', '29', '28']) {
    const candidate = `${head}-${day}`;
    if (day <= date.slice(8) && isBusinessDate(candidate)) return candidate;
  }
  throw new RangeError(`Outside the years 1000 to 9999: ${head}`);
}
