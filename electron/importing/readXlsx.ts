// Not its streams for Node: on a damaged zip they never come to an end, and they believe no size that the zip states.
import readWorkbook from 'read-excel-file/universal';
import { refuse } from '../../shared/errors/index.ts';
import { excelNumber } from '../../shared/importing/excelNumber.ts';
import type { RawTable, SourceRow } from '../../shared/importing/sourceTable.ts';
import { checkWorkbook, reasonOf } from './checkWorkbook.ts';
import { limits } from './limits.ts';

export interface ReadWorkbook extends RawTable {
  sheets: { all: string[]; read: string };
}

/**
 * One sheet of a workbook as written text: the named one, else the first with anything in it. Dates come as yyyy-mm-dd,
 * numbers as Excel shows them; one that Excel no longer holds exactly stays in its E+ writing and so can be told.
 * @throws IMPORT_WORKBOOK_DAMAGED, IMPORT_SHEET_MISSING, IMPORT_TOO_LARGE, IMPORT_FORMAT_UNKNOWN
 */
export async function readXlsx(bytes: Buffer, file: string, sheet?: string): Promise<ReadWorkbook> {
  await checkWorkbook(bytes, file);
  const workbook = await readAll(bytes, file);
  const all = workbook.map((one) => one.sheet);
  const read = sheet === undefined ? workbook.find((one) => one.rows.length > 0) : bySheet(workbook, sheet);
  if (sheet !== undefined && !read) refuse('IMPORT_SHEET_MISSING', { file, sheet, sheets: all.join('、') });
  if (!read) return { rows: [], broken: [], sheets: { all, read: all[0] ?? '' } };
  if (read.rows.length > limits.rows + 1)
    refuse('IMPORT_TOO_LARGE', { file, size: `超过 ${limits.rows} 行`, limit: `${limits.rows} 行` });
  const width = read.rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  if (width > limits.columns)
    refuse('IMPORT_TOO_LARGE', { file, size: `${width} 列`, limit: `${limits.columns} 列` });
  return { rows: read.rows, broken: [], sheets: { all, read: read.sheet } };
}

interface Sheet {
  sheet: string;
  rows: SourceRow[];
}

const bySheet = (workbook: Sheet[], name: string) => workbook.find((one) => one.sheet === name);

async function readAll(bytes: Buffer, file: string): Promise<Sheet[]> {
  try {
    const whole = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    const workbook = await readWorkbook(whole, { trim: false, parseNumber: excelNumber });
    return workbook.map(({ sheet, data }) => ({ sheet, rows: rowsOf(data) }));
  } catch (error) {
    // Whatever the library throws on damaged XML, from its own errors to type errors, says the same to the user.
    return refuse('IMPORT_WORKBOOK_DAMAGED', { file, reason: reasonOf(error) });
  }
}

function rowsOf(data: readonly (readonly unknown[])[]): SourceRow[] {
  return data
    .map((cells, index) => ({ line: index + 1, cells: withoutEmptyEnd(cells.map(written)) }))
    .filter((row) => row.cells.length > 0);
}

function withoutEmptyEnd(cells: string[]): string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, last + 1);
}

function written(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return writtenDate(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  // A file may carry half a surrogate pair, which no archive can store.
  return String(value).toWellFormed();
}

/** Excel's dates have no zone; the library gives them as UTC. The time of day is dropped only where there is none. */
function writtenDate(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const [day = '', time = ''] = date.toISOString().split('T');
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 8)}`;
}
