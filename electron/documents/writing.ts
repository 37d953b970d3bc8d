import { v7 } from 'uuid';
import { canonicalJson } from '../../shared/canonical/canonicalJson.ts';
import { refuse } from '../../shared/errors/index.ts';
import { completeness } from '../../shared/forms/machinery/completeness.ts';
import type { Body, DocumentIndex, FormModule } from '../../shared/forms/machinery/form.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { CHAIN_START } from '../archive/digest.ts';
import { findableAs, stopFinding } from '../search/indexing.ts';
import { linkAttachments } from './attachments.ts';
import { nameKeyOf } from './customerCards.ts';
import { chainDigest, documentDigest } from './digests.ts';
import { giveNumber, nextNumber } from './numbers.ts';
import { type DocumentRow, type DocumentState, rowWithKey } from './record.ts';

export interface Revision {
  form: FormModule;
  /** Absent for a new document. */
  current?: DocumentRow;
  state: DocumentState;
  /** With its computed values. */
  body: Body;
  reason?: string;
}

/**
 * Writes one revision with everything derived from it, in the caller's transaction. Rights, states and the form's own
 * rules have been checked; uniqueness is checked here. Returns the row as written and the revision's chain digest.
 * @throws DUPLICATE_DOCUMENT, BODY_NOT_CANONICAL, ATTACHMENT_MISSING
 */
export function writeRevision(
  archive: WritableArchive,
  context: Context,
  { form, current, state, body, reason }: Revision,
): { row: DocumentRow; chain: string } {
  const { description } = form;
  const index = form.rules.index(body);
  refuseDuplicate(archive, form, index, state, current);
  const number = current || !description.series ? undefined : nextNumber(archive, description.series);
  const now = context.clock.now();
  const by = context.actor.personId;
  const row: DocumentRow = {
    row: current?.row ?? 0,
    id: current?.id ?? v7(),
    form: description.key,
    edition: description.edition,
    number: current?.number ?? number?.number ?? null,
    title: index.title,
    name_key: nameKeyOf(description.key, index.title),
    customer_id: index.customerId ?? null,
    person_id: index.personId ?? null,
    business_date: index.businessDate ?? null,
    unique_key: index.uniqueKey ?? null,
    state,
    revision: (current?.revision ?? 0) + 1,
    body: canonicalJson(body),
    digest: '',
    completeness: completeness(description, body),
    created_at: current?.created_at ?? now,
    created_by: current?.created_by ?? by,
    updated_at: now,
    updated_by: by,
  };
  row.digest = documentDigest(row, row.body);
  if (current) updateDocument(archive, row);
  else row.row = insertDocument(archive, row);
  if (number) giveNumber(archive, number, row.id);
  const chain = addRevision(archive, row, reason);
  replaceDealings(archive, row, index);
  linkAttachments(archive, form, row.id, body);
  if (state === 'void') stopFinding(archive, row);
  else findableAs(archive, row, form, body, current !== undefined);
  return { row, chain };
}

function refuseDuplicate(
  archive: ReadableArchive,
  form: FormModule,
  index: DocumentIndex,
  state: DocumentState,
  current: DocumentRow | undefined,
): void {
  if (index.uniqueKey === undefined || state === 'void') return;
  const first = rowWithKey(archive, form.description.key, index.uniqueKey);
  if (!first || first.id === current?.id) return;
  const by = sql<{ name: string }>(archive, 'SELECT name FROM people WHERE id = ?').get(first.created_by);
  refuse('DUPLICATE_DOCUMENT', {
    what: index.title,
    title: form.description.title,
    first: `${first.number ?? first.title}，${by?.name ?? ''} ${first.created_at.slice(0, 16).replace('T', ' ')} 填`,
    firstId: first.id,
  });
}

function insertDocument(archive: WritableArchive, row: DocumentRow): number {
  const { lastInsertRowid } = sql(
    archive,
    `INSERT INTO documents (id, form, edition, number, title, name_key, customer_id, person_id, business_date,
       unique_key, state, revision, body, digest, completeness, created_at, created_by, updated_at, updated_by)
     VALUES (@id, @form, @edition, @number, @title, @name_key, @customer_id, @person_id, @business_date,
       @unique_key, @state, @revision, @body, @digest, @completeness, @created_at, @created_by, @updated_at,
       @updated_by)`,
  ).run(row);
  return Number(lastInsertRowid);
}

function updateDocument(archive: WritableArchive, row: DocumentRow): void {
  sql(
    archive,
    `UPDATE documents SET edition = @edition, title = @title, name_key = @name_key, customer_id = @customer_id,
       person_id = @person_id, business_date = @business_date, unique_key = @unique_key, state = @state,
       revision = @revision, body = @body, digest = @digest, completeness = @completeness,
       updated_at = @updated_at, updated_by = @updated_by
     WHERE row = @row`,
  ).run(row);
}

function addRevision(archive: WritableArchive, row: DocumentRow, reason: string | undefined): string {
  const before =
    row.revision === 1
      ? undefined
      : sql<{ chain: string }>(
          archive,
          'SELECT chain FROM revisions WHERE document_id = ? AND revision = ?',
        ).get(row.id, row.revision - 1);
  const previous = before?.chain ?? CHAIN_START;
  const chain = chainDigest({
    documentId: row.id,
    revision: row.revision,
    digest: row.digest,
    at: row.updated_at,
    by: row.updated_by,
    ...(reason !== undefined && { reason }),
    previous,
  });
  sql(
    archive,
    `INSERT INTO revisions (document_id, revision, edition, state, body, digest, previous, chain, reason, at, by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    row.id,
    row.revision,
    row.edition,
    row.state,
    row.body,
    row.digest,
    previous,
    chain,
    reason ?? null,
    row.updated_at,
    row.updated_by,
  );
  return chain;
}

/** Only what was submitted counts as dealt. */
function replaceDealings(archive: WritableArchive, row: DocumentRow, index: DocumentIndex): void {
  if (row.revision > 1) sql(archive, 'DELETE FROM dealings WHERE document_id = ?').run(row.id);
  if (row.state !== 'submitted') return;
  const insert = sql(archive, 'INSERT INTO dealings VALUES (?, ?, ?, ?, ?, ?, ?)');
  for (const dealing of index.dealings ?? [])
    insert.run(
      row.id,
      dealing.row,
      dealing.customerId,
      row.person_id,
      row.business_date,
      dealing.orderFen,
      dealing.receiptFen,
    );
}
