import { expect, test } from 'vitest';
import { comparisonOf } from '../../../shared/comparison/comparison.ts';
import { ranksOf } from '../../../shared/comparison/customers.ts';
import type { ComparisonQuestion } from '../../../shared/comparison/question.ts';
import { missingYears } from '../../../shared/comparison/years.ts';
import { type SalesPower, salesPowerRules } from '../../../shared/forms/salesPower/rules.ts';

const customers = ['甲商行', '乙商行', '丙商行'].map((name, place) => ({
  id: `0193a5c0-0000-7000-8000-00000000000${place}`,
  code: `WX-00000${place + 1}`,
  name,
}));
const [first, second, third] = customers.map(({ id }) => id) as [string, string, string];

function sheet(customerId: string, year: number, sales: number[], more: SalesPower = {}) {
  const body = salesPowerRules.compute({
    year,
    unit: '件',
    months: sales.map((fen, place) => ({ month: place + 1, sales: fen, collected: fen / 2 })),
    ...more,
  });
  return { customerId, year, body };
}

const years: ComparisonQuestion = {
  way: 'years',
  customers: [first],
  year: 2026,
  measures: ['sales', 'collectedRate', 'ability'],
};
const yearsOf = (sheets: ReturnType<typeof sheet>[]) => {
  const comparison = comparisonOf(years, customers.slice(0, 1), sheets);
  if (comparison.way !== 'years') throw new Error('another way');
  return comparison;
};

test('a year not over yet is held against the same months of the year before', () => {
  const comparison = yearsOf([
    sheet(first, 2026, [300, 300], { management: '4' }),
    sheet(first, 2025, [100, 200, 5_000], { management: '3' }),
  ]);
  expect(comparison.until).toBe(2);
  expect(comparison.lines).toEqual([
    {
      measure: 'sales',
      title: '销售额（元）',
      thisYear: '6.00',
      lastYear: '3.00',
      change: '+3.00',
      changeRate: '+100.0%',
      wholeLastYear: '53.00',
    },
    {
      measure: 'collectedRate',
      title: '回款率',
      thisYear: '50%',
      lastYear: '50%',
      change: '0 个百分点',
      changeRate: '',
      wholeLastYear: '50%',
    },
    {
      measure: 'ability',
      title: '能力平均分（分）',
      thisYear: '4',
      lastYear: '3',
      change: '+1',
      changeRate: '+33.3%',
      wholeLastYear: '3',
    },
  ]);
  // Of the mark there are no months to draw.
  expect(comparison.charts.map(({ about }) => about)).toEqual([
    '销售额（元）：2026年与2025年各月对比',
    '回款率（%）：2026年与2025年各月对比',
  ]);
});

test('less than before is a minus, and nothing is compared with nothing', () => {
  expect(yearsOf([sheet(first, 2026, [100]), sheet(first, 2025, [400])]).lines[0]).toMatchObject({
    change: '-3.00',
    changeRate: '-75.0%',
  });
  const alone = yearsOf([sheet(first, 2026, [100])]);
  expect(alone.lines[0]).toMatchObject({
    thisYear: '1.00',
    lastYear: '',
    change: '',
    changeRate: '',
    wholeLastYear: '',
  });
  expect(missingYears(alone)).toEqual(['2025 年没有已提交的客户综合销售力分析表，无从对比']);
  expect(missingYears(yearsOf([]))).toHaveLength(2);
});

test('equal figures share a rank and the next is left out; who has none has no rank', () => {
  expect(ranksOf([5, 9, undefined, 9, 1], false)).toEqual([3, 1, undefined, 1, 4]);
  expect(ranksOf([5, 9, undefined, 9, 1], true)).toEqual([2, 3, undefined, 3, 1]);
});

test('customers stand by their rank in the first measure, those without a sheet last', () => {
  const question: ComparisonQuestion = {
    way: 'customers',
    customers: [first, second, third],
    year: 2026,
    measures: ['sales', 'complaints'],
  };
  const complaints = (count: number) => ({
    visits: Array(12).fill(0),
    complaints: [count, ...Array(11).fill(0)],
  });
  const made = (id: string, fen: number, count: number) => ({
    customerId: id,
    year: 2026,
    body: salesPowerRules.compute({ year: 2026, months: [{ month: 1, sales: fen }] }, complaints(count)),
  });
  const comparison = comparisonOf(question, customers, [made(second, 100, 2), made(third, 900, 5)]);
  if (comparison.way !== 'customers') throw new Error('another way');
  expect(comparison.titles).toEqual(['销售额（元）', '投诉件数（件）']);
  expect(comparison.lines.map(({ name, hasSheet, figures }) => [name, hasSheet, figures])).toEqual([
    [
      '丙商行',
      true,
      [
        { text: '9.00', rank: 1 },
        { text: '5', rank: 2 },
      ],
    ],
    [
      '乙商行',
      true,
      [
        { text: '1.00', rank: 2 },
        { text: '2', rank: 1 },
      ],
    ],
    ['甲商行', false, [{ text: '' }, { text: '' }]],
  ]);
  const said = comparison.charts[0]?.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
  expect(said).toEqual(['销售额（元）', '1', '丙商行', '9.00', '2', '乙商行', '1.00', '甲商行', '没有数据']);
});
