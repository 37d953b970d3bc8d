import { normaliseName } from '../../shared/rules/customerName/normaliseName.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import type { DocumentRow } from './record.ts';

/** The form whose documents are the customers. */
export const CUSTOMER_FORM = 'customerCard';

/** What two cards of one customer share: the name without legal form, brackets and width. Null for other forms. */
export const nameKeyOf = (form: string, title: string): string | null =>
  form === CUSTOMER_FORM ? normaliseName(title) : null;

/** The oldest card of that name that is not void. */
export function findCardByName(archive: ReadableArchive, name: string): DocumentRow | undefined {
  return sql<DocumentRow>(
    archive,
    `SELECT * FROM documents WHERE form = '${CUSTOMER_FORM}' AND name_key = ? AND name_key IS NOT NULL
       AND state <> 'void' ORDER BY id LIMIT 1`,
  ).get(normaliseName(name));
}
