import { expect, test } from 'vitest';
import {
  type PerformanceCredit,
  performanceCreditRules,
  periodBefore,
} from '../../../shared/forms/performanceCredit/rules.ts';

const { start, compute, check, index, question } = performanceCreditRules;
const customer = {
  id: '0193a5c0-0000-7000-8000-000000000002',
  code: 'SH-000001',
  name: '无锡新希望服饰有限公司',
};

const sheet: PerformanceCredit = {
  customer,
  year: 2026,
  period: 'q3',
  asOf: '2026-09-30',
  deliveries: [
    // In full, on the due date.
    {
      shipped: '2026-07-03',
      amount: 1_000_000,
      quantity: 12_500,
      received: 1_000_000,
      receivedOn: '2026-08-20',
    },
    // In full, 13 days late.
    { shipped: '2026-07-31', amount: 300_000, quantity: 4_000, received: 300_000, receivedOn: '2026-09-02' },
    // In part; 10 days late by the sheet's date.
    { shipped: '2026-08-10', amount: 200_000, received: 50_000, receivedOn: '2026-09-15' },
    // Not due before 20 October.
    { shipped: '2026-09-18', amount: 400_000 },
  ],
};

test('a new sheet is of the quarter that today is in', () => {
  const author = { id: customer.id, name: '林会计', role: 'accountant' } as const;
  expect(start({ author, today: '2026-11-24' })).toEqual({ year: 2026, period: 'q4', asOf: '2026-11-24' });
  expect(start({ author, today: '2026-03-31' }).period).toBe('q1');
});

test('each delivery gets its due date, what is open, how late it is and a mark', () => {
  expect(
    compute(sheet).deliveries?.map(({ due, unpaid, overdue, mark }) => [due, unpaid, overdue, mark]),
  ).toEqual([
    ['2026-08-20', 0, 0, '良'],
    ['2026-08-20', 0, 13, '可'],
    ['2026-09-20', 150_000, 10, '可'],
    // Neither paid nor due: nothing to mark yet.
    ['2026-10-20', 400_000, 0, undefined],
  ]);
});

test('a delivery paid before it was due is in time, and more than its price leaves nothing open', () => {
  const [early, over] =
    compute({
      ...sheet,
      deliveries: [
        { shipped: '2026-07-03', amount: 100, received: 100, receivedOn: '2026-06-30' },
        { shipped: '2026-07-03', amount: 100, received: 130, receivedOn: '2026-08-01' },
      ],
    }).deliveries ?? [];
  expect(early).toMatchObject({ overdue: 0, mark: '良', unpaid: 0 });
  expect(over).toMatchObject({ overdue: 0, unpaid: 0 });
});

test('sums, rates and ages', () => {
  expect(compute(sheet, { creditLimit: 5_000_000 })).toMatchObject({
    quantityTotal: 16_500,
    salesTotal: 1_900_000,
    receivedTotal: 1_350_000,
    periodSales: 1_900_000,
    receivedRate: 7105,
    unpaidTotal: 550_000,
    creditLimit: 5_000_000,
    creditUse: 1100,
    notDue: 400_000,
    to30: 150_000,
    to60: 0,
    over180: 0,
    overdueTotal: 150_000,
    longestOverdue: 10,
    // (1,000,000 × 4 + 300,000 × 3 + 200,000 × 3) ÷ 1,500,000 = 3.67
    autoPeriodMark: '良',
    periodMark: '良',
  });
});

test('without deliveries there is nothing to add up, not zero', () => {
  const empty = compute({ customer, year: 2026, period: 'q3', asOf: '2026-09-30' });
  expect(empty).toEqual({ customer, year: 2026, period: 'q3', asOf: '2026-09-30' });
});

