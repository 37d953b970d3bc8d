import { expect, test } from 'vitest';
import { bundledFonts } from '../../../electron/sheets/fonts/bundledFonts.ts';
import { FontBook } from '../../../electron/sheets/fonts/fontBook.ts';
import { systemFonts } from '../../../electron/sheets/fonts/systemFonts.ts';
import { copiesOf } from '../../../electron/sheets/forms/index.ts';
import { headHeight } from '../../../electron/sheets/paper/head.ts';
import { a4 } from '../../../electron/sheets/paper/papers.ts';
import { qrText } from '../../../electron/sheets/qr.ts';
import { renderSheet } from '../../../electron/sheets/render.ts';
import type { SheetRequest } from '../../../electron/sheets/request.ts';
import { sheetView } from '../../../electron/sheets/view.ts';
import { customerCardForm } from '../../../shared/forms/customerCard/index.ts';
import { rows, text } from '../../../shared/forms/machinery/fields.ts';
import type { FormDescription, FormModule } from '../../../shared/forms/machinery/form.ts';
import { visitReportForm } from '../../../shared/forms/visitReport/index.ts';
import { crossingLines, grid, lostFrom, outsideOf, stringsOnSheet } from './onSheet.ts';
import { Filler, issued } from './samples.ts';
import { PrintedPdf, stockToolsAbsent } from './stockTools.ts';

const fonts = new FontBook(bundledFonts, []);

function filled(form: FormModule, rows: number, longText: number, longestText?: number): SheetRequest {
  const body = new Filler(longText, longestText).body(form.description, rows);
  return { ...issued, description: form.description, body };
}

async function printed(request: SheetRequest, book = fonts): Promise<PrintedPdf> {
  return new PrintedPdf((await renderSheet(request, book)).pdf);
}

const count = (text: string, character: string) => text.split(character).length - 1;

test.skipIf(stockToolsAbsent).each([
  ['customer card, 50 people, as long as real values are', customerCardForm, 50, 916, 30],
  ['customer card, every field at its limit', customerCardForm, 4, 4000, undefined],
  ['visit report, 20 visits, as long as real values are', visitReportForm, 20, 300, 60],
  ['visit report, every field at its limit', visitReportForm, 5, 4000, undefined],
] as const)(
  'nothing is clipped: %s',
  { timeout: 60_000 },
  async (_name, form, rows, longText, longestText) => {
    const request = filled(form, rows, longText, longestText);
    using pdf = await printed(request);
    pdf.checkStructure();

    const text = pdf.text(grid);
    const expected = stringsOnSheet(request);
    expect(lostFrom(text, expected)).toEqual([]);
    // No label has these, so a line cut off anywhere would show in the count.
    for (const character of ['；', '技', '除'])
      expect(count(text, character), character).toBe(count(expected.join(''), character));

    expect(outsideOf(pdf).slice(0, 3)).toEqual([]);
  },
);

test.skipIf(stockToolsAbsent)('no text of the grid crosses its right line or the page foot', async () => {
  using pdf = await printed(filled(customerCardForm, 3, 916));
  expect(crossingLines(pdf).slice(0, 3)).toEqual([]);
});

test.skipIf(stockToolsAbsent)('head, signature line, copy and page numbers are on the sheet', async () => {
  using pdf = await printed({ ...filled(visitReportForm, 6, 300), reprint: 2 });
  const pages = Number(pdf.info().Pages);
  const text = pdf.text();
  for (const said of [
    '上海分公司',
    '业务员拜访日报表',
    '表号：KD-02',
    '版次：第1版',
    '№SH-000123',
    '营业所：上海分公司（SH）',
    '填表人：王晓明',
    '填表日期：2026年11月16日',
    '第一联分公司存档',
    '填表人部门主管主管副总经理',
    '总公司批阅',
    '营业部经理：',
    '总经理：',
    `第1页/共${pages}页`,
    `第${pages}页/共${pages}页`,
    '补打第2次',
  ])
    expect(text).toContain(said);
  expect(text.match(/业务员拜访日报表（续）/g)).toHaveLength(pages - 1);
});

test.skipIf(stockToolsAbsent)(
  'the order lines of a visit keep their column heads on the next page',
  async () => {
    const { description } = visitReportForm;
    const order = { product: '镀锌钢管', quantity: 1000, price: 100, amount: 100 };
    const body = { visits: [{ customer: { name: '甲' }, orders: Array.from({ length: 50 }, () => order) }] };
    using pdf = await printed({ ...issued, description, body });
    const pagesWithOrders = new Set(
      pdf
        .words()
        .filter((word) => word.text === '镀锌钢管')
        .map(({ page }) => page),
    );
    const pagesWithHeads = new Set(
      pdf
        .words()
        .filter((word) => word.text === '品名')
        .map(({ page }) => page),
    );
    expect(pagesWithOrders.size).toBeGreaterThan(1);
    expect(pagesWithHeads).toEqual(pagesWithOrders);
  },
);

