import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, weekdayOf } from '../../../shared/rules/calendar/businessDate.ts';
import {
  isWeek,
  mondayOf,
  nextWeek,
  parseWeek,
  previousWeek,
  weekDays,
  weekLabel,
  weekOf,
} from '../../../shared/rules/calendar/isoWeek.ts';

const anyDate = fc
  .integer({ min: -200_000, max: 200_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

describe('ISO weeks', () => {
  // Turns of the year as ISO 8601 tables give them.
  test.each([
    ['2026-11-16', '2026-W47'],
    ['2026-11-22', '2026-W47'],
    ['2025-12-29', '2026-W01'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2005-01-01', '2004-W53'],
    ['2008-12-30', '2009-W01'],
    ['2010-01-03', '2009-W53'],
    ['2024-12-30', '2025-W01'],
  ])('%s lies in %s', (date, week) => {
    expect(weekOf(date)).toBe(week);
  });

  test.each([
    ['2026-W47', '2026-W47'],
    ['2026W47', '2026-W47'],
    ['2026-w7', '2026-W07'],
    ['２０２６－Ｗ４７', '2026-W47'],
    ['2026-W53', '2026-W53'],
    ['2025-W53', null],
    ['2026-W00', null],
    ['2026-W54', null],
    ['2026-47', null],
    ['', null],
  ])('%s is read as %s', (text, week) => {
    expect(parseWeek(text)).toBe(week);
  });

  test('label', () => {
    expect(weekLabel('2026-W47')).toBe('2026年第47周(11/16–11/22)');
    expect(weekLabel('2026-W01')).toBe('2026年第1周(12/29–1/4)');
  });

  test('only the canonical form is a week', () => {
    expect(isWeek('2026-W47')).toBe(true);
    expect(isWeek('2026-w47')).toBe(false);
    expect(() => mondayOf('2025-W53')).toThrow(RangeError);
  });

  test('every date lies in its own week; neighbours follow without a hole', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const week = weekOf(date);
        expect(parseWeek(week)).toBe(week);
        const days = weekDays(week);
        expect(days).toHaveLength(7);
        expect(days).toContain(date);
        expect(days.map(weekdayOf)).toEqual([1, 2, 3, 4, 5, 6, 7]);
        expect(mondayOf(nextWeek(week))).toBe(addDays(mondayOf(week), 7));
        expect(previousWeek(nextWeek(week))).toBe(week);
        expect(nextWeek(week) > week).toBe(true);
      }),
    );
  });
});
