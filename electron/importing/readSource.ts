import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { refuse } from '../../shared/errors/index.ts';
import { tableWithHeader } from '../../shared/importing/header.ts';
import type { SourceTable } from '../../shared/importing/sourceTable.ts';
import { diskReason } from '../disk/reasons.ts';
import { decodeText } from './decodeText.ts';
import { limits, readableSize } from './limits.ts';
import { readCsv } from './readCsv.ts';
import { readXlsx } from './readXlsx.ts';

/** @throws IMPORT_FILE_UNREADABLE, IMPORT_TOO_LARGE and as `readSource` */
export async function readSourceFile(path: string, sheet?: string): Promise<SourceTable> {
  const file = basename(path);
  const bytes = await readBytes(path, file);
  return readSource(bytes, file, sheet);
}

async function readBytes(path: string, file: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > limits.fileBytes)
      refuse('IMPORT_TOO_LARGE', { file, size: readableSize(size), limit: readableSize(limits.fileBytes) });
    return await readFile(path);
  } catch (error) {
    const reason = diskReason(error);
    if (reason === undefined) throw error;
    return refuse('IMPORT_FILE_UNREADABLE', { file, reason });
  }
}

/**
 * The customers' file as a table, judged by its content and not by its name.
 * @param sheet the workbook's sheet; by default the first with anything in it
 * @throws IMPORT_FORMAT_UNKNOWN, IMPORT_OLD_EXCEL, IMPORT_WORKBOOK_DAMAGED, IMPORT_SHEET_MISSING, IMPORT_ENCODING_UNKNOWN,
 * IMPORT_QUOTES_BROKEN, IMPORT_TOO_LARGE, IMPORT_NO_ROWS
 */
export async function readSource(bytes: Buffer, file: string, sheet?: string): Promise<SourceTable> {
  if (bytes.length > limits.fileBytes)
    refuse('IMPORT_TOO_LARGE', {
      file,
      size: readableSize(bytes.length),
      limit: readableSize(limits.fileBytes),
    });
  if (startsWith(bytes, COMPOUND_FILE)) refuse('IMPORT_OLD_EXCEL', { file });
  if (startsWith(bytes, ZIP)) {
    const { sheets, ...raw } = await readXlsx(bytes, file, sheet);
    return { ...tableWithHeader(raw, file), encoding: 'xlsx', sheets };
  }
  const { text, encoding } = decodeText(bytes, file);
  // Old systems give HTML tables or XML out under the name of Excel.
  if (/^\s*<(!doctype|html|\?xml|table|meta)/i.test(text)) refuse('IMPORT_FORMAT_UNKNOWN', { file });
  return { ...tableWithHeader(readCsv(text, file), file), encoding };
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Old xls files, and any encrypted workbook. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];

const startsWith = (bytes: Uint8Array, start: readonly number[]) =>
  start.every((byte, place) => bytes[place] === byte);
