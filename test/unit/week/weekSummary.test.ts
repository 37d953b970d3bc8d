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

it('holds each planned visit against what became of it', () => {
  const plan = {
    form: 'visitPlan',
    number: null,
    title: '陈立 2026年第47周',
    state: 'submitted',
    body: {
      salesperson: { id: 'p', name: '陈立' },
      covers: '2026年第47周(11/16–11/22)',
      visits: [
        {
          date: '2026-11-16',
          customer: { id: 'c', code: 'SH-000001', name: '无锡希望' },
          purposes: ['revisit', 'collect'],
          plannedStay: 40,
          actual: '变更',
          actualDate: '2026-11-17',
          actualStay: 35,
        },
        { date: '2026-11-18', customer: { name: '新到' }, change: 'cancel', reason: '停业', actual: '取消' },
      ],
    },
  };
  const sheets = weekSummary([plan, { ...plan, state: 'void' }]);
  const actual = sheets.find(({ name }) => name === '计划与实际');
  const shown = actual?.rows.map((row) =>
    Object.fromEntries(actual.columns.map(({ title }, place) => [title, row[place]])),
  );
  expect(shown).toEqual([
    expect.objectContaining({
      业务员: '陈立',
      计划日期: '2026-11-16',
      客户编号: 'SH-000001',
      目的: '回访、收款',
      '预定停留（分钟）': 40,
      实际: '变更',
      实际日期: '2026-11-17',
      '实际停留（分钟）': 35,
    }),
    expect.objectContaining({ 客户: '新到', 变更报备: '取消', '变更、取消原因': '停业', 实际: '取消' }),
  ]);
  expect(weekSummary([complaint]).some(({ name }) => name === '计划与实际')).toBe(false);
});
