import { CsvError, parse } from 'csv-parse/sync';
import { refuse } from '../../shared/errors/index.ts';
import { undefused } from '../../shared/importing/rejectsFile.ts';
import type { BrokenLine, RawTable, SourceRow } from '../../shared/importing/sourceTable.ts';
import { limits } from './limits.ts';

const SEPARATORS = [',', ';', '\t'] as const;
const LINE_ENDS = ['\r\n', '\n', '\r'];
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/**
 * The rows of a CSV text with something in them; the separator is guessed from its first lines. Quoted cells may hold separators, line ends
 * and doubled quotes. A line whose quotes do not pair is read as it stands when that gives as many cells as the first
 * row has, else it is handed back as broken; reading goes on with the next line, so that one stray quote cannot swallow
 * the rest of the file.
 * @throws IMPORT_TOO_LARGE beyond the most rows or columns, IMPORT_QUOTES_BROKEN beyond the most broken lines
 */
export function readCsv(text: string, file: string): RawTable {
  const separator = guessSeparator(text);
  const bytes = Buffer.from(text);
  const rows: SourceRow[] = [];
  const broken: BrokenLine[] = [];
  let width = 0;
  let repaired = 0;

  const keep = (line: number, cells: string[]) => {
    if (cells.every((cell) => cell.trim() === '')) return;
    if (cells.length > limits.columns)
      refuse('IMPORT_TOO_LARGE', { file, size: `${cells.length} 列`, limit: `${limits.columns} 列` });
    if (rows.length > limits.rows)
      refuse('IMPORT_TOO_LARGE', { file, size: `超过 ${limits.rows} 行`, limit: `${limits.rows} 行` });
    width ||= cells.length;
    rows.push({ line, cells: cells.map(undefused) });
  };

  let start = 0;
  let line = 1;
  while (start < bytes.length) {
    const found = parseUntilError(bytes.subarray(start), separator);
    for (const record of found.records) {
      keep(line, record.cells);
      line += linesIn(bytes, start + record.start, start + record.end);
    }
    start += found.end;
    if (!found.failed) break;
    const end = endOfLine(bytes, start);
    const raw = bytes.toString('utf8', start, end).replace(/[\r\n]+$/, '');
    const literal = raw.split(separator);
    repaired += 1;
    if (repaired > limits.brokenLines) refuse('IMPORT_QUOTES_BROKEN', { file, line });
    if (literal.length === width) keep(line, literal);
    else broken.push({ line, text: raw, reason: '引号不成对，无法分列' });
    line += linesIn(bytes, start, end);
    start = end;
  }
  return { rows, broken };
}

interface Parsed {
  records: { cells: string[]; start: number; end: number }[];
  /** Bytes up to the end of the last good record. */
  end: number;
  failed: boolean;
}

function parseUntilError(bytes: Buffer, separator: string): Parsed {
  const records: Parsed['records'] = [];
  let end = 0;
  try {
    parse(bytes, {
      delimiter: separator,
      record_delimiter: LINE_ENDS,
      relax_column_count: true,
      max_record_size: limits.recordCharacters,
      on_record: (cells: string[], context) => {
        records.push({ cells, start: end, end: context.bytes });
        end = context.bytes;
        return null;
      },
    });
    return { records, end: bytes.length, failed: false };
  } catch (error) {
    if (error instanceof CsvError) return { records, end, failed: true };
    throw error;
  }
}

/** The separator that stands most often outside quotes in the first lines; a comma when there is none at all. */
function guessSeparator(text: string): string {
  const head = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\r|\n/)
    .slice(0, 20);
  const counts = SEPARATORS.map((separator) => ({
    separator,
    lines: head.filter((line) => line.includes(separator)).length,
    count: head.join('').split(separator).length - 1,
  }));
  const [best] = counts.toSorted((a, b) => b.lines - a.lines || b.count - a.count);
  return best?.separator ?? ',';
}

/** One past the line end that follows `start`. */
function endOfLine(bytes: Buffer, start: number): number {
  for (let place = start; place < bytes.length; place += 1) {
    if (bytes[place] === NEWLINE) return place + 1;
    if (bytes[place] === RETURN) return bytes[place + 1] === NEWLINE ? place + 2 : place + 1;
  }
  return bytes.length;
}

/** How many lines end between two places. */
function linesIn(bytes: Buffer, start: number, end: number): number {
  let lines = 0;
  for (let place = start; place < end; place += 1) {
    const byte = bytes[place];
    if (byte === NEWLINE || (byte === RETURN && bytes[place + 1] !== NEWLINE)) lines += 1;
  }
  return lines;
}
