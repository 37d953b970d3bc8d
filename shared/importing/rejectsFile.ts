import type { RejectedRow } from './cardFromRow.ts';
import { columnAt } from './header.ts';
import type { BrokenLine, SourceTable } from './sourceTable.ts';

/** First columns of the file; the next import leaves them out by these names. */
export const REJECTS_COLUMNS = ['退回：原行号', '退回：原因'] as const;

/**
 * The rejected rows as CSV: where each stood, why it came back, and its cells as they were, to be mended and imported
 * again. UTF-8 with a mark, CRLF, every cell quoted: what Excel opens rightly.
 */
export function rejectsFile(
  table: Pick<SourceTable, 'columns' | 'broken'>,
  rejected: readonly RejectedRow[],
): string {
  const rows = [...rejected, ...table.broken.map(asRejected)].sort((a, b) => a.line - b.line);
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), table.columns.length);
  const extra = Array.from({ length: width - table.columns.length }, (_, place) =>
    columnAt(table.columns.length + place),
  );
  const lines = [
    [...REJECTS_COLUMNS, ...table.columns, ...extra],
    ...rows.map((row) => [String(row.line), row.reason, ...row.cells]),
  ];
  return `\ufeff${lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
}

const asRejected = ({ line, text, reason }: BrokenLine): RejectedRow => ({ line, cells: [text], reason });

/** Excel runs a cell that begins so as a formula; some of its language editions the full-width signs too. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;
/** Excel shows more than 11 digits as 3.2E+14 and keeps 15 of them. */
const LONG_NUMBER = /^\d{12,}$/;

/** The apostrophe makes it plain text; `undefused` takes it off when the mended file comes back. */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) || LONG_NUMBER.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

export function undefused(cell: string): string {
  return /^'(?:[=+\-@＝＋－＠\t\r\n]|\d{12,}$)/.test(cell) ? cell.slice(1) : cell;
}
