import { expect, test } from 'vitest';
import { ageBand, ageing } from '../../../shared/rules/receivables/ageing.ts';
import { dueDate, overdueDays } from '../../../shared/rules/receivables/dueDate.ts';
import { markOf, overallMark } from '../../../shared/rules/receivables/paymentMark.ts';

test.each([
  ['2026-10-01', '2026-11-20'],
  ['2026-10-31', '2026-11-20'],
  ['2026-12-15', '2027-01-20'],
  ['2028-01-31', '2028-02-20'],
])('goods shipped on %s are due on %s', (shipped, due) => {
  expect(dueDate(shipped)).toBe(due);
});

test('the due date itself is in time, the day after it is one day late', () => {
  expect(overdueDays('2026-11-20', '2026-11-19')).toBe(0);
  expect(overdueDays('2026-11-20', '2026-11-20')).toBe(0);
  expect(overdueDays('2026-11-20', '2026-11-21')).toBe(1);
  expect(overdueDays('2026-11-20', '2027-01-01')).toBe(42);
});

test.each([
  [0, 'notDue'],
  [1, 'to30'],
  [30, 'to30'],
  [31, 'to60'],
  [60, 'to60'],
  [61, 'to90'],
  [90, 'to90'],
  [91, 'to180'],
  [180, 'to180'],
  [181, 'over180'],
  [4000, 'over180'],
])('%i days late is in the band %s', (days, band) => {
  expect(ageBand(days)).toBe(band);
});

test('what is owed is added up by band', () => {
  expect(
    ageing([
      { overdueDays: 0, unpaidFen: 100 },
      { overdueDays: 12, unpaidFen: 20 },
      { overdueDays: 30, unpaidFen: 3 },
      { overdueDays: 365, unpaidFen: 7 },
    ]),
  ).toEqual({ notDue: 100, to30: 23, to60: 0, to90: 0, to180: 0, over180: 7 });
});

test.each([
  [0, 'good'],
  [1, 'fair'],
  [30, 'fair'],
  [31, 'poor'],
  [90, 'poor'],
  [91, 'bad'],
])('%i days late is marked %s', (days, mark) => {
  expect(markOf(days)).toBe(mark);
});

test('the mark of a period weighs each delivery by its worth', () => {
  const late = { mark: 'bad', fen: 1_000 } as const;
  expect(overallMark([{ mark: 'good', fen: 9_000 }, late])).toBe('good');
  expect(overallMark([{ mark: 'good', fen: 5_000 }, late])).toBe('good');
  expect(overallMark([{ mark: 'good', fen: 4_999 }, late])).toBe('fair');
  expect(overallMark([{ mark: 'good', fen: 1_000 }, late])).toBe('fair');
  expect(overallMark([late])).toBe('bad');
  expect(overallMark([])).toBeUndefined();
});

test('other limits give other marks', () => {
  const strict = { fairUpTo: 7, poorUpTo: 14, goodPoints: 100, fairPoints: 80, poorPoints: 40, badPoints: 0 };
  expect([0, 7, 8, 14, 15].map((days) => markOf(days, strict))).toEqual([
    'good',
    'fair',
    'poor',
    'poor',
    'bad',
  ]);
  // 70 points: 可 has 80, 差 40.
  const mixed = [
    { mark: 'good' as const, fen: 700 },
    { mark: 'bad' as const, fen: 300 },
  ];
  expect(overallMark(mixed, strict)).toBe('fair');
  expect(overallMark(mixed)).toBe('fair');
  // Half way between 可 (80) and 差 (40) it is the better.
  const half = [
    { mark: 'fair' as const, fen: 1 },
    { mark: 'poor' as const, fen: 1 },
  ];
  expect(overallMark(half, strict)).toBe('fair');
  expect(
    overallMark(
      [
        { mark: 'poor', fen: 1 },
        { mark: 'bad', fen: 1 },
      ],
      strict,
    ),
  ).toBe('poor');
  expect(
    overallMark(
      [
        { mark: 'poor', fen: 49 },
        { mark: 'bad', fen: 51 },
      ],
      strict,
    ),
  ).toBe('bad');
});
