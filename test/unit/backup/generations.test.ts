import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Generation, keptGenerations } from '../../../shared/rules/backup/generations.ts';
import { addDays } from '../../../shared/rules/calendar/businessDate.ts';

const daily = (date: string, time = '09:00:00'): Generation => ({
  name: `${date}_${time}`,
  kind: 'daily',
  at: `${date}T${time}+08:00`,
});

/** A branch that makes one backup a day and throws away what is not kept, as the program does. */
function afterDays(days: number, until: string): string[] {
  let held: Generation[] = [];
  for (let day = days - 1; day >= 0; day -= 1) {
    held.push(daily(addDays(until, -day)));
    const kept = keptGenerations(held);
    held = held.filter(({ name }) => kept.has(name));
  }
  return held.map(({ at }) => at.slice(0, 10)).sort();
}

it('keeps seven days, five weeks and twelve months of two years', () => {
  expect(afterDays(730, '2026-11-24')).toEqual([
    // The last day of each month; December's is the twelfth.
    ...['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30'],
    ...['2026-07-31', '2026-08-31', '2026-09-30'],
    // Sundays of the weeks before this one, and October's last day.
    ...['2026-10-31', '2026-11-01', '2026-11-08', '2026-11-15'],
    ...['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'],
  ]);
});

it('keeps of one day the newest three, and the last three made before something', () => {
  const before = (hour: number): Generation => ({
    name: `before ${hour}`,
    kind: hour % 2 ? 'beforeRestore' : 'beforeMigration',
    at: `2026-11-24T0${hour}:00:00+08:00`,
  });
  const kept = keptGenerations([
    ...[1, 2, 3, 4, 9].map(before),
    ...['05', '06', '07', '08'].map((hour) => daily('2026-11-24', `${hour}:00:00`)),
    daily('2026-11-24', '08:30:00'),
  ]);
  expect([...kept]).toEqual([
    ['2026-11-24_08:30:00', ['recent', 'day', 'week', 'month']],
    ['2026-11-24_08:00:00', ['recent']],
    ['2026-11-24_07:00:00', ['recent']],
    ['before 9', ['event']],
    ['before 4', ['event']],
    ['before 3', ['event']],
  ]);
});

it('never drops the newest, and a clock that stood wrong costs no more than one place', () => {
  const days = fc.uniqueArray(
    fc.integer({ min: 0, max: 5_000 }).map((day) => addDays('2026-01-01', day)),
    { minLength: 1, maxLength: 60 },
  );
  fc.assert(
    fc.property(days, (dates) => {
      const generations = dates.map((date) => daily(date));
      const kept = keptGenerations(generations);
      expect(kept.has(`${[...dates].sort().at(-1)}_09:00:00`)).toBe(true);
      expect(kept.size).toBeLessThanOrEqual(7 + 5 + 12);
      const withStray = keptGenerations([...generations, daily('2080-05-05')]);
      expect([...kept.keys()].filter((name) => !withStray.has(name)).length).toBeLessThanOrEqual(3);
    }),
  );
});
