import { refuse } from '../../shared/errors/index.ts';
import type { DocumentIndex } from '../../shared/forms/machinery/form.ts';
import { formOf, forms } from '../../shared/forms/registry.ts';
import { allowed, covers, type Right, rights, scopeOf } from '../../shared/rights/rights.ts';
import { roles } from '../../shared/rights/roles.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { refuseLacking } from './lacking.ts';

/** A condition of an SQL statement, and the named values to run the statement with. */
export interface Reach {
  text: string;
  values: Readonly<Record<string, string>>;
}

export const EVERYTHING: Reach = { text: '1', values: {} };

/** A card is its 责任业务员's; one that names nobody yet is its writer's. */
const OWN_CARDS = `
  SELECT id FROM documents WHERE form = 'customerCard' AND person_id = @reachPerson
  UNION ALL SELECT id FROM documents
    WHERE form = 'customerCard' AND person_id IS NULL AND customer_id IS NULL AND created_by = @reachPerson`;

/** Own are papers about oneself, one's cards and papers about one's customers, and what one began that names nobody yet. */
const ownRows = (form: string) => `
  SELECT row FROM documents WHERE ${form} AND person_id = @reachPerson
  UNION ALL SELECT row FROM documents WHERE ${form} AND customer_id IN (${OWN_CARDS})
  UNION ALL SELECT row FROM documents
    WHERE ${form} AND person_id IS NULL AND customer_id IS NULL AND created_by = @reachPerson`;

const keysWith = (context: Context, scope: 'own' | 'branch') =>
  forms
    .filter(({ access }) => scopeOf(context.actor.role, access.read) === scope)
    .map(({ description }) => `'${description.key}'`)
    .join(', ');

/** Keys of the forms of which the actor may read at least his own, for `form IN (SELECT value FROM json_each(?))`. */
export const readableForms = ({ actor }: Context): string =>
  JSON.stringify(
    forms.filter(({ access }) => allowed(actor.role, access.read)).map(({ description }) => description.key),
  );

/** Documents of every form that the actor may read; `documents` names them in the statement. */
export function documentReach(context: Context, documents = 'documents'): Reach {
  const branch = `${documents}.form IN (${keysWith(context, 'branch')})`;
  const own = keysWith(context, 'own');
  if (own === '') return { text: `(${branch})`, values: {} };
  return {
    text: `(${branch} OR (${documents}.form IN (${own}) AND ${documents}.row IN (${ownRows('1')})))`,
    values: valuesOf(context),
  };
}

/** Documents of one form that the actor may read; `row` is the expression that gives a document's row. @throws UNKNOWN_FORM, NO_RIGHT */
export function formReach(context: Context, form: string, row = 'documents.row'): Reach {
  const { access, description } = formOf(form);
  refuseLacking(context, access.read);
  if (scopeOf(context.actor.role, access.read) === 'branch') return EVERYTHING;
  return { text: `${row} IN (${ownRows(`form = '${description.key}'`)})`, values: valuesOf(context) };
}

/** Customers whose card the actor may read; `id` is the expression that gives a customer's id. @throws NO_RIGHT */
export function customerReach(context: Context, id: string): Reach {
  refuseLacking(context, 'card.read');
  if (scopeOf(context.actor.role, 'card.read') === 'branch') return EVERYTHING;
  return { text: `${id} IN (${OWN_CARDS})`, values: valuesOf(context) };
}

const valuesOf = ({ actor }: Context) => ({ reachPerson: actor.personId });

/** @throws DOCUMENT_NOT_FOUND for an actor who may not read every card, NO_RIGHT, OUT_OF_SCOPE */
export function refuseCustomerBeyond(archive: ReadableArchive, context: Context, customer: string): void {
  const { text, values } = customerReach(context, '@customer');
  if (sql(archive, `SELECT 1 WHERE ${text}`).get({ ...values, customer }) !== undefined) return;
  if (sql(archive, 'SELECT 1 FROM documents WHERE id = ?').get(customer) === undefined)
    refuse('DOCUMENT_NOT_FOUND', { what: customer });
  refuseScope(context, 'card.read');
}

/** What is on record of a document. */
export interface Recorded {
  id: string;
  form: string;
  person_id: string | null;
  customer_id: string | null;
  created_by: string;
}

export function mayRead(archive: ReadableArchive, context: Context, document: Recorded): boolean {
  const scope = scopeOf(context.actor.role, formOf(document.form).access.read);
  if (scope !== 'own') return scope === 'branch';
  return isOwn(archive, context, subjectOf(document));
}

/** @throws NO_RIGHT, OUT_OF_SCOPE */
export function refuseUnreadable(archive: ReadableArchive, context: Context, document: Recorded): void {
  const { read } = formOf(document.form).access;
  refuseLacking(context, read);
  if (!mayRead(archive, context, document)) refuseScope(context, read);
}

/**
 * Refuses a change that is not the actor's to make. What the document was and what it `becomes` must both be within his
 * right, or one could take over or hand away what is another's.
 * @throws NO_RIGHT, OUT_OF_SCOPE
 */
export function refuseChangeBeyond(
  archive: ReadableArchive,
  context: Context,
  right: Right,
  current: Recorded | undefined,
  becomes: Pick<DocumentIndex, 'personId' | 'customerId'>,
): void {
  refuseLacking(context, right);
  const will: Subject = {
    personId: becomes.personId ?? null,
    customerId: becomes.customerId ?? null,
    createdBy: current?.created_by ?? context.actor.personId,
  };
  const own = (!current || isOwn(archive, context, subjectOf(current))) && isOwn(archive, context, will);
  if (!covers(context.actor.role, right, own)) refuseScope(context, right);
}

/** Whether it is the actor's own: see `ownRows`. */
export const isHis = (archive: ReadableArchive, context: Context, document: Recorded): boolean =>
  isOwn(archive, context, subjectOf(document));

interface Subject {
  personId: string | null;
  customerId: string | null;
  createdBy: string;
}

const subjectOf = (document: Recorded): Subject => ({
  personId: document.person_id,
  customerId: document.customer_id,
  createdBy: document.created_by,
});

/** The same as `ownRows`, of one document. */
function isOwn(archive: ReadableArchive, { actor }: Context, subject: Subject): boolean {
  const { personId, customerId, createdBy } = subject;
  if (personId === actor.personId) return true;
  if (customerId === null) return personId === null && createdBy === actor.personId;
  const found = sql(archive, `SELECT 1 WHERE @customer IN (${OWN_CARDS})`);
  return found.get({ reachPerson: actor.personId, customer: customerId }) !== undefined;
}

export function refuseScope({ actor: { role } }: Context, right: Right): never {
  return refuse('OUT_OF_SCOPE', { role: roles[role], right: rights[right] });
}
