import { refuse } from '../../shared/errors/index.ts';
import type { Body } from '../../shared/forms/machinery/form.ts';
import { draftProblems, submitProblems } from '../../shared/forms/machinery/problems.ts';
import { formOf } from '../../shared/forms/registry.ts';
import { audit } from '../archive/audit.ts';
import type { WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { sha256 } from '../archive/digest.ts';
import { indexLongList } from '../archive/listTables.ts';
import { write } from '../archive/transaction.ts';
import { factsFor } from '../facts/facts.ts';
import type { DocumentRow, DocumentState } from './record.ts';
import { findRow } from './record.ts';
import { refuseUnknownReferences } from './references.ts';
import { writeRevision } from './writing.ts';
import '../../shared/rules/customerName/pinyinWords.ts';

export interface ImportedDocument {
  body: Body;
  state: Exclude<DocumentState, 'void'>;
  /** Merging: the document that becomes this body as a new revision. It keeps its state unless `state` submits it. */
  into?: string;
  reason?: string;
}

export interface ImportProgress {
  /** Called now and then with the number of documents done. */
  progress?: (done: number) => void;
  /** Asked now and then; true undoes everything. */
  cancelled?: () => boolean;
}

/** Documents between two questions whether to go on. */
const STEP = 200;

/**
 * Writes many documents of one form in one transaction: all or none, with one line in the audit chain that holds the
 * digest of all their chain digests. The caller has checked the right (`card.import`) and decided on duplicates.
 * Inside another `write` it is part of that transaction.
 * @returns ids in the order given
 * @throws NOT_VALID naming the document's place in `documents` (0-based), IMPORT_CANCELLED, and what a save throws
 */
export function importDocuments(
  archive: WritableArchive,
  context: Context,
  formKey: string,
  documents: readonly ImportedDocument[],
  { progress, cancelled }: ImportProgress = {},
): string[] {
  const form = formOf(formKey);
  return write(archive, () => {
    const chains: string[] = [];
    const ids = documents.map((document, place) => {
      if (place % STEP === 0) {
        if (cancelled?.()) refuse('IMPORT_CANCELLED');
        progress?.(place);
      }
      const row = importOne(archive, context, formKey, document, place);
      chains.push(row.chain);
      return row.id;
    });
    audit(archive, context, 'documents.imported', formKey, {
      title: form.description.title,
      count: ids.length,
      chains: sha256(chains.join('\n')),
    });
    indexLongList(archive, form.description);
    progress?.(documents.length);
    return ids;
  });
}

function importOne(
  archive: WritableArchive,
  context: Context,
  formKey: string,
  document: ImportedDocument,
  place: number,
): { id: string; chain: string } {
  const form = formOf(formKey);
  refuseProblems(draftProblems(form, document.body), form.description.title, place);
  const facts = factsFor(archive, form, document.body);
  const body = form.rules.compute(document.body, facts);
  if (document.state === 'submitted')
    refuseProblems(submitProblems(form, body, facts), form.description.title, place);
  refuseUnknownReferences(archive, form, body);
  const current = document.into === undefined ? undefined : mergeable(archive, document.into, formKey);
  return writeRevision(archive, context, {
    form,
    ...(current && { current }),
    state: current?.state === 'submitted' ? 'submitted' : document.state,
    body,
    ...(document.reason !== undefined && { reason: document.reason }),
  });
}

function mergeable(archive: WritableArchive, id: string, formKey: string): DocumentRow {
  const row = findRow(archive, id);
  if (!row || row.form !== formKey || row.state === 'void') return refuse('DOCUMENT_NOT_FOUND', { what: id });
  return row;
}

function refuseProblems(problems: ReturnType<typeof draftProblems>, title: string, place: number): void {
  const errors = problems.filter((problem) => problem.severity === 'error');
  const [first] = errors;
  if (first)
    refuse('NOT_VALID', {
      title,
      action: '导入',
      first: first.message,
      count: errors.length,
      problems,
      place,
    });
}
