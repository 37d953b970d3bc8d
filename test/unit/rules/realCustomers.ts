import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export const realFolder =
  process.env.KEDANG_REAL_DATA ?? join(import.meta.dirname, '../../../../shared/data');
const file = join(realFolder, 'customers-jiangsu-1987.csv');

/** Set when the real rows are absent (they are not part of the repository): hand it to `test.skipIf`. */
export const realCustomersAbsent = !existsSync(file);
if (realCustomersAbsent) console.warn(`Skipped: no real customers at ${file}`);

/** The real rows by column name; empty when absent. */
export function realCustomers(): Record<string, string>[] {
  if (realCustomersAbsent) return [];
  return parse(readFileSync(file), { columns: true, bom: true });
}
