import type { Fields } from '../../shared/forms/machinery/fields.ts';
import { type FormDescription, type FormModule, fieldsByKey } from '../../shared/forms/machinery/form.ts';
import type { WritableArchive } from './connection.ts';
import { sha256 } from './digest.ts';
import { indexLongList, listContent, listShape, refuseOddKey, type Shape } from './listTables.ts';
import { metaOf, setMeta } from './meta.ts';
import { write } from './transaction.ts';

/**
 * What the archive's file owes to the descriptions of the forms: the tables behind their lists, and read-only views with
 * ordinary columns for analysts. Remade when a description changed, each form by itself; documents are not touched.
 */
export function ensureFormShapes(archive: WritableArchive, forms: readonly FormModule[]): void {
  const descriptions = forms.map(({ description }) => description);
  const lists = descriptions.map((description) => ({ description, table: listShape(description) }));
  const views = descriptions.flatMap(analystViews);
  const wanted = new Map([...lists.map(({ table }) => table), ...views]);
  const print = sha256(JSON.stringify([...wanted]));
  if (metaOf(archive, 'shapeOfForms') !== print)
    write(archive, () => {
      const present = dropOthers(archive, wanted);
      for (const { description, table } of lists) {
        const [name, statement] = table;
        if (present.has(name)) continue;
        archive.exec(statement);
        archive.exec(`INSERT INTO ${name} ${listContent(description)}`);
      }
      for (const [name, statement] of views) if (!present.has(name)) archive.exec(statement);
      setMeta(archive, 'shapeOfForms', print);
    });
  write(archive, () => {
    for (const description of descriptions) indexLongList(archive, description);
  });
}

/** Takes away what is not, or not so, in the descriptions; the names of what is left. */
function dropOthers(archive: WritableArchive, wanted: ReadonlyMap<string, string>): Set<string> {
  const present = archive
    .prepare<[], { type: string; name: string; sql: string }>(
      // Indexes of a list's table go with it; those that earlier programs made on `documents` don't.
      `SELECT type, name, sql FROM sqlite_schema
       WHERE (name LIKE 'view\\_%' ESCAPE '\\' OR name LIKE 'list\\_%' ESCAPE '\\')
         AND (type <> 'index' OR tbl_name = 'documents')
       ORDER BY type = 'table'`,
    )
    .all();
  const kept = new Set<string>();
  for (const { type, name, sql } of present)
    if (wanted.get(name) === sql) kept.add(name);
    else archive.exec(`DROP ${type} ${name}`);
  return kept;
}

const OWN_COLUMNS =
  'id AS document_id, number, title, state, revision, business_date, completeness, created_at, updated_at';

/** `view_customerCard`, and `view_customerCard_contacts` for its table 人员. */
function analystViews(description: FormDescription): Shape[] {
  const fields = fieldsByKey(description);
  const name = `view_${description.key}`;
  const tables = Object.entries(fields).flatMap(([key, field]): Shape[] =>
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

function rowsView(form: string, key: string, fields: Fields): Shape {
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
