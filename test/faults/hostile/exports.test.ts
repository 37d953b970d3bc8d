import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { registerCsv } from '../../../electron/paper/register.ts';
import { summaryWorkbook } from '../../../electron/weeklyFile/summaryWorkbook.ts';
import { csvCell, undefused } from '../../../shared/importing/rejectsFile.ts';
import { inFolder } from '../branch.ts';
import { hostileTexts } from './inputs.ts';

const evil = [
  ...['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '＋1', '－1', '＠A1'],
  ...[`=cmd|' /C calc'!A0`, '=HYPERLINK("http://x","y")', `'=1`, '"=1"', ...hostileTexts],
].map((text) => text.slice(0, 2_000).toWellFormed());

/** Every place that writes tables for Excel; a new one is added here with its test. */
const TABLES = [
  'electron/customers/summary/files.ts',
  'electron/paper/register.ts',
  'electron/weeklyFile/summaryWorkbook.ts',
  'shared/importing/rejectsFile.ts',
];

it('knows every place that writes CSV or xlsx', () => {
  const checkout = join(import.meta.dirname, '..', '..', '..');
  const found = ['electron', 'shared'].flatMap((folder) =>
    readdirSync(join(checkout, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((file) => {
        const source = readFileSync(join(checkout, file), 'utf8');
        return source.includes('write-excel-file') || /\.join\('\r?,'\)\}\\r\\n/.test(source);
      }),
  );
  expect(found.sort()).toEqual(TABLES);
});

it('no cell of a CSV begins as a formula, and each can be had back', () => {
  for (const text of evil) {
    const [[cell = ''] = []] = parse(csvCell(text), { relax_column_count: true }) as string[][];
    expect(cell).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/);
    if (!text.startsWith("'")) expect(undefused(cell)).toBe(text);
  }
});

it('the print register defuses what people and papers are called', () => {
  for (const text of evil.filter((one) => one !== '')) {
    const csv = registerCsv([
      {
        at: '2026-11-24T10:00:00+08:00',
        by: text,
        kind: 'print',
        form: 'visitReport',
        number: text,
        title: text,
        part: text,
      } as never,
    ]);
    const [, row] = parse(csv.replace('\ufeff', ''), { relax_column_count: true }) as string[][];
    for (const cell of row ?? []) expect(cell).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/);
  }
});

it('a workbook holds texts and numbers, never a formula or a link', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'a.xlsx');
    const column = { title: '=1+1', kind: 'text', width: 20 } as const;
    const book = await summaryWorkbook([{ name: '甲', columns: [column], rows: evil.map((text) => [text]) }]);
    writeFileSync(file, book);
    const xml = execFileSync('unzip', ['-p', file, 'xl/worksheets/sheet1.xml'], { encoding: 'utf8' });
    expect(xml).not.toMatch(/<f[ >]|<hyperlink/);
    expect(xml.match(/<c [^>]*t="(s|inlineStr)"/g)?.length).toBeGreaterThan(evil.length / 2);
  }));
