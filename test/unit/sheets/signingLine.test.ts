import { describe, expect, test } from 'vitest';
import { bundledFonts } from '../../../electron/sheets/fonts/bundledFonts.ts';
import { FontBook } from '../../../electron/sheets/fonts/fontBook.ts';
import { type PaperKey, papers } from '../../../electron/sheets/paper/papers.ts';
import { renderSheet } from '../../../electron/sheets/render.ts';
import type { SheetRequest } from '../../../electron/sheets/request.ts';
import { formOf } from '../../../shared/forms/registry.ts';
import { Filler, issued } from './samples.ts';
import { PrintedPdf, stockToolsAbsent } from './stockTools.ts';

const fonts = new FontBook(bundledFonts, []);

const printed = async (form: string, more: Partial<SheetRequest>) => {
  const { description } = formOf(form);
  const body = new Filler(24, 8).body(description, 1);
  return new PrintedPdf((await renderSheet({ ...issued, description, body, ...more }, fonts)).pdf);
};

const LONG = '阿卜杜热依木·欧阳慕容雪晴';

describe.skipIf(stockToolsAbsent)('the line of signatures', () => {
  test('keeps a long name whole, with the office below it, and says which revision an author signed', async () => {
    using sheet = await printed('visitReport', {
      signatures: [
        { place: 0, skipped: [], name: '陈立', role: '业务员', at: '2026-11-16T17:30:00+08:00', earlier: 2 },
        { place: 1, skipped: [], name: LONG, role: '分公司副经理', at: '2026-11-16T18:30:00+08:00' },
      ],
    });
    const words = sheet.words();
    const of = (text: string) => words.find((word) => word.text === text);
    expect(of(LONG)).toBeDefined();
    expect(of('分公司副经理')?.yMin).toBeGreaterThan(of(LONG)?.yMin ?? Number.POSITIVE_INFINITY);
    expect(sheet.text()).toContain('2026-11-1617:30签第2版');
    expect(sheet.text()).toContain('2026-11-1618:30电子签名');
  });

  test.each<[string, PaperKey]>([
    ['complaintReminder', 'continuous140'],
    ['visitReport', 'continuous279'],
    ['salesPower', 'a4Landscape'],
  ])('and the values to compare lie within the frame: %s on %s', async (form, paper) => {
    using sheet = await printed(form, { paper });
    const { width, margins } = papers[paper];
    const values = sheet.words().filter(({ text }) => /^[0-9A-F]{4}$/.test(text));
    expect(values.length).toBeGreaterThanOrEqual(8);
    for (const { text, xMax } of values) expect(xMax, text).toBeLessThan(width - margins.right);
  });
});
