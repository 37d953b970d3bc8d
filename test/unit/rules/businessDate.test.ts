import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  compareDates,
  datesFrom,
  daysBetween,
  isBusinessDate,
  parseBusinessDate,
  weekdayName,
  weekdayOf,
} from '../../../shared/rules/calendar/businessDate.ts';

const anyDate = fc
  .integer({ min: -300_000, max: 2_000_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

describe('business dates', () => {
  test.each([
    ['2026-11-16', true],
    ['2024-02-29', true],
    ['2000-02-29', true],
    ['1900-02-29', false],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-04-31', false],
    ['2026-1-1', false],
    ['0999-01-01', false],
    ['2026-11-16T00:00:00Z', false],
    [' 2026-11-16', false],
    ['', false],
  ])('%s is a real date: %s', (text, real) => {
    expect(isBusinessDate(text)).toBe(real);
  });

  test.each([
    ['2026-11-6', '2026-11-06'],
    ['2026/11/06', '2026-11-06'],
    ['2026.1.6', '2026-01-06'],
    ['2026年11月6日', '2026-11-06'],
    ['20261106', '2026-11-06'],
    ['２０２６－１１－０６', '2026-11-06'],
    [' 1987-01-01 ', '1987-01-01'],
    ['2026-11/06', null],
    ['2026-02-30', null],
    ['06/11/2026', null],
    ['去年', null],
  ])('%s is written for %s', (text, date) => {
    expect(parseBusinessDate(text)).toBe(date);
  });

  test('weekdays', () => {
    expect(weekdayOf('2026-11-16')).toBe(1);
    expect(weekdayOf('2026-11-22')).toBe(7);
    expect(weekdayOf('1969-12-31')).toBe(3);
    expect(weekdayName('2026-11-22')).toBe('星期日');
  });

  test('a month later keeps the day or takes the last of the month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2028-01-30', 1)).toBe('2028-02-29');
    expect(addMonths('2026-11-16', 3)).toBe('2027-02-16');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  });

  test('what is no date throws, also at the ends of the years', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addMonths('9999-12-31', 1)).toThrow(RangeError);
  });

  test('adding days and counting them are inverse, and string order is time order', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
        const other = addDays(date, days);
        expect(isBusinessDate(other)).toBe(true);
        expect(daysBetween(date, other)).toBe(days);
        expect(Math.sign(compareDates(other, date))).toBe(Math.sign(days));
        expect(other > date).toBe(days > 0);
        expect((weekdayOf(date) - 1 + (((days % 7) + 7) % 7)) % 7).toBe(weekdayOf(other) - 1);
      }),
    );
  });

  test('a span holds both ends', () => {
    expect(datesFrom('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(datesFrom('2026-03-01', '2026-02-27')).toEqual([]);
  });
});
