import type { Field, FieldEntry } from '../../shared/forms/machinery/fields.ts';
import { type Body, type FormDescription, fieldsOf } from '../../shared/forms/machinery/form.ts';
import type { ReadableArchive, WritableArchive } from './connection.ts';
import { sql } from './connection.ts';

/**
 * What lists sort and filter by, one narrow table a form (`list_customerCard`), a row a document, written when it is filed
 * (triggers, nine on one table, took as long as the rest of an insert). Sorting some thousands of such rows takes milliseconds; a body is a hundred times as long and encrypted.
 * Indexes are made once a form has so many documents that sorting them would be felt (decision 0005).
 */

/** Columns of `documents` that lists sort and filter by. */
export const listedColumns = [
  'number',
  'title',
  'state',
  'business_date',
  'completeness',
  'updated_at',
  'person_id',
  'customer_id',
] as const;

/** Documents of a form from which on its list has indexes: sorting as many takes some 5 ms. */
export const MANY = 5_000;

/** A statement that makes an object of the file, with the object's name. */
export type Shape = readonly [name: string, sql: string];

/** The table behind a form's list. Its key is the document's `row`, by which it also sorts last. */
export function listTableOf(form: string): string {
  refuseOddKey(form);
  return `list_${form}`;
}

/** The column of the list's table that holds a field's value, a reference's name; undefined where it has none. */
export function listColumnOf(description: FormDescription, key: string): string | undefined {
  return listedFields(description).some(([listed]) => listed === key) ? `value_${key}` : undefined;
}

/** The value of a body's field by which lists sort and filter: a reference by its name. Keys are identifiers. */
export function valueInBody(key: string, field: Field, body = 'body'): string {
  refuseOddKey(key);
  return `json_extract(${body}, '$.${key}${field.kind === 'reference' ? '.name' : ''}')`;
}

const listed = new WeakMap<FormDescription, readonly FieldEntry[]>();

function listedFields(description: FormDescription): readonly FieldEntry[] {
  let found = listed.get(description);
  if (!found) {
    found = fieldsOf(description).filter(([, field]) => field.column?.sort || field.column?.filter);
    listed.set(description, found);
  }
  return found;
}

/** The table of a form's list. It says where values come from, so that it differs when only that has changed. */
export function listShape(description: FormDescription): Shape {
  const name = listTableOf(description.key);
  const values = listedFields(description).map(
    ([key, field]) => `value_${key} ANY /* ${valueInBody(key, field)} */`,
  );
  const columns = [...listedColumns.map((column) => `${column} ANY`), ...values];
  return [name, `CREATE TABLE ${name} (row INTEGER PRIMARY KEY, ${columns.join(', ')}) STRICT`];
}

/** Writes the document's row of its list, in the caller's transaction. */
export function listAs(
  archive: WritableArchive,
  description: FormDescription,
  document: Readonly<Record<(typeof listedColumns)[number], string | number | null>> & { row: number },
  body: Body,
): void {
  const values = listedFields(description).map(([key, field]) => {
    const value = body[key];
    return (field.kind === 'reference' ? (value as { name: string } | undefined)?.name : value) ?? null;
  });
  const own = listedColumns.map((column) => document[column]);
  const marks = Array.from({ length: 1 + own.length + values.length }, () => '?').join(', ');
  sql(archive, `INSERT OR REPLACE INTO ${listTableOf(description.key)} VALUES (${marks})`).run(
    document.row,
    ...own,
    ...values,
  );
}

/** What the list's table should hold, row by row, as a query. */
export const listContent = (description: FormDescription): string =>
  `SELECT row, ${[
    ...listedColumns,
    ...listedFields(description).map(([key, field]) => valueInBody(key, field)),
  ].join(', ')} FROM documents WHERE form = '${description.key}'`;

const columnsOf = (description: FormDescription): string[] => [
  ...listedColumns,
  ...listedFields(description).map(([key]) => `value_${key}`),
];

/** Makes the indexes of a list that has grown long; cheap where there is nothing to do. In the caller's transaction. */
export function indexLongList(archive: WritableArchive, description: FormDescription): void {
  const table = listTableOf(description.key);
  if (hasIndexes(archive, table)) return;
  if (sql(archive, `SELECT 1 FROM ${table} LIMIT 1 OFFSET ${MANY - 1}`).get())
    indexList(archive, description);
}

/** Makes an index for each column of the list, which has none yet. */
export function indexList(archive: WritableArchive, description: FormDescription): void {
  const table = listTableOf(description.key);
  for (const column of columnsOf(description))
    archive.exec(`CREATE INDEX ${table}_by_${column} ON ${table} (${column})`);
}

/** Takes a list's indexes away, for `indexLongList` to make them anew when many documents have been added. */
export function dropListIndexes(archive: WritableArchive, description: FormDescription): void {
  const table = listTableOf(description.key);
  for (const column of columnsOf(description)) archive.exec(`DROP INDEX IF EXISTS ${table}_by_${column}`);
}

const hasIndexes = (archive: ReadableArchive, table: string): boolean =>
  sql(archive, `SELECT 1 FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?`).get(table) !== undefined;

/** Keys of descriptions stand inside SQL text. */
export function refuseOddKey(key: string): void {
  if (!/^[a-zA-Z][a-zA-Z0-9]*$/.test(key)) throw new Error(`not a key: ${key}`);
}
