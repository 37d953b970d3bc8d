import { expect, test } from 'vitest';
import { summaryCsv } from '../../../electron/customers/summary/files.ts';
import { MOST_ON_PAPER, summaryPaper } from '../../../electron/customers/summary/paper.ts';
import { summaryLines } from '../../../shared/rules/customerSummary/summaryLines.ts';
import { levelName, type SummaryRow, stateText } from '../../../shared/rules/customerSummary/summaryRow.ts';

const row = (code: string, type?: string, level?: string, yearFen = 100): SummaryRow => ({
  id: code,
  code,
  name: `${code} 公司`,
  yearFen,
  ...(type && { type }),
  ...(level && { level }),
});

const maker = {
  branch: { code: 'SH', name: '上海分公司' },
  madeBy: '沈静',
  madeAt: '2026-11-20T09:00:00+08:00',
};

test('each type and level is closed by its subtotal, each type by its own, all by the grand total', () => {
  const lines = summaryLines([
    row('1', 'dealer', 'A', 1_00),
    row('2', 'dealer', 'A', 2_00),
    row('3', 'dealer', undefined, 4_00),
    row('4', 'dealer', 'unrated', 8_00),
    row('5', undefined, 'A', 16_00),
  ]);
  expect(
    lines.map((line) =>
      line.kind === 'customer'
        ? `${line.place} ${line.row.code}`
        : `${line.label} ${line.count} ${line.yearFen}`,
    ),
  ).toEqual([
    '1 1',
    '2 2',
    '经销商 A 级 小计 2 300',
    '3 3',
    '4 4',
    // No level is 未分级: one group.
    '经销商 未分级 小计 2 1200',
    '经销商 合计 4 1500',
    '5 5',
    '类型未填 A 级 小计 1 1600',
    '类型未填 合计 1 1600',
    '总计 5 3100',
  ]);
  expect(summaryLines([])).toEqual([]);
});

test('names of levels and states', () => {
  expect([levelName('A'), levelName('unrated'), levelName(undefined)]).toEqual(['A 级', '未分级', '未分级']);
  expect(stateText({ cooperation: 'cooperating' })).toBe('合作中');
  expect(stateText({ draft: true })).toBe('待建卡');
  expect(stateText({ cooperation: 'signed', draft: true })).toBe('已签约（待建卡）');
});

test('CSV defuses formulas, keeps long numbers as text and amounts plain', () => {
  const text = summaryCsv(
    summaryLines([{ ...row('SH-1', 'dealer', 'A', 1_234_567_00), name: '@cmd', phone: '13812345678901' }]),
  );
  expect(text.startsWith('\ufeff"序号","客户编号","名称"')).toBe(true);
  const [, first, total] = text.split('\r\n');
  expect(first).toContain(`"'@cmd"`);
  expect(first).toContain(`"'13812345678901"`);
  expect(first).toContain('"1234567.00"');
  expect(total).toContain('"经销商 A 级 小计 1 家"');
});

test('the paper says its scope; too long a one is refused with a way out', () => {
  const paper = summaryPaper(
    summaryLines([row('1', 'dealer', 'A')]),
    { until: '2026-11-20', about: '' },
    maker,
  );
  expect(paper).toMatchObject({ scope: '全部客户', asOf: '2026-11-20', landscape: true });
  const many = summaryLines(Array.from({ length: MOST_ON_PAPER + 1 }, (_, index) => row(String(index))));
  expect(() => summaryPaper(many, { until: '2026-11-20', about: '' }, maker)).toThrow(/Excel/);
});
