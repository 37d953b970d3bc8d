import { describe, expect, it } from 'vitest';
import { periodOf, sameDayIn } from '../../../shared/rules/plan/period.ts';
import {
  actualsOf,
  figuresByWeek,
  figuresOf,
  type PlannedVisit,
  type VisitMade,
} from '../../../shared/rules/plan/planActual.ts';

const [a, b, c] = ['甲', '乙', '丙'].map((name) => ({ id: name, name })) as [
  { id: string; name: string },
  { id: string; name: string },
  { id: string; name: string },
];
const made = (date: string, customer: { id?: string; name: string }, stay?: number): VisitMade => ({
  date,
  customer,
  ...(stay !== undefined && { stay }),
});

describe('the period of a plan', () => {
  it('is the week or the month of any of its days', () => {
    expect(periodOf('week', '2026-11-18')).toEqual({
      from: '2026-11-16',
      to: '2026-11-22',
      label: '2026年第47周(11/16–11/22)',
    });
    expect(periodOf('month', '2028-02-29')).toEqual({
      from: '2028-02-01',
      to: '2028-02-29',
      label: '2028年2月',
    });
  });

  it('keeps the weekday from one period to the next', () => {
    expect(sameDayIn('week', periodOf('week', '2026-11-23'), '2026-11-18')).toBe('2026-11-25');
    // The first Monday of October to the first of November; the fifth Friday has no fellow.
    const november = periodOf('month', '2026-11-01');
    expect(sameDayIn('month', november, '2026-10-05')).toBe('2026-11-02');
    expect(sameDayIn('month', november, '2026-10-01')).toBe('2026-11-05');
    expect(sameDayIn('week', november, '2026-11-30')).toBeUndefined();
  });
});

describe('what became of the plan', () => {
  const of = (planned: PlannedVisit[], visits: VisitMade[], until?: string) =>
    actualsOf(planned, visits, until);

  it('is done on the day and changed on another', () => {
    const { rows, unplanned } = of(
      [
        { date: '2026-11-16', customer: a },
        { date: '2026-11-17', customer: b },
      ],
      [made('2026-11-16', a, 30), made('2026-11-19', b, 20), made('2026-11-19', c)],
    );
    expect(rows).toEqual([
      { actual: 'done', date: '2026-11-16', stay: 30 },
      { actual: 'changed', date: '2026-11-19', stay: 20 },
    ]);
    expect(unplanned).toEqual([made('2026-11-19', c)]);
  });

  it('counts a visit once, the exact day first whatever the order of the rows', () => {
    const { rows, unplanned } = of(
      [
        { date: '2026-11-16', customer: a },
        { date: '2026-11-18', customer: a },
      ],
      [made('2026-11-18', a)],
      '2026-11-18',
    );
    expect(rows).toEqual([{ actual: 'overdue' }, { actual: 'done', date: '2026-11-18' }]);
    expect(unplanned).toEqual([]);
  });

  it('is overdue only when a report of that day or a later one is there', () => {
    const planned = [{ date: '2026-11-17', customer: a }];
    expect(of(planned, []).rows).toEqual([{}]);
    expect(of(planned, [], '2026-11-16').rows).toEqual([{}]);
    expect(of(planned, [], '2026-11-17').rows).toEqual([{ actual: 'overdue' }]);
  });

  it('waits for the day to which a visit was put off, and knows a cancelled one', () => {
    const moved = { date: '2026-11-17', customer: a, change: 'move', movedTo: '2026-11-20' } as const;
    expect(of([moved], [], '2026-11-19').rows).toEqual([{}]);
    expect(of([moved], [], '2026-11-20').rows).toEqual([{ actual: 'overdue' }]);
    expect(of([moved], [made('2026-11-20', a)]).rows).toEqual([{ actual: 'changed', date: '2026-11-20' }]);
    expect(of([{ date: '2026-11-17', customer: a, change: 'cancel' }], [], '2026-11-30').rows).toEqual([
      { actual: 'cancelled' },
    ]);
  });

  it('knows a customer without a card by his name', () => {
    const planned = [{ date: '2026-11-17', customer: { name: '路边 新店' } }];
    expect(of(planned, [made('2026-11-17', { id: 'x', name: '路边新店' })]).rows).toEqual([
      { actual: 'done', date: '2026-11-17' },
    ]);
    expect(
      of([{ date: '2026-11-17', customer: a }], [made('2026-11-17', { id: 'b', name: '甲' })]).rows,
    ).toEqual([{}]);
  });
});

describe('the figures', () => {
  const rows = [
    { date: '2026-11-18', customer: a, stay: 60, became: { actual: 'done', date: '2026-11-18', stay: 45 } },
    { date: '2026-11-19', customer: b, stay: 30, became: { actual: 'overdue' } },
    { date: '2026-11-24', customer: c, became: { actual: 'changed', date: '2026-11-25', stay: 20 } },
    { customer: c, became: {} },
  ] as const;
  const unplanned = [made('2026-11-26', b, 90)];

  it('count visits and minutes; a row without a date is not planned yet', () => {
    expect(figuresOf(rows, unplanned)).toEqual({
      planned: 3,
      done: 1,
      changed: 1,
      cancelled: 0,
      overdue: 1,
      unplanned: 1,
      // 2 of 3, and 65 of 90 minutes.
      rate: 6667,
      plannedStay: 90,
      stay: 65,
      stayRate: 7222,
    });
    expect(figuresOf([], [])).toMatchObject({ planned: 0, rate: undefined, stayRate: undefined });
  });

  it('stand in the week of the planned day', () => {
    expect(
      figuresByWeek(rows, unplanned).map(({ week, planned, unplanned: beside }) => [week, planned, beside]),
    ).toEqual([
      ['2026-W47', 2, 0],
      ['2026-W48', 1, 1],
    ]);
  });
});
