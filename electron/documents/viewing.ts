import { type Difference, differences } from '../../shared/forms/machinery/difference.ts';
import type { Body, Problem } from '../../shared/forms/machinery/form.ts';
import { submitProblems } from '../../shared/forms/machinery/problems.ts';
import { editionOf, formInEdition } from '../../shared/forms/registry.ts';
import { audit } from '../archive/audit.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { write } from '../archive/transaction.ts';
import { factsFor } from '../facts/facts.ts';
import { isHis, refuseUnreadable } from '../rights/reach.ts';
import { type LateEntry, lateEntryOf } from '../week/lateEntry.ts';
import { type DocumentState, type OpenDocument, openDocumentOf, rowOf } from './record.ts';
import { type WorkingCopy, workingCopyOf } from './workingCopies.ts';

/**
 * A document as its screen shows it. Seeing it is a line in the audit chain.
 * @throws DOCUMENT_NOT_FOUND, NO_RIGHT
 */
export function viewDocument(
  archive: WritableArchive,
  context: Context,
  input: { id: string },
): {
  document: OpenDocument & { lateEntry?: LateEntry; own: boolean };
  workingCopy?: WorkingCopy;
  copyBase?: Body;
  problems: Problem[];
} {
  return write(archive, () => {
    const row = rowOf(archive, input.id);
    const document = openDocumentOf(archive, row);
    const form = formInEdition(row.form, row.edition);
    refuseUnreadable(archive, context, row);
    audit(archive, context, 'document.viewed', row.id, { form: row.form, revision: row.revision });
    const workingCopy = workingCopyOf(archive, context, { form: row.form, documentId: row.id });
    const copyBase =
      workingCopy && workingCopy.baseRevision !== row.revision
        ? bodyAt(archive, row.id, workingCopy.baseRevision)
        : undefined;
    const lateEntry = lateEntryOf(archive, document, context.clock.now());
    return {
      document: { ...document, own: isHis(archive, context, row), ...(lateEntry && { lateEntry }) },
      ...(workingCopy && { workingCopy }),
      ...(copyBase && { copyBase }),
      problems: submitProblems(
        form,
        document.body,
        factsFor(archive, form, document.body),
        context.clock.today(),
      ),
    };
  });
}

function bodyAt(archive: ReadableArchive, id: string, revision: number): Body | undefined {
  const row = sql<{ body: string }>(
    archive,
    'SELECT body FROM revisions WHERE document_id = ? AND revision = ?',
  ).get(id, revision);
  return row && (JSON.parse(row.body) as Body);
}

export interface HistoryEntry {
  revision: number;
  at: string;
  /** Name. */
  by: string;
  reason?: string;
  state: DocumentState;
  /** Against the revision before; of the first, everything that was filled in. */
  differences: Difference[];
}

/** All revisions, the latest first. @throws DOCUMENT_NOT_FOUND, NO_RIGHT */
export function documentHistory(
  archive: ReadableArchive,
  context: Context,
  input: { id: string },
): HistoryEntry[] {
  const document = rowOf(archive, input.id);
  refuseUnreadable(archive, context, document);
  const revisions = sql<{
    revision: number;
    edition: number;
    state: DocumentState;
    body: string;
    reason: string | null;
    at: string;
    name: string;
  }>(
    archive,
    `SELECT revision, edition, state, body, reason, at, people.name FROM revisions
     JOIN people ON people.id = revisions.by WHERE document_id = ? ORDER BY revision`,
  ).all(input.id);
  let before: Body = {};
  return revisions
    .map((entry): HistoryEntry => {
      const body = JSON.parse(entry.body) as Body;
      const changed = differences(editionOf(document.form, entry.edition), before, body);
      before = body;
      return {
        revision: entry.revision,
        at: entry.at,
        by: entry.name,
        ...(entry.reason !== null && { reason: entry.reason }),
        state: entry.state,
        differences: changed,
      };
    })
    .reverse();
}
