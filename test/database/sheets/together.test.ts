import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDict, PDFDocument, PDFHexString, PDFName, type PDFRef } from 'pdf-lib';
import { expect, test } from 'vitest';
import { printSheet } from '../../../electron/sheets/handingOut.ts';
import {
  type Joining,
  MOST_TOGETHER,
  printTogether,
  saveTogether,
} from '../../../electron/sheets/joining/together.ts';
import { PrintedPdf, stockToolsAbsent } from '../../unit/sheets/stockTools.ts';
import { temporaryFolder } from '../archive/newArchive.ts';
import { codeOf } from '../refusal.ts';
import { branchWithPrinter } from './branch.ts';

async function branchWithReports() {
  const branch = await branchWithPrinter();
  const reports = ['2026-11-16', '2026-11-17', '2026-11-18'].map((date) => branch.report(date).id);
  const controller = new AbortController();
  const told: string[] = [];
  const joining: Joining = {
    archive: branch.archive,
    context: branch.chen.context,
    printer: branch.printer,
    signal: controller.signal,
    progress: (done, total) => told.push(`${done}/${total}`),
  };
  return { ...branch, ids: [branch.submitted.id, ...reports], joining, controller, told };
}

/** Titles in the order in which a reader lists them, with the page each leads to (from 1). */
async function bookmarksOf(pdf: Uint8Array): Promise<[string, number][]> {
  const document = await PDFDocument.load(pdf);
  const pages = document.getPages().map(({ ref }) => ref);
  const found: [string, number][] = [];
  const walk = (item: PDFDict | undefined): void => {
    for (let at = item; at; at = at.lookupMaybe(PDFName.of('Next'), PDFDict)) {
      const title = at.lookup(PDFName.of('Title'), PDFHexString).decodeText();
      const [page] = (at.get(PDFName.of('Dest')) as unknown as { asArray(): PDFRef[] }).asArray();
      found.push([title, pages.indexOf(page as PDFRef) + 1]);
      walk(at.lookupMaybe(PDFName.of('First'), PDFDict));
    }
  };
  const outlines = document.catalog.lookup(PDFName.of('Outlines'), PDFDict);
  walk(outlines.lookup(PDFName.of('First'), PDFDict));
  return found;
}

test('sheets in the order asked for, each with its bookmark, each issued and counted', async () => {
  const { joining, ids, told, rows, verbsOf } = await branchWithReports();
  const { pdf, pages } = await saveTogether(joining, ids);
  const stored = rows<{ document_id: string; pages: number }>('SELECT document_id, pages FROM issued_sheets');
  const pagesBy = new Map(stored.map((sheet) => [sheet.document_id, sheet.pages]));
  expect(stored).toHaveLength(4);
  expect(pages).toBe(stored.reduce((sum, sheet) => sum + sheet.pages, 0));
  const bookmarks = await bookmarksOf(pdf);
  const cardPages = pagesBy.get(ids[0] ?? '') ?? 0;
  expect(bookmarks.map(([title]) => title)).toEqual([
    '客户资料卡 SH-000001 无锡新区希望贸易有限公司',
    ...['2026-11-16', '2026-11-17', '2026-11-18'].map((date) => expect.stringContaining(date)),
  ]);
  expect(bookmarks.slice(0, 2).map(([, page]) => page)).toEqual([1, 1 + cardPages]);
  expect(rows('SELECT kind, copy FROM print_register')).toEqual(ids.map(() => ({ kind: 'save', copy: 1 })));
  expect(verbsOf(ids[1] ?? '')).toEqual(['sheet.issued', 'sheet.saved']);
  expect(told.at(-1)).toBe('4/4');
});

test('a printed one says 补打 the next time; a cancelled dialog counts nothing', async () => {
  const { joining, archive, chen, printer, ids, rows } = await branchWithReports();
  expect(await printTogether(joining, ids, async () => false)).toBe(false);
  expect(rows('SELECT * FROM print_register')).toEqual([]);
  await printSheet(archive, chen.context, printer, ids[0] ?? '', async () => true);
  let printed: Uint8Array | undefined;
  const print = async (pdf: Uint8Array) => {
    printed = pdf;
    return true;
  };
  expect(await printTogether(joining, ids, print)).toBe(true);
  expect(rows(`SELECT max(copy) AS copies FROM print_register GROUP BY sheet_id ORDER BY copies`)).toEqual([
    { copies: 1 },
    { copies: 1 },
    { copies: 1 },
    { copies: 2 },
  ]);
  if (!printed || stockToolsAbsent) return;
  using read = new PrintedPdf(printed);
  expect(read.text().match(/补打第1次/g)).not.toBeNull();
});

test('cancelled: what was issued stays, nothing is counted', async () => {
  const { joining, ids, controller, rows } = await branchWithReports();
  controller.abort();
  expect(await codeOf(() => saveTogether(joining, ids))).toBe('SHEET_CANCELLED');
  expect(rows('SELECT * FROM print_register')).toEqual([]);
});

test('too many are refused before any is made', async () => {
  const { joining, ids, rows } = await branchWithReports();
  const many = Array.from({ length: MOST_TOGETHER + 1 }, () => ids[0] ?? '');
  expect(await codeOf(() => saveTogether(joining, many))).toBe('TOO_MANY_SHEETS');
  expect(rows('SELECT * FROM issued_sheets')).toEqual([]);
});

test.skipIf(stockToolsAbsent)('other programs read the joined PDF and its bookmarks', async () => {
  const { joining, ids } = await branchWithReports();
  const { pdf } = await saveTogether(joining, ids);
  using read = new PrintedPdf(pdf);
  read.checkStructure();
  expect(read.text()).toContain('客户资料卡');
  const file = join(temporaryFolder(), 'joined.pdf');
  writeFileSync(file, pdf);
  const listed = execFileSync('qpdf', ['--json', '--json-key=outlines', file], { encoding: 'utf8' });
  expect(JSON.parse(listed).outlines).toHaveLength(4);
});
