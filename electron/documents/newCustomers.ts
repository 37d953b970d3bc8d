import type { Body, NewCustomer } from '../../shared/forms/machinery/form.ts';
import { formOf } from '../../shared/forms/registry.ts';
import { normaliseName } from '../../shared/rules/customerName/normaliseName.ts';
import { sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { CUSTOMER_FORM, findCardByName } from './customerCards.ts';
import type { Entered, File } from './filing.ts';
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
  file: File,
): { body: Body; cards: string[] } {
  const { rules } = formOf(form);
  const cards: string[] = [];
  // A card that is not yet filed can't be found: of two names that are the same but for the legal form, the first makes it.
  const made = new Map<string, NewCustomer>();
  if (!rules.linkNewCustomers) return { body, cards };
  const { personId } = rules.index(body);
  const linked = rules.linkNewCustomers(body, (name): NewCustomer => {
    const key = normaliseName(name);
    const known = made.get(key) ?? foundAs(findCardByName(archive, name));
    if (known) return known;
    const card = draftCard(archive, context, name, personId, file);
    const drafted = { id: card.id, code: card.number ?? '', name: card.index.title };
    made.set(key, drafted);
    cards.push(card.id);
    return drafted;
  });
  return { body: linked, cards };
}

function draftCard(
  archive: WritableArchive,
  context: Context,
  name: string,
  personId: string | undefined,
  file: File,
): Entered {
  const salesperson =
    personId === undefined
      ? undefined
      : sql<{ id: string; name: string }>(archive, 'SELECT id, name FROM people WHERE id = ?').get(personId);
  const form = formOf(CUSTOMER_FORM);
  const body = form.rules.compute({ fullName: name, ...(salesperson && { salesperson }) });
  return writeRevision(archive, context, { form, state: 'draft', body }, file);
}

const foundAs = (row: DocumentRow | undefined): NewCustomer | undefined =>
  row && { id: row.id, code: row.number ?? '', name: row.title };
