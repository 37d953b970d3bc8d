import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../electron/importing/readCsv.ts';
import { readSource } from '../../../electron/importing/readSource.ts';
import { rejectsFile } from '../../../shared/importing/rejectsFile.ts';
import { read, tableOf } from './sources.ts';

const table = {
  ...tableOf(['企业名称', '注册号', '备注甲'], ['', '320281000019401', '=1+1 "引文", 逗点']),
  broken: [{ line: 9, text: '某店,"没有合上', reason: '引号不成对，无法分列' }],
};
const rejected = read(table).filter((row) => row.kind === 'rejected');

test('names line and reason, is what Excel opens rightly, and runs no formula', () => {
  expect(rejectsFile(table, rejected)).toBe(
    '\ufeff"退回：原行号","退回：原因","企业名称","注册号","备注甲"\r\n' +
      `"2","没有客户全称","","'320281000019401","'=1+1 ""引文"", 逗点"\r\n` +
      '"9","引号不成对，无法分列","某店,""没有合上"\r\n',
  );
});

test('once mended it goes in, as it would have at first', async () => {
  const mended = rejectsFile({ ...table, broken: [] }, rejected).replace(
    '"没有客户全称",""',
    '"没有客户全称","某某商行"',
  );
  const again = await readSource(Buffer.from(mended), '退回.csv');
  expect(read(again)).toMatchObject([
    {
      kind: 'card',
      body: {
        fullName: '某某商行',
        creditCode: '320281000019401',
        importedOriginal: [{ column: '备注甲', value: '=1+1 "引文", 逗点' }],
      },
    },
  ]);
});

describe('any cell comes back from the file as it was', () => {
  test.each(['-5', '+86', '@甲', "'甲", '123456789012', '甲\r\n乙', '"', ' 甲 '])('%j', (cell) => {
    const text = rejectsFile(tableOf(['企业名称', '甲']), [
      { line: 2, cells: ['', cell], reason: '没有客户全称' },
    ]);
    expect(readCsv(text.slice(1), '退回.csv').rows[1]?.cells[3]).toBe(cell);
  });
});
