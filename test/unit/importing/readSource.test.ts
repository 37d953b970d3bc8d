import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { ZipFile } from 'yazl';
import { limits } from '../../../electron/importing/limits.ts';
import { readSource } from '../../../electron/importing/readSource.ts';
import { codeOf } from '../../database/refusal.ts';

const source = (content: string | Buffer, sheet?: string) => readSource(Buffer.from(content), '客户', sheet);
const refusal = (content: string | Buffer, sheet?: string) => codeOf(() => source(content, sheet));

/** GB18030 of 客户名称,电话 / 甲商行,1; Node can't write it. */
const gb18030 = Buffer.from('bfcdbba7c3fbb3c62cb5e7bbb00d0abcd7c9ccd0d02c310d0a', 'hex');

describe('encodings', () => {
  const text = '客户名称,电话\r\n甲商行,1\r\n';
  const utf16 = (big: boolean) => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    return big ? bytes.swap16() : bytes;
  };
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8', Buffer.from(`\ufeff${text}`)],
    ['GB18030', gb18030],
    ['UTF-16', utf16(false)],
    ['UTF-16', utf16(true)],
  ])('%s', async (encoding, bytes) => {
    expect(await source(bytes)).toMatchObject({
      encoding,
      columns: ['客户名称', '电话'],
      rows: [{ line: 2, cells: ['甲商行', '1'] }],
    });
  });

  test('UTF-8 with one damaged place is not read as something else', async () => {
    const bytes = Buffer.from(`客户名称\n${'甲商行\n'.repeat(20)}`);
    bytes[bytes.length - 3] = 0xff;
    expect(await refusal(bytes)).toBe('IMPORT_ENCODING_UNKNOWN');
  });
});

describe('CSV', () => {
  test('cells with separators, quotes and line ends; lines are those of the file', async () => {
    const { rows } = await source('客户名称,经营范围\n"甲,商行","买\n""卖"""\n\n乙商行,丙\n');
    expect(rows).toEqual([
      { line: 2, cells: ['甲,商行', '买\n"卖"'] },
      { line: 5, cells: ['乙商行', '丙'] },
    ]);
  });

  test.each([';', '\t'])('separated by %j', async (separator) => {
    const { rows } = await source(`客户名称${separator}电话\n甲,店${separator}1\n`);
    expect(rows).toEqual([{ line: 2, cells: ['甲,店', '1'] }]);
  });

  test('a stray quote costs its own line and no other', async () => {
    const { rows, broken } = await source('客户名称,电话\n甲店,1\n"乙店,2,3\n丙店,3\n丁"店,4\n');
    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [2, '甲店', '1'],
      [4, '丙店', '3'],
      [5, '丁"店', '4'],
    ]);
    expect(broken).toEqual([{ line: 3, text: '"乙店,2,3', reason: '引号不成对，无法分列' }]);
  });

  test('a file whose quotes pair nowhere is refused', async () => {
    const lines = '"乙店,2,3\n'.repeat(limits.brokenLines + 1);
    expect(await refusal(`客户名称,电话\n${lines}`)).toBe('IMPORT_QUOTES_BROKEN');
  });

  test('a huge cell is read whole', async () => {
    const huge = '长'.repeat(50_000);
    expect((await source(`客户名称,经营范围\n甲店,${huge}\n`)).rows[0]?.cells[1]).toBe(huge);
  });
});

describe('refused', () => {
  test.each([
    ['an empty file', '', 'IMPORT_NO_ROWS'],
    ['blank lines', '\r\n\r\n , ,\r\n', 'IMPORT_NO_ROWS'],
    ['a header alone', '客户名称,电话\r\n', 'IMPORT_NO_ROWS'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'IMPORT_FORMAT_UNKNOWN'],
    ['a web page under the name of Excel', '<html><table>', 'IMPORT_FORMAT_UNKNOWN'],
    ['old Excel', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'IMPORT_OLD_EXCEL'],
    ['too many columns', `客户名称${',甲'.repeat(limits.columns)}\n甲店\n`, 'IMPORT_TOO_LARGE'],
    ['too many rows', `客户名称\n${'甲店\n'.repeat(limits.rows + 1)}`, 'IMPORT_TOO_LARGE'],
  ])('%s', async (_, content, code) => {
    expect(await refusal(content)).toBe(code);
  });
});

