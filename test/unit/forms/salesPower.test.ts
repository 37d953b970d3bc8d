import { expect, test } from 'vitest';
import { type SalesPower, salesPowerRules } from '../../../shared/forms/salesPower/rules.ts';

const { start, compute, check, index } = salesPowerRules;
const customer = {
  id: '0193a5c0-0000-7000-8000-000000000002',
  code: 'SH-000001',
  name: '无锡新希望服饰有限公司',
};
const author = { id: customer.id, name: '林会计', role: 'accountant' } as const;

const sheet: SalesPower = {
  ...start({ author, today: '2026-04-02' }),
  customer,
  unit: '件',
  months: [
    {
      month: 1,
      volume: 120_000,
      sales: 600_000,
      customerVolume: 480_000,
      target: 500_000,
      collected: 450_000,
      stock: 60_000,
      outlets: 40,
    },
    {
      month: 2,
      volume: 80_000,
      sales: 400_000,
      target: 500_000,
      collected: 600_000,
      stock: 100_000,
      outlets: 44,
      newOutlets: 4,
    },
    { month: 3 },
    { month: 5, target: 500_000 },
  ],
};

test('a new sheet has the twelve months of this year', () => {
  const begun = start({ author, today: '2026-11-24' });
  expect(begun).toMatchObject({ year: 2026, asOf: '2026-11-24' });
  expect(begun.months).toEqual(Array.from({ length: 12 }, (_, place) => ({ month: place + 1 })));
});

test('there are always twelve months in their order', () => {
  const months = compute(sheet).months ?? [];
  expect(months.map(({ month }) => month)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(months[4]).toEqual({ month: 5, target: 500_000 });
  expect(months[2]).toEqual({ month: 3 });
});

test('shares and rates of a month', () => {
  expect(compute(sheet).months?.[0]).toMatchObject({
    share: 2500,
    achieved: 12_000,
    collectedRate: 7500,
    // 60 of stock at 120 a month of 31 days.
    stockDays: 16,
  });
  // February 2026 has 28 days: 100 ÷ 80 × 28.
  expect(compute(sheet).months?.[1]?.stockDays).toBe(35);
  expect(compute(sheet).months?.[1]?.share).toBeUndefined();
});

test('flows are added up, of levels the last month counts, and what nobody filled in stays empty', () => {
  const computed = compute(sheet);
  expect(computed).toMatchObject({
    volumeTotal: 200_000,
    salesTotal: 1_000_000,
    // Of January alone, where both are known.
    shareTotal: 2500,
    targetTotal: 1_500_000,
    achievedTotal: 6667,
    collectedTotal: 1_050_000,
    collectedRateTotal: 10_500,
    stockLatest: 100_000,
    // A mean stock of 80 at 200 in 59 days.
    stockDaysTotal: 24,
    outletsLatest: 44,
    newOutletsTotal: 4,
  });
  expect(computed).not.toHaveProperty('promotionTotal');
  expect(computed).not.toHaveProperty('visitsTotal');
});

test('visits and complaints come from the archive; a month that was worked in shows none as 0, one to come as nothing', () => {
  const visits = [3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0];
  const complaints = [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const computed = compute(sheet, { visits, complaints });
  expect(computed.months?.map((month) => [month.visits, month.complaints]).slice(0, 5)).toEqual([
    [3, 0],
    [0, 1],
    [undefined, undefined],
    [2, 0],
    [undefined, undefined],
  ]);
  expect(computed).toMatchObject({ visitsTotal: 5, complaintsTotal: 1 });
});

test('computing twice changes nothing', () => {
  const facts = { visits: Array(12).fill(1), complaints: Array(12).fill(0) };
  const once = compute(sheet, facts);
  expect(compute(once, facts)).toEqual(once);
  expect(compute(once).months?.[0]).not.toHaveProperty('visits');
});

test('the average of the marks given, to one decimal', () => {
  expect(compute({ ...sheet, management: '4', team: '3', funds: '3' }).abilityAverage).toBe(3300);
  expect(compute({ ...sheet, management: '5' }).abilityAverage).toBe(5000);
  expect(compute(sheet)).not.toHaveProperty('abilityAverage');
});

test.each<[string, SalesPower, (string | number)[], 'error' | 'warning']>([
  [
    'more sold than the customer sells',
    { months: [{ month: 1, volume: 10, customerVolume: 9 }] },
    ['months', 0, 'customerVolume'],
    'error',
  ],
  [
    'more new outlets than outlets',
    { months: [{ month: 1, outlets: 3, newOutlets: 4 }] },
    ['months', 0, 'newOutlets'],
    'warning',
  ],
  ['figures of a month to come', { months: [{ month: 5, sales: 1 }] }, ['months', 4, 'volume'], 'error'],
  ['a competitor without a name', { months: [{ month: 1, rivalBVolume: 5 }] }, ['rivalB'], 'error'],
  ['no month filled in', { months: [{ month: 5, target: 1 }] }, ['months'], 'error'],
])('tells of %s', (_, body, path, severity) => {
  expect(check(compute({ ...sheet, ...body }))).toEqual([expect.objectContaining({ path, severity })]);
});

test('a filled sheet is in order', () => {
  expect(check(compute(sheet))).toEqual([]);
});

test('one sheet for each customer and year', () => {
  expect(index(sheet)).toEqual({
    title: '无锡新希望服饰有限公司 2026年',
    customerId: customer.id,
    businessDate: '2026-04-02',
    uniqueKey: `${customer.id} 2026`,
  });
});
