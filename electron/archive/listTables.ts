import type { Field } from '../../shared/forms/machinery/fields.ts';
import { type FormDescription, fieldsOf } from '../../shared/forms/machinery/form.ts';
import type { ReadableArchive, WritableArchive } from './connection.ts';
import { sql } from './connection.ts';

/**
 * What lists sort and filter by, one narrow table a form (`list_customerCard`), a row a document, kept by triggers on
 * `documents`. Sorting some thousands of such rows takes milliseconds; a body is a hundred times as long and encrypted.
 * Indexes are made once a form has so many documents that sorting them would be felt (decision 0006).
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

const listedFields = (description: FormDescription) =>
  fieldsOf(description).filter(([, field]) => field.column?.sort || field.column?.filter);

/** Table and triggers of a form's list. */
export function listShapes(description: FormDescription): { table: Shape; triggers: Shape[] } {
  const name = listTableOf(description.key);
  const columns = columnsOf(description);
  const condition = `WHEN NEW.form = '${description.key}'`;
  const values = valuesFrom(description, 'NEW.');
  const changes = columns.map((column, place) => `${column} = ${values[place]}`).join(', ');
  return {
    table: [
      name,
      `CREATE TABLE ${name} (row INTEGER PRIMARY KEY, ${columns.map((column) => `${column} ANY`).join(', ')}) STRICT`,
    ],
    triggers: [
      [
        `${name}_added`,
        `CREATE TRIGGER ${name}_added AFTER INSERT ON documents ${condition} BEGIN INSERT INTO ${name} VALUES (NEW.row, ${values.join(', ')}); END`,
      ],
      [
        `${name}_changed`,
        `CREATE TRIGGER ${name}_changed AFTER UPDATE ON documents ${condition} BEGIN UPDATE ${name} SET ${changes} WHERE row = NEW.row; END`,
      ],
    ],
  };
}

/** What the list's table should hold, row by row, as a query. */
export const listContent = (description: FormDescription): string =>
  `SELECT row, ${valuesFrom(description, '').join(', ')} FROM documents WHERE form = '${description.key}'`;

const columnsOf = (description: FormDescription): string[] => [
  ...listedColumns,
  ...listedFields(description).map(([key]) => `value_${key}`),
];

const valuesFrom = (description: FormDescription, table: 'NEW.' | ''): string[] => [
  ...listedColumns.map((column) => `${table}${column}`),
  ...listedFields(description).map(([key, field]) => valueInBody(key, field, `${table}body`)),
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