test('a changed mark counts, for the delivery and for the period', () => {
  const changed = compute({
    ...sheet,
    deliveries:
      sheet.deliveries?.map((delivery, row) =>
        row === 0 ? { ...delivery, changedMark: 'bad' } : delivery,
      ) ?? [],
  });
  expect(changed.deliveries?.[0]).toMatchObject({ autoMark: '良', mark: '劣' });
  // (1,000,000 × 1 + 500,000 × 3) ÷ 1,500,000 = 1.67
  expect(changed.periodMark).toBe('差');
  expect(check(changed)).toContainEqual(expect.objectContaining({ path: ['deliveries', 0, 'reason'] }));
  const overruled = compute({ ...sheet, changedPeriodMark: 'poor' });
  expect(overruled).toMatchObject({ autoPeriodMark: '良', periodMark: '差' });
  expect(check(overruled)).toContainEqual(expect.objectContaining({ path: ['periodReason'] }));
  expect(
    check(compute({ ...sheet, changedPeriodMark: 'poor', periodReason: '新换负责人，多次失约' })),
  ).toEqual([]);
});

test('what was open before the period is carried over, and counts as a delivery but not of this period', () => {
  const carried = compute(
    { ...sheet, deliveries: [{ shipped: '2026-05-11', amount: 80_000 }, ...(sheet.deliveries ?? [])] },
    { broughtForward: 80_000 },
  );
  expect(carried).toMatchObject({
    salesTotal: 1_980_000,
    periodSales: 1_900_000,
    to180: 80_000,
    longestOverdue: 102,
  });
  expect(check(carried, { broughtForward: 80_000 })).toEqual([]);
  expect(check(compute(sheet), { broughtForward: 80_000 })).toEqual([
    expect.objectContaining({ path: ['broughtForward'], severity: 'warning' }),
  ]);
});

test('the year before stands beside', () => {
  const lastYear = { mark: '可', sales: 2_000_000, receivedRate: 9_000 };
  expect(compute(sheet, { lastYear })).toMatchObject({
    lastYearMark: '可',
    lastYearSales: 2_000_000,
    lastYearRate: 9_000,
    salesGrowth: -500,
  });
});

test.each([
  ['receivedOn', { shipped: '2026-07-03', amount: 100, received: 50 }],
  ['received', { shipped: '2026-07-03', amount: 100, receivedOn: '2026-08-01' }],
  ['shipped', { shipped: '2026-10-01', amount: 100 }],
  ['receivedOn', { shipped: '2026-07-03', amount: 100, received: 100, receivedOn: '2026-10-01' }],
])('refuses a wrong %s', (key, delivery) => {
  expect(check(compute({ ...sheet, deliveries: [delivery] }))).toEqual([
    expect.objectContaining({ path: ['deliveries', 0, key], severity: 'error' }),
  ]);
});

test('goods shipped after the date up to which is counted are refused', () => {
  const early = { ...sheet, asOf: '2026-08-31', deliveries: [{ shipped: '2026-09-01', amount: 100 }] };
  expect(check(compute(early))).toEqual([expect.objectContaining({ path: ['deliveries', 0, 'shipped'] })]);
});

test('owing more than the credit limit is a warning', () => {
  expect(check(compute(sheet, { creditLimit: 500_000 }), { creditLimit: 500_000 })).toEqual([
    expect.objectContaining({ path: ['creditUse'], severity: 'warning' }),
  ]);
});

test('one sheet for each customer and period', () => {
  expect(index(sheet)).toEqual({
    title: '无锡新希望服饰有限公司 2026年第三季度',
    customerId: customer.id,
    businessDate: '2026-09-30',
    uniqueKey: `${customer.id} 2026 q3`,
  });
  expect(index({})).toEqual({ title: '（未写客户的业绩评估表）' });
  expect(question?.(sheet)).toEqual({
    customerId: customer.id,
    year: 2026,
    period: 'q3',
    asOf: '2026-09-30',
  });
  expect(question?.({ customer })).toBeUndefined();
});

test.each([
  [2026, 'q1', 2025, 'q4'],
  [2026, 'q2', 2026, 'q1'],
  [2026, 'q4', 2026, 'q3'],
  [2026, 'year', 2025, 'year'],
] as const)('before %i %s is %i %s', (year, period, yearBefore, before) => {
  expect(periodBefore(year, period)).toEqual({ year: yearBefore, period: before });
});
