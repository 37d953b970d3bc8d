import { randomBytes, randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';
import { refuse } from '../../shared/errors/index.ts';
import type { Body, FormModule } from '../../shared/forms/machinery/form.ts';
import { draftProblems, submitProblems } from '../../shared/forms/machinery/problems.ts';
import { formOf } from '../../shared/forms/registry.ts';
import { audit } from '../archive/audit.ts';
import type { WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { sha256 } from '../archive/digest.ts';
import { indexLongList } from '../archive/listTables.ts';
import { write } from '../archive/transaction.ts';
import { factsFor } from '../facts/facts.ts';
import { type Made, makeDocument } from './making.ts';
import { makeAside } from './makingAside.ts';
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

/** Documents from which on a second thread is ready before the first one is done. */
const WORTH_A_THREAD = 1_000;

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
  const aside =
    documents.length >= WORTH_A_THREAD && form.rules.question === undefined
      ? makeAside(formKey, documents)
      : undefined;
  try {
    return write(archive, () => {
      const chains: string[] = [];
      const idOf = idsInOrder();
      const ids = documents.map((document, place) => {
        if (place % STEP === 0) {
          if (cancelled?.()) refuse('IMPORT_CANCELLED');
          progress?.(place);
        }
        const { id, chain } = importOne(archive, context, form, document, place, idOf, aside?.made(place));
        chains.push(chain);
        return id;
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
  } finally {
    aside?.close();
  }
}

/** Ids in the order in which they are asked for, without asking the system for random bytes each time. */
function idsInOrder(): () => string {
  const random = randomBytes(16 * STEP);
  const msecs = Date.now();
  // Of the 32 bits that count within a millisecond.
  let seq = random.readUInt32BE(0) >>> 1;
  let next = 0;
  return () => {
    if (next === STEP) {
      randomFillSync(random);
      next = 0;
    }
    const bytes = random.subarray(16 * next, 16 * (next + 1));
    next += 1;
    seq += 1;
    return v7({ msecs, seq, random: bytes });
  };
}

function importOne(
  archive: WritableArchive,
  context: Context,
  form: FormModule,
  document: ImportedDocument,
  place: number,
  idOf: () => string,
  madeAside: Made | undefined,
): { id: string; chain: string } {
  const { body, into, reason, state } = document;
  const { title } = form.description;
  if (into === undefined && form.rules.question === undefined) {
    const made = madeAside ?? makeDocument(form, body, state);
    refuseProblems(made.problems, title, place);
    // Computed values refer to nobody, nor do they hold files.
    refuseUnknownReferences(archive, form, body);
    return writeRevision(archive, context, {
      form,
      id: idOf(),
      state,
      body,
      made,
      ...(reason !== undefined && { reason }),
    });
  }
  refuseProblems(draftProblems(form, body), title, place);
  const facts = factsFor(archive, form, body);
  const computed = form.rules.compute(body, facts);
  if (state === 'submitted') refuseProblems(submitProblems(form, computed, facts), title, place);
  refuseUnknownReferences(archive, form, computed);
  const current = into === undefined ? undefined : mergeable(archive, into, form.description.key);
  return writeRevision(archive, context, {
    form,
    ...(current && { current }),
    state: current?.state === 'submitted' ? 'submitted' : state,
    body: computed,
    ...(reason !== undefined && { reason }),
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
