import { cardReader, type ReadRow } from '../../../shared/importing/cardFromRow.ts';
import { guessMapping, mappingOf } from '../../../shared/importing/guessMapping.ts';
import type { SourceTable } from '../../../shared/importing/sourceTable.ts';
import type { Mapping } from '../../../shared/importing/targets.ts';
import { foldText } from '../../../shared/rules/customerName/normaliseName.ts';

export const chen = { id: '018f0000-0000-7000-8000-000000000001', name: '陈立' };
export const today = '2026-11-16';

/** A table as a file with this header gives it; the first row stands in line 2. */
export function tableOf(columns: string[], ...rows: string[][]): SourceTable {
  return {
    file: '客户.csv',
    encoding: 'UTF-8',
    columns,
    rows: rows.map((cells, place) => ({ line: place + 2, cells })),
    broken: [],
  };
}

/** The rows of a table, read with the guessed mapping or with a given one. */
export function read(table: SourceTable, mapping: Mapping = mappingOf(guessMapping(table))): ReadRow[] {
  const reader = cardReader(table, mapping, { today, people: new Map([[foldText(chen.name), chen]]) });
  return table.rows.map(reader);
}

/** The one card of a row given as column → cell. */
export function cardOf(row: Record<string, string>, mapping?: Mapping) {
  const [made] = read(tableOf(Object.keys(row), Object.values(row)), mapping);
  if (made?.kind !== 'card') throw new Error(`rejected: ${made?.reason}`);
  return made;
}