test.skipIf(stockToolsAbsent)('heads of sections and tables are never the last lines of a page', async () => {
  const cells = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, n) => [`f${n}`, text({ label: `栏${n}`, span: 4 })]),
    );
  const table = rows({ label: '明细', fields: { item: text({ label: '项目' }) } });
  const splits = new Set<number>();
  // The heads move down by a row each time, over the end of the page.
  for (let count = 30; count <= 40; count += 1) {
    const description: FormDescription = {
      ...customerCardForm.description,
      key: 'trial',
      sections: [
        { key: 'a', title: '甲部', fields: cells(count) },
        { key: 'b', title: '乙部', fields: { table } },
        { key: 'c', title: '丙部', fields: { last: text({ label: '末栏' }) } },
      ],
    };
    using pdf = await printed({
      ...issued,
      description,
      body: { table: [{ item: '首行' }, { item: '次行' }] },
    });
    const pageOf = (said: string) => pdf.words().find((word) => word.text.includes(said))?.page;
    expect(pageOf('二、乙部'), `${count} rows above`).toBe(pageOf('首行'));
    expect(pageOf('一、甲部')).toBe(pageOf('栏0'));
    splits.add(pageOf('首行') as number);
  }
  expect([...splits]).toEqual([1, 2]);
});

test('a report of one visit takes one page, an empty one a sheet of paper', async () => {
  const { description, rules } = visitReportForm;
  const visit = {
    customer: { name: '无锡市希望建材贸易有限公司' },
    purposes: ['order'],
    talk: '核对上月对账单，订货并收上月货款；客户对新包装有疑问，已当场说明。',
    orders: [{ product: '防水涂料', quantity: 2500, price: 50_000 }],
  };
  const body = rules.compute({ date: '2026-11-16', visits: [visit] });
  expect(await renderSheet({ ...issued, description, body }, fonts)).toMatchObject({ pages: 1 });
  const { document: _, ...blank } = issued;
  expect(await renderSheet({ ...blank, description, body: {} }, fonts)).toMatchObject({ pages: 2 });
});

test.skipIf(stockToolsAbsent)(
  'a draft leaves room to complete it by hand, a submitted sheet does not',
  async () => {
    const { description } = visitReportForm;
    const body = { date: '2026-11-16' };
    const roomFor = async (state: 'draft' | 'submitted') => {
      using pdf = await printed({ ...issued, head: { ...issued.head, state }, description, body });
      const words = pdf.words();
      const [problems, verdict] = ['问题与对策', '主管批示'].map((label) =>
        words.find(({ text }) => text === label),
      );
      return verdict!.yMin - problems!.yMin;
    };
    expect(await roomFor('draft')).toBeGreaterThan((await roomFor('submitted')) + 5);
  },
);

test.skipIf(stockToolsAbsent)('an office scanner reads the code', { timeout: 30_000 }, async () => {
  using pdf = await printed(filled(customerCardForm, 1, 50));
  for (const dpi of [100, 150])
    expect(pdf.scannedCodes(dpi).filter((text) => !text.startsWith('KP1:'))).toEqual([
      qrText(issued.document),
    ]);
});

test.skipIf(stockToolsAbsent)('an empty form keeps its grid to fill by hand, and has no code', async () => {
  const { document: _, ...blank } = issued;
  using pdf = await printed({ ...blank, description: customerCardForm.description, body: {} });
  const text = pdf.text();
  for (const label of ['客户全称', '□经销商', '处理目的', '竞争品牌', '付款方式', '空白表'])
    expect(text).toContain(label);
  expect(text).not.toContain('✓');
  expect(pdf.scannedCodes(100)).toEqual([]);
});

test.skipIf(stockToolsAbsent)('drafts and void sheets say so across every page', async () => {
  for (const [state, stamp] of [
    ['draft', '草稿'],
    ['void', '作废'],
  ] as const) {
    const request = filled(customerCardForm, 1, 50);
    using pdf = await printed({ ...request, head: { ...request.head, state } });
    for (const character of stamp) {
      const pages = pdf.words().filter((word) => word.text.includes(character) && word.yMax - word.yMin > 80);
      expect(new Set(pages.map(({ page }) => page)).size).toBe(Number(pdf.info().Pages));
    }
  }
});

