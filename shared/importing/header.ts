import { refuse } from '../errors/index.ts';
import type { RawTable, SourceRow, SourceTable } from './sourceTable.ts';
import { foldHeader, targetOfHeader } from './synonyms.ts';

/** Titles, dates of printing and the like stand above the header; never more than this. */
const ROWS_TO_LOOK_AT = 15;

/**
 * Finds the header and names the columns. The header is the row among the first ones that names the most items of the
 * card. When none names any, the first row is the header if it has no digits, else there is none and columns are
 * called 第 1 列, 第 2 列 … What stands above the header is no customer and is left out.
 * @throws IMPORT_NO_ROWS
 */
export function tableWithHeader(raw: RawTable, file: string): Omit<SourceTable, 'encoding'> {
  const place = headerPlace(raw.rows);
  const header = place === undefined ? undefined : raw.rows[place];
  const rows = place === undefined ? raw.rows : raw.rows.slice(place + 1);
  if (rows.length === 0 && raw.broken.length === 0) refuse('IMPORT_NO_ROWS', { file });
  const width = header?.cells.length ?? commonWidth(rows);
  return { file, columns: columnNames(header?.cells ?? [], width), rows, broken: raw.broken };
}

function headerPlace(rows: readonly SourceRow[]): number | undefined {
  const scores = rows.slice(0, ROWS_TO_LOOK_AT).map((row) => knownNames(row.cells));
  const best = Math.max(0, ...scores);
  if (best > 0) return scores.indexOf(best);
  const [first] = rows;
  return first && rows.length > 1 && !first.cells.some((cell) => /\d/.test(cell)) ? 0 : undefined;
}

const knownNames = (cells: readonly string[]) =>
  new Set(cells.map((cell) => targetOfHeader.get(foldHeader(cell))).filter((key) => key !== undefined)).size;

function commonWidth(rows: readonly SourceRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return most?.[0] ?? 0;
}

function columnNames(header: readonly string[], width: number): string[] {
  const names: string[] = [];
  for (let place = 0; place < width; place += 1) {
    const written = (header[place] ?? '').replace(/\s+/g, ' ').trim().slice(0, 100) || columnAt(place);
    let name = written;
    for (let again = 2; names.includes(name); again += 1) name = `${written}（${again}）`;
    names.push(name);
  }
  return names;
}

/** The name of a column without one. */
export function columnAt(place: number): string {
  return `第 ${place + 1} 列`;
}
