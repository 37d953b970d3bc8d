import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { getDocument } from '../../../electron/documents/record.ts';
import { importCustomers } from '../../../electron/importing/customerImport.ts';
import { readSourceFile } from '../../../electron/importing/readSource.ts';
import { bundledFonts } from '../../../electron/sheets/fonts/bundledFonts.ts';
import { FontBook } from '../../../electron/sheets/fonts/fontBook.ts';
import { Pen } from '../../../electron/sheets/fonts/pen.ts';
import { renderSheet } from '../../../electron/sheets/render.ts';
import { sheetOf } from '../../../electron/sheets/sheetOf.ts';
import { realCustomersAbsent, realFolder } from '../../unit/rules/realCustomers.ts';
import { crossingLines, grid, lostFrom, outsideOf, stringsOnSheet } from '../../unit/sheets/onSheet.ts';
import { PrintedPdf, stockToolsAbsent } from '../../unit/sheets/stockTools.ts';
import { newArchive } from '../archive/newArchive.ts';

/** A sheet takes its time to be read back: beside the extremes every so manyth customer is. */
const EVERY = 40;

/** The sheets of all customers of the real file, as a branch would issue them. */
async function realSheets() {
  const test = await newArchive();
  const { archive, context } = test;
  const table = await readSourceFile(join(realFolder, 'customers-jiangsu-1987.csv'));
  importCustomers(archive.writable, context, table, { duplicates: 'import' });
  const ids = archive.readable
    .prepare<[], string>(`SELECT id FROM documents WHERE form = 'customerCard' ORDER BY number`)
    .pluck()
    .all();
  return ids.map((id) =>
    sheetOf(archive.readable, getDocument(archive.readable, id), {
      at: '2026-11-16T18:05:00+08:00',
      part: 1,
    }),
  );
}

describe.skipIf(realCustomersAbsent)('the cards of real customers', () => {
  it('have no character that the font lacks', async () => {
    const requests = await realSheets();
    expect(requests).toHaveLength(886);
    const pen = new Pen(new FontBook(bundledFonts, []));
    for (const request of requests)
      for (const said of stringsOnSheet(request)) {
        pen.write(said);
        pen.write(said, true);
      }
    expect([...pen.missing]).toEqual([]);
  });

  it.skipIf(stockToolsAbsent)(
    'lie whole within the grid, the longest among them',
    { timeout: 120_000 },
    async () => {
      const requests = await realSheets();
      const longest = (key: string) =>
        requests.toSorted((a, b) => String(b.body[key] ?? '').length - String(a.body[key] ?? '').length)[0]!;
      const most = requests.toSorted((a, b) => JSON.stringify(b.body).length - JSON.stringify(a.body).length);
      const chosen = new Set([
        ...['fullName', 'address', 'businessScope', 'creditCode'].map(longest),
        ...most.slice(0, 2),
        ...requests.filter((_, index) => index % EVERY === 0),
      ]);
      const fonts = new FontBook(bundledFonts, []);
      for (const request of chosen) {
        const name = String(request.body.fullName);
        using pdf = new PrintedPdf((await renderSheet(request, fonts)).pdf);
        expect(lostFrom(pdf.text(grid), stringsOnSheet(request)), name).toEqual([]);
        expect(crossingLines(pdf), name).toEqual([]);
        expect(outsideOf(pdf), name).toEqual([]);
      }
    },
  );
});
