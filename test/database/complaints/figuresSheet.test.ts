import { expect, it } from 'vitest';
import { figuresSheet } from '../../../electron/complaints/figuresSheet.ts';
import { startSheetPrinter } from '../../../electron/sheets/sheetPrinter.ts';
import { PrintedPdf, stockToolsAbsent } from '../../unit/sheets/stockTools.ts';
import { complaintBranch, conclusion, wayToTheEnd } from './branch.ts';

it.skipIf(stockToolsAbsent)('prints the figures of a year by every side, with their totals', async () => {
  const office = await complaintBranch();
  const { test, accept, complaint, step, gao } = office;
  const closed = accept();
  for (const [context, key, filled] of wayToTheEnd(office)) step(context, closed.id, key, filled);
  test.clock.set('2026-11-26T10:30:00+08:00');
  step(gao.context, closed.id, 'close', conclusion(office));
  accept(complaint({ acceptedOn: '2026-11-26', category: 'price', products: undefined }));
  accept(complaint({ complainedOn: '2025-11-26', acceptedOn: '2025-11-26' }));
  const printer = startSheetPrinter();
  const sheet = (year: number) =>
    figuresSheet({ archive: test.archive, context: gao.context, printer }, year, 'printed');
  const { pdf, pages } = await sheet(2026);
  const empty = await sheet(2024);
  await printer.close();
  using printed = new PrintedPdf(pdf);
  printed.checkStructure();
  expect(pages).toBe(1);
  const text = printed.text();
  for (const part of [
    '客户投诉统计表',
    '按投诉类别',
    '按原因类别',
    '按品名',
    '按受理月份',
    '2026-11',
    '制表人品管部门主管',
  ])
    expect(text).toContain(part);
  // In each of the four tables: two complaints in all, one of them closed after eight working days.
  expect(text.match(/合计2100\.0%11008\.01,000\.01|合计2100\.0%11008\.01000\.01/g)?.length).toBe(4);
  using none = new PrintedPdf(empty.pdf);
  expect(none.text().match(/这一年没有受理投诉/g)).toHaveLength(4);
});
