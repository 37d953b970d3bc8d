import { canonicalJson } from '../../shared/canonical/canonicalJson.ts';
import { refuse } from '../../shared/errors/index.ts';
import { differences } from '../../shared/forms/machinery/difference.ts';
import type { Body, FormModule, Problem, Section } from '../../shared/forms/machinery/form.ts';
import { draftProblems, placeOf, submitProblems } from '../../shared/forms/machinery/problems.ts';
import {
  changedSections,
  REASON_OF_COMPUTING,
  reasonOfFilling,
} from '../../shared/forms/machinery/sections.ts';
import { formInEdition, formOf } from '../../shared/forms/registry.ts';
import { audit } from '../archive/audit.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { write } from '../archive/transaction.ts';
import { factsFor } from '../facts/facts.ts';
import { refuseLacking } from '../rights/lacking.ts';
import { refuseChangeBeyond } from '../rights/reach.ts';
import { writeAndFileLater } from './filing.ts';
import { linkNewCustomers } from './newCustomers.ts';
import { type DocumentRow, nameOfPerson, rowOf, stateNames } from './record.ts';
import { refuseUnknownReferences } from './references.ts';
import { type StepInput, type Stepped, stepProblems, steppedBody } from './stepping.ts';
import { dropWorkingCopy } from './workingCopies.ts';
import { type Revision, writeRevision } from './writing.ts';
import '../../shared/rules/customerName/pinyinWords.ts';

export interface SaveInput {
  form: string;
  /** Absent for a new document. */
  id?: string;
  /** The revision that was on screen; 0 for a new document. */
  baseRevision: number;
  /** Computed values in it are set anew. */
  body: Body;
  /** `draft` keeps a draft; `submitted` submits, or corrects what was submitted. */
  as: 'draft' | 'submitted';
  /** Needed to change a submitted document. */
  reason?: string;
  /** Of a form with a life: the step that is taken with it. */
  step?: StepInput;
}

export interface Saved {
  id: string;
  number?: string;
  revision: number;
}

/**
 * Saves a document as one revision and forgets the actor's working copy of it. Submitting a form with new customers
 * makes their card drafts in the same transaction.
 * @throws UNKNOWN_FORM, NO_RIGHT, DOCUMENT_NOT_FOUND, WRONG_STATE, STALE_EDIT (with who, when and the changes),
 * REASON_REQUIRED, NOT_VALID (with the problems), NOTHING_CHANGED, STEPS_ALTERED, STEP_NOT_FROM_HERE, STEP_NEEDS_ANOTHER, STEP_NOTE_REQUIRED, DUPLICATE_DOCUMENT (with the first one's id),
 * BODY_NOT_CANONICAL, PERSON_NOT_FOUND, ATTACHMENT_MISSING
 */
export function saveDocument(archive: WritableArchive, context: Context, input: SaveInput): Saved {
  return writeAndFileLater(archive, (file) => {
    const current = input.id === undefined ? undefined : rowOf(archive, input.id);
    if (current && current.form !== input.form) refuse('DOCUMENT_NOT_FOUND', { what: current.id });
    const form = current ? formInEdition(current.form, current.edition) : formOf(input.form);
    const submitsFirst = input.as === 'submitted' && current?.state !== 'submitted';
    const stepped = steppedBody(context, form, bodyOf(current), input.body, input.step, submitsFirst);
    const today = context.clock.today();
    const computed = checkedBody(archive, form, stepped?.body ?? input.body, input.as, stepped, today);
    const changed = changedSections(form.description, bodyOf(current), computed);
    refuseWrite(archive, context, form, current, computed, changed);
    const reason = input.reason?.trim() || ownReason(form, current, changed, stepped);
    if (current) refuseChange(archive, form, current, input, reason);
    const { body, cards } =
      input.as === 'submitted'
        ? linkNewCustomers(archive, context, input.form, computed, file)
        : { body: computed, cards: [] };
    if (current && current.state === input.as && current.body === canonicalJson(body))
      refuse('NOTHING_CHANGED');
    refuseUnknownReferences(archive, form, body, cards);
    const revision: Revision = {
      form,
      ...(current && { current }),
      state: input.as,
      body,
      ...(reason !== undefined && { reason }),
    };
    const entered = writeRevision(archive, context, revision, file);
    const verb =
      input.as === 'submitted' && current?.state !== 'submitted' ? 'document.submitted' : 'document.saved';
    audit(archive, context, verb, entered.id, {
      form: form.description.key,
      revision: entered.revision,
      chain: entered.chain,
      ...(cards.length > 0 && { cards }),
    });
    dropWorkingCopy(archive, context, {
      form: input.form,
      ...(input.id !== undefined && { documentId: input.id }),
    });
    return savedOf(entered);
  });
}

