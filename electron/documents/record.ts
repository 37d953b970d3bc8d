import { refuse } from '../../shared/errors/index.ts';
import type { Body } from '../../shared/forms/machinery/form.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';

export type DocumentState = 'draft' | 'submitted' | 'void';

export const stateNames: Readonly<Record<DocumentState, string>> = {
  draft: '草稿',
  submitted: '已提交',
  void: '已作废',
};

/** A row of the table `documents`. */
export interface DocumentRow {
  row: number;
  id: string;
  form: string;
  edition: number;
  number: string | null;
  title: string;
  name_key: string | null;
  customer_id: string | null;
  person_id: string | null;
  business_date: string | null;
  unique_key: string | null;
  state: DocumentState;
  revision: number;
  /** Canonical JSON. */
  body: string;
  digest: string;
  /** Basis points. */
  completeness: number;
  created_at: string;
  created_by: string;
  updated_at: string;
  updated_by: string;
}

export interface OpenDocument {
  id: string;
  form: string;
  edition: number;
  number?: string;
  title: string;
  state: DocumentState;
  revision: number;
  /** Lower-case hex SHA-256 over the revision's content, see `digests.ts`. */
  digest: string;
  completeness: number;
  body: Body;
  customerId?: string;
  personId?: string;
  businessDate?: string;
  createdAt: string;
  /** Names, not ids. */
  createdBy: string;
  updatedAt: string;
  updatedBy: string;
}

export function findRow(archive: ReadableArchive, id: string): DocumentRow | undefined {
  return sql<DocumentRow>(archive, 'SELECT * FROM documents WHERE id = ?').get(id);
}

/** @throws DOCUMENT_NOT_FOUND */
export function rowOf(archive: ReadableArchive, id: string): DocumentRow {
  return findRow(archive, id) ?? refuse('DOCUMENT_NOT_FOUND', { what: id });
}

export function nameOfPerson(archive: ReadableArchive, id: string): string {
  return (
    sql<{ name: string }>(archive, 'SELECT name FROM people WHERE id = ?').get(id)?.name ??
    refuse('PERSON_NOT_FOUND', { name: id })
  );
}

/** @throws DOCUMENT_NOT_FOUND */
export function getDocument(archive: ReadableArchive, id: string): OpenDocument {
  return openDocumentOf(archive, rowOf(archive, id));
}

/** By its human number, e.g. a customer's code. */
export function getDocumentByNumber(archive: ReadableArchive, number: string): OpenDocument {
  const row = sql<DocumentRow>(archive, 'SELECT * FROM documents WHERE number = ?').get(number);
  return openDocumentOf(archive, row ?? refuse('DOCUMENT_NOT_FOUND', { what: number }));
}

/** The document of a form with this unique key that is not void (the report of a person and day). */
export function findByUniqueKey(
  archive: ReadableArchive,
  form: string,
  uniqueKey: string,
): OpenDocument | undefined {
  const row = rowWithKey(archive, form, uniqueKey);
  return row && openDocumentOf(archive, row);
}

export function rowWithKey(archive: ReadableArchive, form: string, key: string): DocumentRow | undefined {
  return sql<DocumentRow>(
    archive,
    // By this index: SQLite would otherwise weigh every index of lists anew for each form bound, 20 times as long.
    `SELECT * FROM documents INDEXED BY documents_unique_key
     WHERE form = ? AND unique_key = ? AND unique_key IS NOT NULL AND state <> 'void'`,
  ).get(form, key);
}

export function openDocumentOf(archive: ReadableArchive, row: DocumentRow): OpenDocument {
  return {
    id: row.id,
    form: row.form,
    edition: row.edition,
    ...(row.number !== null && { number: row.number }),
    title: row.title,
    state: row.state,
    revision: row.revision,
    digest: row.digest,
    completeness: row.completeness,
    body: JSON.parse(row.body) as Body,
    ...(row.customer_id !== null && { customerId: row.customer_id }),
    ...(row.person_id !== null && { personId: row.person_id }),
    ...(row.business_date !== null && { businessDate: row.business_date }),
    createdAt: row.created_at,
    createdBy: nameOfPerson(archive, row.created_by),
    updatedAt: row.updated_at,
    updatedBy: nameOfPerson(archive, row.updated_by),
  };
}
