import {
  addDays,
  type BusinessDate,
  parseBusinessDate,
} from '../../../shared/rules/calendar/businessDate.ts';
import { emptied, type Reading, read, unreadable } from './reading.ts';

const MESSAGE = '日期请写成 20261116、11-16 或 2026-11-16';

/**
 * Every way of writing that a clerk uses: a whole date, six digits (261116), or month and day of `today`'s year
 * (1116, 11-16, 11月16日).
 */
export function readDate(text: string, today: BusinessDate): Reading<BusinessDate> {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  if (plain === '') return emptied;
  const date = parseBusinessDate(plain) ?? fromDigits(plain, today) ?? fromMonthAndDay(plain, today);
  return date === null ? unreadable(MESSAGE) : read(date);
}

function fromDigits(plain: string, today: BusinessDate): BusinessDate | null {
  if (/^\d{6}$/.test(plain)) return parseBusinessDate(`${today.slice(0, 2)}${plain}`);
  return /^\d{4}$/.test(plain) ? parseBusinessDate(`${today.slice(0, 4)}${plain}`) : null;
}

function fromMonthAndDay(plain: string, today: BusinessDate): BusinessDate | null {
  const written = /^(\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain);
  return written && parseBusinessDate(`${today.slice(0, 4)}-${written[1]}-${written[2]}`);
}

/** The date `days` away; `today` where none is written yet. */
export function stepDate(date: BusinessDate | null, days: number, today: BusinessDate): BusinessDate {
  return date === null ? today : addDays(date, days);
}
