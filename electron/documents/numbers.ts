import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import { branchOf } from '../archive/meta.ts';

/** The series of customer codes; the other series carry their name in the number. */
const CUSTOMERS = 'customer';

export function numberText(branch: string, series: string, value: number): string {
  const digits = String(value).padStart(6, '0');
  return series === CUSTOMERS ? `${branch}-${digits}` : `${branch}-${series.toUpperCase()}-${digits}`;
}

export interface NextNumber {
  series: string;
  value: number;
  number: string;
}

/**
 * The next number of the series. It counts as given once `giveNumber` has run, in the same transaction: a rolled back
 * save leaves no gap, and no number is ever given twice.
 */
export function nextNumber(archive: ReadableArchive, series: string): NextNumber {
  const last = sql<{ value: number | null }>(
    archive,
    'SELECT max(value) AS value FROM numbers WHERE series = ?',
  ).get(series);
  const value = (last?.value ?? 0) + 1;
  return { series, value, number: numberText(branchOf(archive).code, series, value) };
}

export function giveNumber(archive: WritableArchive, next: NextNumber, documentId: string): void {
  sql(archive, 'INSERT INTO numbers VALUES (?, ?, ?, ?)').run(
    next.series,
    next.value,
    next.number,
    documentId,
  );
}
