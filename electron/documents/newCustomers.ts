import type { Body, NewCustomer } from '../../shared/forms/machinery/form.ts';
import { formOf } from '../../shared/forms/registry.ts';
import { sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { CUSTOMER_FORM, findCardByName } from './customerCards.ts';
import type { DocumentRow } from './record.ts';
import { writeRevision } from './writing.ts';
import '../../shared/rules/customerName/pinyinWords.ts';

/**
 * Gives the form's new customers (a name without an id) a card: the one there already is under that name, or a new
 * draft with the name and the salesperson. In the caller's transaction.
 */
export function linkNewCustomers(
  archive: WritableArchive,
  context: Context,
  form: string,
  body: Body,
): { body: Body; cards: string[] } {
  const { rules } = formOf(form);
  const cards: string[] = [];
  if (!rules.linkNewCustomers) return { body, cards };
  const { personId } = rules.index(body);
  const linked = rules.linkNewCustomers(body, (name): NewCustomer => {
    const known = findCardByName(archive, name);
    const row = known ?? draftCard(archive, context, name, personId);
    if (!known) cards.push(row.id);
    return { id: row.id, code: row.number ?? '', name: row.title };
  });
  return { body: linked, cards };
}

function draftCard(
  archive: WritableArchive,
  context: Context,
  name: string,
  personId: string | undefined,
): DocumentRow {
  const salesperson =
    personId === undefined
      ? undefined
      : sql<{ id: string; name: string }>(archive, 'SELECT id, name FROM people WHERE id = ?').get(personId);
  const form = formOf(CUSTOMER_FORM);
  const body = form.rules.compute({ fullName: name, ...(salesperson && { salesperson }) });
  return writeRevision(archive, context, { form, state: 'draft', body }).row;
}