/**
 * 作废: the document stays with its number, and no longer counts.
 * @throws DOCUMENT_NOT_FOUND, NO_RIGHT, WRONG_STATE, REASON_REQUIRED
 */
export function voidDocument(
  archive: WritableArchive,
  context: Context,
  input: { id: string; reason: string },
): Saved {
  const reason = input.reason.trim();
  return write(archive, () => {
    const current = rowOf(archive, input.id);
    const form = formInEdition(current.form, current.edition);
    const body = JSON.parse(current.body) as Body;
    refuseChangeBeyond(archive, context, form.access.void, current, form.rules.index(body));
    if (current.state === 'void') refuse('WRONG_STATE', { state: stateNames.void, action: '作废' });
    if (reason === '') refuse('REASON_REQUIRED', { action: '作废' });
    const { id, revision, number, chain } = writeRevision(archive, context, {
      form,
      current,
      state: 'void',
      body,
      reason,
    });
    audit(archive, context, 'document.voided', id, { form: current.form, revision, chain });
    return savedOf({ id, revision, number });
  });
}

const savedOf = ({ id, number, revision }: Pick<DocumentRow, 'id' | 'number' | 'revision'>): Saved => ({
  id,
  ...(number !== null && { number }),
  revision,
});

function checkedBody(
  archive: ReadableArchive,
  form: FormModule,
  body: Body,
  as: 'draft' | 'submitted',
  stepped: Stepped | undefined,
  today: string,
): Body {
  const action = as === 'draft' ? '保存' : '提交';
  refuseProblems(form, draftProblems(form, body), action);
  const facts = factsFor(archive, form, body);
  const computed = form.rules.compute(body, facts);
  if (as === 'submitted') {
    if (stepped) refuseProblems(form, stepProblems(form, stepped, computed), `“${stepped.step.title}”`);
    refuseProblems(form, submitProblems(form, computed, facts, today), stepped?.step.title ?? action);
  }
  return computed;
}

/** Why the revision was made, where it says so itself: a step was taken, sections that were open were filled in. */
function ownReason(
  form: FormModule,
  current: DocumentRow | undefined,
  changed: readonly Section[],
  stepped: Stepped | undefined,
): string | undefined {
  if (current?.state !== 'submitted') return stepped?.reason;
  const filling = reasonOfFilling(form, bodyOf(current), changed);
  if (stepped && (filling !== undefined || changed.length === 0)) return stepped.reason;
  return changed.length === 0 ? REASON_OF_COMPUTING : filling;
}

const bodyOf = (row: DocumentRow | undefined): Body => (row ? (JSON.parse(row.body) as Body) : {});

function refuseProblems(form: FormModule, problems: Problem[], action: string): void {
  const errors = problems.filter((problem) => problem.severity === 'error');
  const [first] = errors;
  if (!first) return;
  const place = placeOf(form, first.path);
  refuse('NOT_VALID', {
    title: form.description.title,
    action,
    first: place ? `${place}：${first.message}` : first.message,
    count: errors.length,
    problems,
  });
}

function refuseChange(
  archive: ReadableArchive,
  form: FormModule,
  current: DocumentRow,
  input: SaveInput,
  reason: string | undefined,
): void {
  if (current.state === 'void') refuse('WRONG_STATE', { state: stateNames.void, action: '修改' });
  if (current.revision !== input.baseRevision) refuseStale(archive, form, current, input.baseRevision);
  if (current.state !== 'submitted') return;
  if (input.as === 'draft') refuse('WRONG_STATE', { state: stateNames.submitted, action: '再存为草稿' });
  if (reason === undefined) refuse('REASON_REQUIRED', { action: '修改已提交的单据' });
}

function refuseStale(archive: ReadableArchive, form: FormModule, current: DocumentRow, base: number): never {
  const before = sql<{ body: string }>(
    archive,
    'SELECT body FROM revisions WHERE document_id = ? AND revision = ?',
  ).get(current.id, base);
  return refuse('STALE_EDIT', {
    who: nameOfPerson(archive, current.updated_by),
    when: current.updated_at.slice(0, 16).replace('T', ' '),
    revision: current.revision,
    changes: before
      ? differences(form.description, JSON.parse(before.body) as Body, JSON.parse(current.body) as Body)
      : [],
  });
}

/**
 * Sections with a right of their own need it; the others, and everything but a submitted document, need the form's.
 */
function refuseWrite(
  archive: ReadableArchive,
  context: Context,
  form: FormModule,
  current: DocumentRow | undefined,
  body: Body,
  changed: readonly Section[],
): void {
  const othersOnly =
    current?.state === 'submitted' && reasonOfFilling(form, bodyOf(current), changed) !== undefined;
  if (!othersOnly) refuseChangeBeyond(archive, context, form.access.write, current, form.rules.index(body));
  for (const { right } of changed) if (right) refuseLacking(context, right);
}
