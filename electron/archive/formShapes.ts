import type { Field, Fields } from '../../shared/forms/machinery/fields.ts';
import {
  type FormDescription,
  type FormModule,
  fieldsByKey,
  fieldsOf,
} from '../../shared/forms/machinery/form.ts';
import type { WritableArchive } from './connection.ts';
import { sha256 } from './digest.ts';
import { metaOf, setMeta } from './meta.ts';
import { write } from './transaction.ts';

/**
 * What the archive's file owes to the descriptions of the forms: an index for each column that lists sort or filter
 * by, and read-only views with ordinary columns for analysts. Remade when a description changed; documents are not touched.
 */
export function ensureFormShapes(archive: WritableArchive, forms: readonly FormModule[]): void {
  const wanted = new Map(
    forms.flatMap(({ description }) => [...listIndexes(description), ...analystViews(description)]),
  );
  const print = sha256(JSON.stringify([...wanted]));
  if (metaOf(archive, 'shapeOfForms') === print) return;
  write(archive, () => {
    const present = archive
      .prepare<[], { type: string; name: string; sql: string }>(
        `SELECT type, name, sql FROM sqlite_schema WHERE name LIKE 'view\\_%' ESCAPE '\\' OR name LIKE 'list\\_%' ESCAPE '\\'`,
      )
      .all();
    for (const { type, name, sql } of present)
      if (wanted.get(name) === sql) wanted.delete(name);
      else archive.exec(`DROP ${type} ${name}`);
    for (const statement of wanted.values()) archive.exec(statement);
    setMeta(archive, 'shapeOfForms', print);
  });
}

/** The value of a body's field by which lists sort and filter: a reference by its name. Keys are identifiers. */
export function columnExpression(key: string, field: Field, table = ''): string {
  refuseOddKey(key);
  return `json_extract(${table}body, '$.${key}${field.kind === 'reference' ? '.name' : ''}')`;
}

function listIndexes(description: FormDescription): [string, string][] {
  refuseOddKey(description.key);
  return fieldsOf(description)
    .filter(([, field]) => field.column?.sort || field.column?.filter)
    .map(([key, field]) => {
      const name = `list_${description.key}_${key}`;
      // With the form in front although it is always the same: else SQLite prefers to sort all documents of the form.
      return [
        name,
        `CREATE INDEX ${name} ON documents (form, ${columnExpression(key, field)}, id) WHERE form = '${description.key}'`,
      ];
    });
}

const OWN_COLUMNS =
  'id AS document_id, number, title, state, revision, business_date, completeness, created_at, updated_at';

/** `view_customerCard`, and `view_customerCard_contacts` for its table 人员. */
function analystViews(description: FormDescription): [string, string][] {
  const fields = fieldsByKey(description);
  const name = `view_${description.key}`;
  const tables = Object.entries(fields).flatMap(([key, field]): [string, string][] =>
    field.kind === 'rows' ? [rowsView(description.key, key, field.fields)] : [],
  );
  const columns = valueColumns(fields, 'body');
  return [
    [
      name,
      `CREATE VIEW ${name} AS SELECT ${[OWN_COLUMNS, ...columns].join(', ')} FROM documents WHERE form = '${description.key}'`,
    ],
    ...tables,
  ];
}

function rowsView(form: string, key: string, fields: Fields): [string, string] {
  const name = `view_${form}_${key}`;
  const columns = [
    'documents.id AS document_id',
    'entry.key + 1 AS row',
    ...valueColumns(fields, 'entry.value'),
  ];
  return [
    name,
    `CREATE VIEW ${name} AS SELECT ${columns.join(', ')} FROM documents, json_each(documents.body, '$.${key}') AS entry WHERE form = '${form}'`,
  ];
}

function valueColumns(fields: Fields, from: string): string[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    refuseOddKey(key);
    // Quoted: a field may be called "from" or "to".
    const column = (path: string, name: string) => `json_extract(${from}, '$.${path}') AS "${name}"`;
    if (field.kind === 'rows') return [];
    if (field.kind === 'reference') return [column(`${key}.name`, key), column(`${key}.id`, `${key}_id`)];
    return [column(key, key)];
  });
}

/** Keys of descriptions stand inside SQL text. */
function refuseOddKey(key: string): void {
  if (!/^[a-zA-Z][a-zA-Z0-9]*$/.test(key)) throw new Error(`not a key: ${key}`);
}