describe('workbooks', () => {
  test('text, numbers, dates; the first sheet with anything in it', async () => {
    const bytes = await workbook({
      说明: [],
      客户: [
        ['客户名称', '注册号', '注册日期', '注册资本(万元)'],
        ['甲商行', '320281000019401', new Date(Date.UTC(1987, 2, 9)), 49.7],
      ],
    });
    expect(await source(bytes)).toMatchObject({
      encoding: 'xlsx',
      sheets: { all: ['说明', '客户'], read: '客户' },
      rows: [{ line: 2, cells: ['甲商行', '320281000019401', '1987-03-09', '49.7'] }],
    });
    expect(await refusal(bytes, '名单')).toBe('IMPORT_SHEET_MISSING');
    expect(await refusal(bytes, '说明')).toBe('IMPORT_NO_ROWS');
  });

  test('a number that Excel no longer holds exactly shows itself', async () => {
    const bytes = await workbook({
      客户: [
        ['客户名称', '注册号'],
        ['甲商行', 9.13202001234568e17],
      ],
    });
    expect((await source(bytes)).rows[0]?.cells[1]).toMatch(/E\+17$/);
  });

  test('cut or damaged at any place: read or refused, never a failure', async () => {
    const bytes = await workbook({
      客户: [
        ['客户名称', '电话'],
        ['甲商行', '1'],
      ],
    });
    const codes = new Set<unknown>();
    for (let place = 0; place < bytes.length; place += 211) {
      codes.add(await refusal(bytes.subarray(0, place)));
      const damaged = Buffer.from(bytes);
      damaged.writeUInt8(damaged.readUInt8(place) ^ 0x55, place);
      const read = await source(damaged).catch((error: { code?: string }) => error.code);
      codes.add(typeof read === 'string' ? read : typeof read?.columns);
    }
    expect([...codes].filter((code) => code !== 'object' && !String(code).startsWith('IMPORT_'))).toEqual([]);
  });

  test('a zip that is no workbook', async () => {
    expect(await refusal(await zipOf({ 'readme.txt': Buffer.from('甲') }))).toBe('IMPORT_FORMAT_UNKNOWN');
  });

  test('a bomb is refused before it is unpacked', async () => {
    const zeros = Buffer.alloc(limits.unpackedBytes / 4 + 1);
    const parts = ['xl/workbook.xml', 'xl/a.xml', 'xl/b.xml', 'xl/c.xml'];
    expect(await refusal(await zipOf(Object.fromEntries(parts.map((part) => [part, zeros]))))).toBe(
      'IMPORT_TOO_LARGE',
    );
  });

  test('a bomb that hides its size is refused', async () => {
    expect(await refusal(zipClaiming('xl/workbook.xml', Buffer.alloc(32 * 1024 * 1024), 100))).toBe(
      'IMPORT_WORKBOOK_DAMAGED',
    );
  });

  test('too many parts', async () => {
    const parts = Array.from({ length: limits.workbookParts + 1 }, (_, part) => [
      `xl/${part}`,
      Buffer.alloc(0),
    ]);
    expect(await refusal(await zipOf(Object.fromEntries(parts)))).toBe('IMPORT_TOO_LARGE');
  });
});

type Cell = string | number | Date;

async function workbook(sheets: Record<string, Cell[][]>): Promise<Buffer> {
  const cell = (value: Cell) =>
    value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd' } : { value, type: value.constructor };
  const written = Object.entries(sheets).map(([sheet, rows]) => ({
    sheet,
    data: rows.map((row) => row.map(cell)),
  }));
  return writeWorkbook(written as Parameters<typeof writeWorkbook>[0]).toBuffer();
}

async function zipOf(entries: Record<string, Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(content, name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A zip with one deflated part that claims another size than it has. */
function zipClaiming(name: string, content: Buffer, claimed: number): Buffer {
  const packed = deflateRawSync(content);
  const path = Buffer.from(name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(claimed, 18);
  common.writeUInt16LE(path.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, path, packed]);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
    common,
    Buffer.alloc(14),
    path,
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
