import { expect, test } from 'vitest';
import { summaryPaper } from '../../../electron/customers/summary/paper.ts';
import type { DerivedPaper } from '../../../electron/sheets/derived/paper.ts';
import { bundledFonts } from '../../../electron/sheets/fonts/bundledFonts.ts';
import { FontBook } from '../../../electron/sheets/fonts/fontBook.ts';
import { renderSheet } from '../../../electron/sheets/render.ts';
import { summaryLines } from '../../../shared/rules/customerSummary/summaryLines.ts';
import type { SummaryRow } from '../../../shared/rules/customerSummary/summaryRow.ts';
import { PrintedPdf, stockToolsAbsent } from '../sheets/stockTools.ts';

const fonts = new FontBook(bundledFonts, []);
const maker = {
  branch: { code: 'SH', name: '上海分公司' },
  madeBy: '沈静',
  madeAt: '2026-11-20T09:00:00+08:00',
};

async function printed(derived: DerivedPaper) {
  const { pdf, pages } = await renderSheet({ derived }, fonts);
  return Object.assign(new PrintedPdf(pdf), { pages });
}

const LONG = '江苏省苏州工业园区金鸡湖大道一九九号国际大厦';

test.skipIf(stockToolsAbsent)(
  'a long summary: no customer lost, heads on each page, pages as counted',
  async () => {
    const rows = Array.from(
      { length: 400 },
      (_, index): SummaryRow => ({
        id: String(index),
        code: `SH-${String(index).padStart(6, '0')}`,
        name: `第${index}号${index % 9 === 0 ? LONG.repeat(3) : '贸易公司'}`,
        phone: '13812345678',
        address: index % 5 === 0 ? LONG.repeat(2) : '长江路',
        type: index < 200 ? 'dealer' : 'retail',
        level: 'A',
        yearFen: 1_234_567_89,
        lastVisit: '2026-11-19',
      }),
    );
    const paper = summaryPaper(summaryLines(rows), { until: '2026-11-20', about: '级别：A 级' }, maker);
    using pdf = await printed(paper);
    pdf.checkStructure();
    expect(Number(pdf.info().Pages)).toBe(pdf.pages);
    const text = pdf.text();
    for (const { code } of rows) expect(text).toContain(code);
    expect(text.match(/客户编号/g)).toHaveLength(pdf.pages);
    expect(text).toContain('范围：级别：A级');
    expect(text).toContain(`第${pdf.pages}页/共${pdf.pages}页`);
    expect(text).toContain('制表人部门主管主管副总会计出纳');
    // Nothing is set outside of the page's margins.
    const right = 841.89 - 34 + 1;
    expect(pdf.words().filter(({ xMax, xMin }) => xMax > right || xMin < 40)).toEqual([]);
  },
);

test.skipIf(stockToolsAbsent)('texts below a row, however long, are all there', async () => {
  const talk = Array.from({ length: 900 }, (_, index) => `谈${index}`).join('，');
  using pdf = await printed({
    title: '客户拜访档案记录',
    tableNumber: 'KD-22',
    branch: '上海分公司',
    office: '上海分公司（SH）',
    landscape: false,
    asOf: '2026-11-20',
    madeBy: '沈静',
    madeAt: maker.madeAt,
    subject: 'SH-000001',
    signatures: [],
    parts: [
      {
        kind: 'table',
        columns: [
          { label: '日期', weight: 1, align: 'center' },
          { label: '结果', weight: 3, align: 'left' },
        ],
        lines: [
          { kind: 'band', text: '2026 年' },
          { kind: 'row', cells: ['2026-11-16', '成交'], texts: [{ label: '洽谈内容', text: talk }] },
        ],
        empty: '没有',
      },
    ],
  });
  const text = pdf.text();
  for (let index = 0; index < 900; index += 1) expect(text).toContain(`谈${index}`);
  expect(pdf.pages).toBeGreaterThan(1);
  expect(text).toContain('2026年（续）');
});
