import { expect, test } from 'vitest';
import { comparisonPaper } from '../../../electron/figures/paper.ts';
import { bundledFonts } from '../../../electron/sheets/fonts/bundledFonts.ts';
import { FontBook } from '../../../electron/sheets/fonts/fontBook.ts';
import { a4Landscape } from '../../../electron/sheets/paper/papers.ts';
import { renderSheet } from '../../../electron/sheets/render.ts';
import { comparisonOf } from '../../../shared/comparison/comparison.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { printModel } from '../../../shared/forms/machinery/printModel.ts';
import { formOf } from '../../../shared/forms/registry.ts';
import type { SalesPower } from '../../../shared/forms/salesPower/rules.ts';
import { issued } from './samples.ts';
import { PrintedPdf, stockToolsAbsent } from './stockTools.ts';

const fonts = new FontBook(bundledFonts, []);
const customer = {
  id: '0193a5c0-0000-7000-8000-000000000001',
  code: 'WX-000001',
  name: '无锡市新希望五金机电建筑材料贸易有限责任公司',
};

function power(year: number): Body {
  const months = Array.from({ length: 12 }, (_, place) => ({
    month: place + 1,
    volume: 1_234_000 + place,
    sales: 1_234_567_890 + place * 1_000_000,
    customerVolume: 9_876_000,
    target: 2_000_000_000,
    collected: 1_100_000_000,
    stock: 500_000,
  }));
  const body = { customer, year, asOf: `${year}-12-31`, unit: '件', months } satisfies SalesPower;
  return formOf('salesPower').rules.compute(body, {
    visits: Array(12).fill(4),
    complaints: Array(12).fill(0),
  });
}

const printed = async (form: string, body: Body) =>
  renderSheet({ ...issued, description: formOf(form).description, body }, fonts);

const outside = (pdf: PrintedPdf) =>
  pdf
    .words()
    .filter(
      ({ xMin, xMax, yMin, yMax }) =>
        xMin < 0 || yMin < 0 || xMax > a4Landscape.width || yMax > a4Landscape.height,
    );

test('the months stand across with their totals at the right, and the totals nowhere else', () => {
  const model = printModel(formOf('salesPower').description, power(2026));
  const section = model.sections.find(({ key }) => key === 'months');
  expect(section?.parts).toHaveLength(1);
  const [table] = section?.parts ?? [];
  if (table?.kind !== 'table') throw new Error('no table');
  expect(table.heads?.at(0)).toBe('1 月');
  expect(table.heads).toHaveLength(12);
  expect(table.columns.map(({ key }) => key)).not.toContain('month');
  expect(table.total).toMatchObject({ volume: '14,808.066', stock: '500', visits: '48' });
});

test('an empty form has its twelve months too, and a line to add up in', () => {
  const [table] = printModel(formOf('salesPower').description, {}).sections[1]?.parts ?? [];
  if (table?.kind !== 'table') throw new Error('no table');
  expect(table.heads).toEqual(Array.from({ length: 12 }, (_, place) => `${place + 1} 月`));
  expect(Object.values(table.total ?? {}).join('')).toBe('');
});

test.skipIf(stockToolsAbsent)('twelve months of long amounts fit A4, each on one line', async () => {
  const sheet = await printed('salesPower', power(2026));
  using pdf = new PrintedPdf(sheet.pdf);
  pdf.checkStructure();
  expect(outside(pdf)).toEqual([]);
  const words = pdf.words().map(({ text }) => text);
  expect(words).toContain('12,345,678.90');
  expect(words).toContain('12,455,678.90');
  expect(sheet.pages).toBe(2);
});

test.skipIf(stockToolsAbsent)('deliveries are numbered and added up under their columns', async () => {
  const deliveries = Array.from({ length: 30 }, () => ({
    contract: 'HT-2026-001',
    shipped: '2026-07-03',
    amount: 123_456_789,
    received: 100_000_000,
    receivedOn: '2026-08-20',
  }));
  const body = { customer, year: 2026, period: 'q3', asOf: '2026-09-30', deliveries };
  const sheet = await printed('performanceCredit', formOf('performanceCredit').rules.compute(body));
  using pdf = new PrintedPdf(sheet.pdf);
  expect(outside(pdf)).toEqual([]);
  const words = pdf.words();
  const right = (text: string) => words.find((word) => word.text === text)?.xMax;
  expect(right('37,037,036.70')).toBeCloseTo(right('1,234,567.89') ?? 0, 0);
  expect(words.map(({ text }) => text)).toContain('30');
});

test.skipIf(stockToolsAbsent)('the comparison is printed with its charts on one page', async () => {
  const question = {
    way: 'years' as const,
    customers: [customer.id],
    year: 2026,
    measures: ['sales' as const, 'collectedRate' as const, 'achieved' as const, 'share' as const],
  };
  const sheets = [2026, 2025].map((year) => ({
    customerId: customer.id,
    year,
    body: power(year) as SalesPower,
  }));
  const derived = comparisonPaper(comparisonOf(question, [customer], sheets), [customer], {
    branch: { code: 'WX', name: '无锡分公司' },
    madeBy: '林会计',
    madeAt: '2026-11-24T10:00:00+08:00',
  });
  const sheet = await renderSheet({ derived }, fonts);
  using pdf = new PrintedPdf(sheet.pdf);
  pdf.checkStructure();
  expect(sheet.pages).toBe(1);
  expect(outside(pdf)).toEqual([]);
  // Each of the four charts names its twelve months.
  expect(pdf.words().filter(({ text }) => text === '12月')).toHaveLength(4);
});
