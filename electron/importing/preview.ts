import type { Output } from '../../shared/contract/contract.ts';
import { displayValue } from '../../shared/forms/machinery/display.ts';
import type { Field } from '../../shared/forms/machinery/fields.ts';
import { type Body, fieldsOf } from '../../shared/forms/machinery/form.ts';
import { formOf } from '../../shared/forms/registry.ts';
import type { ReadRow } from '../../shared/importing/cardFromRow.ts';
import { guessMapping, mappingOf } from '../../shared/importing/guessMapping.ts';
import type { SourceRow, SourceTable } from '../../shared/importing/sourceTable.ts';
import { type Mapping, targets } from '../../shared/importing/targets.ts';
import type { ReadableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { planOf, readerOf } from './customerImport.ts';

export type ImportPreview = Output<'import.preview'>;

const SAMPLES = 3;
const SAMPLE_ROWS = 20;
/** More than anybody decides one by one; the rest follows the rule for all. */
const MOST_DUPLICATES = 500;

/** What an import with this mapping would do. A mapping without 客户全称 shows the columns, for the user to name it. */
export function previewImport(
  archive: ReadableArchive,
  context: Context,
  table: SourceTable,
  mapping: Mapping = mappingOf(guessMapping(table)),
): ImportPreview {
  const named = Object.values(mapping).includes('fullName');
  const plan = named ? planOf(archive, context, table, { mapping, duplicates: 'merge' }) : undefined;
  return {
    file: table.file,
    encoding: table.encoding,
    rows: table.rows.length + table.broken.length,
    columns: table.columns.map((name, place) => ({
      name,
      ...(mapping[name] !== undefined && { target: mapping[name] }),
      samples: table.rows
        .map((row) => row.cells[place]?.trim() ?? '')
        .filter((cell) => cell !== '')
        .slice(0, SAMPLES),
    })),
    targets: targets.map(({ key, label }) => ({ key, label })),
    sample: named ? sampleRows(table, readerOf(archive, context, table, { mapping })) : [],
    duplicates: (plan?.duplicates ?? [])
      .slice(0, MOST_DUPLICATES)
      .map(({ line, name, of, where, reason }) => ({ line, name, of, where, reason })),
    rejected: (plan?.rejected.length ?? 0) + table.broken.length,
  };
}

function sampleRows(table: SourceTable, read: (row: SourceRow) => ReadRow): ImportPreview['sample'] {
  const fields = fieldsOf(formOf('customerCard').description);
  return table.rows.slice(0, SAMPLE_ROWS).map((row) => {
    const made = read(row);
    if (made.kind === 'rejected') return { line: row.line, values: {}, remarks: [`退回：${made.reason}`] };
    const body = made.body as Record<string, unknown>;
    const values = fields.flatMap(([key, field]) => {
      const shown = shownInPreview(field, body[key]);
      return shown === '' ? [] : [[key, shown] as const];
    });
    return { line: row.line, values: Object.fromEntries(values), remarks: made.remarks };
  });
}

/** A table in words, where elsewhere only its rows are counted: 单宏图 法人代表 13812345678. */
function shownInPreview(field: Field, value: unknown): string {
  if (field.kind !== 'rows') return displayValue(field, value);
  const rows = (value ?? []) as Body[];
  return rows
    .map((row) =>
      Object.entries(field.fields)
        .map(([key, item]) => displayValue(item, row[key]))
        .filter((shown) => shown !== '')
        .join(' '),
    )
    .join('；');
}
