import { canonicalJson } from '../../shared/canonical/canonicalJson.ts';
import type { Body } from '../../shared/forms/machinery/form.ts';
import { formOf } from '../../shared/forms/registry.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { write } from '../archive/transaction.ts';

/** What a person typed but has not yet saved: one for each document, and one for a new one of each form. */
export interface WorkingCopy {
  form: string;
  /** Absent for a document that was never saved. */
  documentId?: string;
  body: Body;
  /** The revision it was begun from; 0 for a new document. */
  baseRevision: number;
  savedAt: string;
}

export interface CopyOf {
  form: string;
  documentId?: string;
}

const NEW = '';

/** Keeps what was typed, valid or not, without a revision. @throws UNKNOWN_FORM, BODY_NOT_CANONICAL */
export function keepWorkingCopy(
  archive: WritableArchive,
  context: Context,
  input: CopyOf & { baseRevision: number; body: Body },
): { savedAt: string } {
  formOf(input.form);
  const savedAt = context.clock.now();
  return write(archive, () => {
    sql(
      archive,
      `INSERT INTO working_copies VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
         base_revision = excluded.base_revision, body = excluded.body, saved_at = excluded.saved_at`,
    ).run(
      context.actor.personId,
      input.form,
      input.documentId ?? NEW,
      input.baseRevision,
      canonicalJson(input.body),
      savedAt,
    );
    return { savedAt };
  });
}

export function dropWorkingCopy(archive: WritableArchive, context: Context, input: CopyOf): void {
  write(archive, () => {
    sql(archive, 'DELETE FROM working_copies WHERE person_id = ? AND form = ? AND document_id = ?').run(
      context.actor.personId,
      input.form,
      input.documentId ?? NEW,
    );
  });
}

interface CopyRow {
  form: string;
  document_id: string;
  base_revision: number;
  body: string;
  saved_at: string;
}

/** The actor's own copy; nobody sees another's. */
export function workingCopyOf(
  archive: ReadableArchive,
  context: Context,
  input: CopyOf,
): WorkingCopy | undefined {
  const row = sql<CopyRow>(
    archive,
    'SELECT * FROM working_copies WHERE person_id = ? AND form = ? AND document_id = ?',
  ).get(context.actor.personId, input.form, input.documentId ?? NEW);
  return row && copyOf(row);
}

/** All copies the actor left, the latest first. */
export function workingCopies(archive: ReadableArchive, context: Context): WorkingCopy[] {
  return sql<CopyRow>(
    archive,
    'SELECT * FROM working_copies WHERE person_id = ? ORDER BY saved_at DESC, form, document_id',
  )
    .all(context.actor.personId)
    .map(copyOf);
}

const copyOf = (row: CopyRow): WorkingCopy => ({
  form: row.form,
  ...(row.document_id !== NEW && { documentId: row.document_id }),
  body: JSON.parse(row.body) as Body,
  baseRevision: row.base_revision,
  savedAt: row.saved_at,
});
