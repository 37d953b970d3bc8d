import { expect, it } from 'vitest';
import { weekSummary } from '../../../electron/week/weekSummary.ts';
import { formOf } from '../../../shared/forms/registry.ts';

const complaint = {
  form: 'complaintCard',
  number: 'TS-000007',
  title: '无锡希望 产品质量',
  state: 'submitted',
  body: {
    customer: { id: 'c', name: '无锡希望' },
    acceptedOn: '2026-11-16',
    urgency: 'urgent',
    lossTotal: 12_345,
  },
};

it('has the columns of the list for each further form of which the week has papers', () => {
  const sheets = weekSummary([complaint, { ...complaint, number: null, title: '第二份', state: 'void' }]);
  expect(sheets.map(({ name }) => name)).toEqual([
    '日报汇总',
    '拜访明细',
    '客户卡变更',
    formOf('complaintCard').description.title,
  ]);
  const cards = sheets[3];
  const cell = (row: number, title: string) =>
    cards?.rows[row]?.[cards.columns.findIndex((column) => column.title === title)];
  expect(cell(0, '编号')).toBe('TS-000007');
  expect(cell(0, '客户')).toBe('无锡希望');
  expect(cell(0, '受理日期')).toBe('2026-11-16');
  expect(cell(0, '紧急程度')).toBe('紧急');
  expect(cell(1, '编号')).toBeUndefined();
  expect(cell(1, '状态')).toBe('作废');
  expect(new Set(cards?.rows.map((row) => row.length))).toEqual(new Set([cards?.columns.length]));
});

it('shows days as dates', () => {
  const cards = weekSummary([complaint])[3];
  expect(cards?.columns.find(({ title }) => title === '受理日期')?.kind).toBe('date');
});
