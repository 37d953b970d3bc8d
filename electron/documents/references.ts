import { refuse } from '../../shared/errors/index.ts';
import { entriesOf, type FieldEntry, type Fields } from '../../shared/forms/machinery/fields.ts';
import { type Body, type FormModule, fieldsByKey } from '../../shared/forms/machinery/form.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import { CUSTOMER_FORM } from './customerCards.ts';

/**
 * Customers and people named by id must be in the archive; `made` are cards that the same save makes.
 * @throws DOCUMENT_NOT_FOUND, PERSON_NOT_FOUND
 */
export function refuseUnknownReferences(
  archive: ReadableArchive,
  form: FormModule,
  body: Body,
  made: readonly string[] = [],
): void {
  walk(archive, fieldsByKey(form.description), body, new Set(made));
}

function walk(archive: ReadableArchive, fields: Fields, body: Body, known: Set<string>): void {
  for (const [key, field] of referringOf(fields)) {
    const value = body[key];
    if (value === undefined) continue;
    if (field.kind === 'rows') for (const row of value as Body[]) walk(archive, field.fields, row, known);
    if (field.kind !== 'reference') continue;
    const { id, name } = value as { id?: string; name: string };
    if (id === undefined || known.has(id)) continue;
    if (field.to === 'person') {
      if (!sql(archive, 'SELECT 1 FROM people WHERE id = ?').get(id)) refuse('PERSON_NOT_FOUND', { name });
    } else if (!sql(archive, `SELECT 1 FROM documents WHERE id = ? AND form = '${CUSTOMER_FORM}'`).get(id))
      refuse('DOCUMENT_NOT_FOUND', { what: name });
  }
}

const referring = new WeakMap<Fields, readonly FieldEntry[]>();

/** The references among the fields, and the tables that hold any. */
function referringOf(fields: Fields): readonly FieldEntry[] {
  let found = referring.get(fields);
  if (!found) {
    found = entriesOf(fields).filter(
      ([, field]) =>
        field.kind === 'reference' || (field.kind === 'rows' && referringOf(field.fields).length > 0),
    );
    referring.set(fields, found);
  }
  return found;
}