test.skipIf(stockToolsAbsent)(
  'characters without a glyph are printed as codes and named at the foot',
  async () => {
    const body = { fullName: '𠮷野家（中国）😀有限公司' };
    const sheet = await renderSheet({ ...issued, description: customerCardForm.description, body }, fonts);
    expect(sheet.missingCharacters).toEqual(['𠮷', '😀']);
    expect(sheet.lentCharacters).toEqual([]);
    using pdf = new PrintedPdf(sheet.pdf);
    expect(pdf.text()).toContain('〔U+20BB7〕野家（中国）〔U+1F600〕有限公司');
    expect(pdf.text()).toContain('注：字库中没有以下字符，表中以其编码代替：〔U+20BB7〕、〔U+1F600〕。');
  },
);

test.skipIf(stockToolsAbsent)('a lent character is embedded and can be read back', async () => {
  const [lender] = systemFonts().filter((file) => file.endsWith('NotoSansCJK-Regular.ttc'));
  if (!lender) return console.warn('Skipped: Noto Sans CJK is not installed');
  const body = { fullName: '𠮷野家（中国）有限公司' };
  const book = new FontBook(bundledFonts, [lender]);
  // Twice, since the font of the first sheet must serve the next as well.
  await renderSheet({ ...issued, description: customerCardForm.description, body }, book);
  const sheet = await renderSheet({ ...issued, description: customerCardForm.description, body }, book);
  expect(sheet).toMatchObject({ missingCharacters: [], lentCharacters: ['𠮷'] });
  using pdf = new PrintedPdf(sheet.pdf);
  pdf.checkStructure();
  expect(pdf.text()).toContain('𠮷野家（中国）有限公司');
});

test.skipIf(stockToolsAbsent)(
  'the file tells title, branch and time, embeds its fonts and names no person',
  async () => {
    using pdf = await printed(filled(customerCardForm, 1, 50));
    expect(pdf.info()).toMatchObject({
      Title: '客户资料卡 SH-000123 2026-11-16',
      Author: '上海分公司',
      Creator: '客档',
      'Page size': '595.28 x 841.89 pts (A4)',
    });
    expect(new Date(pdf.info().CreationDate as string).toISOString()).toBe('2026-11-16T10:05:00.000Z');
    expect(
      pdf
        .fonts()
        .split('\n')
        .slice(2)
        .filter(Boolean)
        .every((line) => /yes yes yes/.test(line)),
    ).toBe(true);
  },
);

test('the same request gives the same bytes', async () => {
  const [first, second] = [
    await renderSheet(filled(visitReportForm, 2, 200), fonts),
    await renderSheet(filled(visitReportForm, 2, 200), fonts),
  ];
  expect(Buffer.compare(first.pdf, second.pdf)).toBe(0);
});

test.skipIf(stockToolsAbsent)('a field that no arrangement names is printed all the same', async () => {
  const { description } = customerCardForm;
  const [identity, ...others] = description.sections;
  const later = {
    ...description,
    edition: 2,
    sections: [
      { ...identity!, fields: { ...identity!.fields, stockExchange: text({ label: '证券代码', max: 10 }) } },
      ...others,
    ],
  };
  using pdf = await printed({ ...issued, description: later, body: { stockExchange: '600000' } });
  expect(pdf.text(grid)).toContain('证券代码600000');
});

test('every form has a copy to issue', () => {
  expect(copiesOf('customerCard')[0]).toBe('第一联 分公司存档');
  expect(copiesOf('aFormWithoutArrangement')).toHaveLength(1);
});

test.skipIf(stockToolsAbsent).each([
  ['in time', undefined],
  ['late, not signed', {}],
  ['late and signed', { signedAt: '2026-11-18T17:05:00+08:00' }],
])('the frame begins below the head: %s', async (_name, times) => {
  const late = times && {
    businessDate: '2026-11-16',
    firstSavedAt: '2026-11-16T21:35:00+08:00',
    firstSubmittedAt: '2026-11-18T15:20:00+08:00',
    lastChangedAt: '2026-11-18T16:00:00+08:00',
    ...times,
  };
  const { number: _, ...head } = issued.head;
  const request = { ...filled(visitReportForm, 12, 60, 6), head: { ...head, ...(late && { late }) } };
  using pdf = await printed(request);
  const frame = a4.margins.top + headHeight(sheetView(request, []).head);
  const first = pdf.words().filter(({ page }) => page === 1);
  const lowest = (pattern: RegExp) =>
    Math.max(...first.filter(({ text }) => pattern.test(text)).map(({ yMax }) => yMax));
  const highest = (pattern: RegExp) =>
    Math.min(...first.filter(({ text }) => pattern.test(text)).map(({ yMin }) => yMin));
  expect(lowest(/^(营业所|填表人：|填表日期)/)).toBeLessThan(frame + 1);
  expect(highest(/^星/)).toBeGreaterThan(frame - 1);
  expect(highest(/^星/)).toBeLessThan(frame + 24);
});
