import { refuse } from '../../shared/errors/index.ts';
import { entriesOf, type Fields } from '../../shared/forms/machinery/fields.ts';
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
  walk(archive, fieldsByKey(form.description), body, made);
}

function walk(archive: ReadableArchive, fields: Fields, body: Body, made: readonly string[]): void {
  for (const [key, field] of entriesOf(fields)) {
    const value = body[key];
    if (value === undefined) continue;
    if (field.kind === 'rows') for (const row of value as Body[]) walk(archive, field.fields, row, made);
    if (field.kind !== 'reference') continue;
    const { id, name } = value as { id?: string; name: string };
    if (id === undefined || made.includes(id)) continue;
    if (field.to === 'person') {
      if (!sql(archive, 'SELECT 1 FROM people WHERE id = ?').get(id)) refuse('PERSON_NOT_FOUND', { name });
    } else if (!sql(archive, `SELECT 1 FROM documents WHERE id = ? AND form = '${CUSTOMER_FORM}'`).get(id))
      refuse('DOCUMENT_NOT_FOUND', { what: name });
  }
}
