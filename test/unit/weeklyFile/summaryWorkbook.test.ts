import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test, vi } from 'vitest';
import {
  gapsSheet,
  type SummarySheet,
  summaryWorkbook,
} from '../../../electron/weeklyFile/summaryWorkbook.ts';
import { sampleWeek } from '../../weekContents.ts';
import { scratchFolder } from './scratch.ts';
import { runTool } from './stockTools.ts';

const folder = scratchFolder();
const week = sampleWeek();
const { summary } = week;

const text = (title: string) => ({ title, kind: 'text', width: 20 }) as const;

function sheetOf(values: readonly string[]): SummarySheet {
  return { name: '甲', columns: [text('乙')], rows: values.map((value) => [value]) };
}

async function readBack(sheets: readonly SummarySheet[]) {
  const file = join(folder, 'summary.xlsx');
  writeFileSync(file, await summaryWorkbook(sheets));
  return { file, sheets: await readXlsxFile(file) };
}

/** The XML of the first sheet and of the texts, as unzip sees it. */
function xmlOf(file: string): string {
  return runTool('unzip', ['-p', file, 'xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml', 'xl/styles.xml'])
    .stdout;
}

describe('in another reader', () => {
  test('all sheets with their values: long numbers whole, money in yuan, days as days', async () => {
    const { file, sheets } = await readBack([...summary, gapsSheet(week)]);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['日报汇总', '拜访明细', '客户卡变更', '缺交与原因']);
    const [first, , cards, open] = sheets.map(({ data }) => data);
    expect(first?.[0]).toEqual(['编号', '日期', '业务员', '订货', '达成率', '家数']);
    expect(first?.[1]).toEqual([
      '31010119000000000000',
      new Date('2026-11-16T00:00:00Z'),
      '=HYPERLINK("http://evil")',
      1234.56,
      null,
      2,
    ]);
    expect(first?.[2]?.[4]).toBe(0.995);
    expect(cards).toEqual([['客户']]);
    expect(open?.slice(1)).toEqual([
      ['缺交', new Date('2026-11-17T00:00:00Z'), '李四', '业务员拜访日报表', '事假，未及补填'],
      ['未了事项', null, null, '客户“=永昌\n五金”待建卡 6 天', '下周补建'],
    ]);
    expect(runTool('unzip', ['-t', file]).status).toBe(0);
  });

  test('texts that look like formulas are texts, in cells of the text format', async () => {
    const evil = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=cmd|calc!A1'];
    const { file, sheets } = await readBack([sheetOf(evil)]);
    expect(sheets[0]?.data.slice(1).map(([cell]) => cell)).toEqual(evil.map((value) => value.trim()));
    const xml = xmlOf(file);
    expect(xml).not.toContain('<f>');
    const [, textFormat] = /numFmtId="(\d+)" formatCode="@"/.exec(xml) ?? [];
    const styles = xml.slice(xml.indexOf('<cellXfs')).match(/<xf [^>]*>/g) ?? [];
    const used = [...xml.matchAll(/<c r="A\d" s="(\d)" t="s">/g)].map(([, style]) => styles[Number(style)]);
    expect(used).toHaveLength(evil.length + 1);
    for (const style of used) expect(style).toContain(`numFmtId="${textFormat}"`);
  });

  test('awkward texts: markup, characters that XML cannot hold, names of object properties, over-long', async () => {
    const { sheets } = await readBack([
      sheetOf(['<a>&"\'', 'a\u0001b', 'constructor', '__proto__', 'half \uD83D', '长'.repeat(40_000)]),
    ]);
    const cells = sheets[0]?.data.slice(1).map(([cell]) => String(cell)) ?? [];
    expect(cells.slice(0, 5)).toEqual(['<a>&"\'', 'ab', 'constructor', '__proto__', 'half']);
    expect(cells[5]).toMatch(/^长+……（过长，全文见 documents）$/);
    expect(cells[5]).toHaveLength(32_767);
  });

  test('columns have their widths and the first row stays', async () => {
    const { file } = await readBack([sheetOf(['甲'])]);
    const xml = xmlOf(file);
    expect(xml).toContain('width="20"');
    expect(xml).toContain('state="frozen"');
  });
});

test('the same sheets give the same bytes, at another time and in another time zone', async () => {
  const first = await summaryWorkbook(summary);
  vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z'), toFake: ['Date'] });
  vi.stubEnv('TZ', 'America/Los_Angeles');
  try {
    expect(await summaryWorkbook(summary)).toEqual(first);
  } finally {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  }
});

test('a word in a column of numbers is a bug that shows', async () => {
  const columns = [{ title: '订货', kind: 'money', width: 9 }] as const;
  await expect(summaryWorkbook([{ name: '甲', columns, rows: [['一百']] }])).rejects.toThrow(TypeError);
});
