import { v7 } from 'uuid';
import { canonicalJson } from '../../shared/canonical/canonicalJson.ts';
import { refuse } from '../../shared/errors/index.ts';
import type { Body, DocumentIndex, FormModule } from '../../shared/forms/machinery/form.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { CHAIN_START } from '../archive/digest.ts';
import { refuseMissingFiles } from './attachments.ts';
import { chainDigest, documentDigest } from './digests.ts';
import { type Entered, type File, fileRevision } from './filing.ts';
import type { Made } from './making.ts';
import '../../shared/rules/customerName/pinyinWords.ts';
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
  /** Of a new document that was made in bulk: its id, and what follows from the body, which then needs no computed values. */
  id?: string;
  made?: Made;
}

/**
 * Writes one revision, with its number and its link of the chain, in the caller's transaction; `file` sees to what
 * follows from it. Rights, states and the form's own rules have been checked; uniqueness is checked here.
 * @throws DUPLICATE_DOCUMENT, BODY_NOT_CANONICAL, ATTACHMENT_MISSING
 */
export function writeRevision(
  archive: WritableArchive,
  context: Context,
  { form, current, state, body, reason, made, id = current?.id ?? v7() }: Revision,
  file: File = (entered) => fileRevision(archive, entered),
): Entered & { chain: string } {
  const { description } = form;
  const index = made?.index ?? form.rules.index(body);
  refuseDuplicate(archive, form, index, state, current);
  refuseMissingFiles(archive, form, body);
  const given = current || !description.series ? undefined : nextNumber(archive, description.series);
  const text = made?.text ?? canonicalJson(body);
  const number = current?.number ?? given?.number ?? null;
  const revision = (current?.revision ?? 0) + 1;
  const { key, edition } = description;
  const digest = documentDigest({ id, form: key, edition, number, state, revision }, text);
  if (given) giveNumber(archive, given, id);
  const said = {
    id,
    number,
    state,
    revision,
    text,
    digest,
    at: context.clock.now(),
    by: context.actor.personId,
  };
  const { chain, revisionRow } = addRevision(archive, { ...said, edition }, reason);
  const entered: Entered = {
    ...said,
    revisionRow,
    form,
    index,
    body,
    ...(current && { current }),
    ...(made && { made }),
  };
  file(entered);
  return { ...entered, chain };
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

function addRevision(
  archive: WritableArchive,
  entered: Pick<Entered, 'id' | 'revision' | 'state' | 'text' | 'digest' | 'at' | 'by'> & { edition: number },
  reason: string | undefined,
): { chain: string; revisionRow: number } {
  const { id, revision, edition, state, text, digest, at, by } = entered;
  const before =
    revision === 1
      ? undefined
      : sql<{ chain: string }>(
          archive,
          'SELECT chain FROM revisions WHERE document_id = ? AND revision = ?',
        ).get(id, revision - 1);
  const previous = before?.chain ?? CHAIN_START;
  const chain = chainDigest({
    documentId: id,
    revision,
    digest,
    at,
    by,
    ...(reason !== undefined && { reason }),
    previous,
  });
  const { lastInsertRowid } = sql(
    archive,
    `INSERT INTO revisions (document_id, revision, edition, state, body, digest, previous, chain, reason, at, by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(id, revision, edition, state, text, digest, previous, chain, reason ?? null, at, by);
  return { chain, revisionRow: Number(lastInsertRowid) };
}
