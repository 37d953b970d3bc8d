import { customerCardDescription } from '../forms/customerCard/description.ts';
import type { CustomerCard } from '../forms/customerCard/rules.ts';
import type { Field, Fields } from '../forms/machinery/fields.ts';
import { fieldsOf } from '../forms/machinery/form.ts';
import { foldText } from '../rules/customerName/normaliseName.ts';
import { isNotGiven } from './looksLike.ts';
import { readCell } from './readCell.ts';
import type { ContactTarget } from './targets.ts';

export type Contact = NonNullable<CustomerCard['contacts']>[number];

const rows = new Map(fieldsOf(customerCardDescription)).get('contacts');
const contactFields: Fields = rows?.kind === 'rows' ? rows.fields : {};

const itemOf: Readonly<Record<ContactTarget, keyof Contact>> = {
  legalRepresentative: 'name',
  contactName: 'name',
  contactPosition: 'position',
  contactMobile: 'mobile',
  contactPhone: 'phone',
  contactWechat: 'wechat',
  contactEmail: 'email',
};

export interface ReadContacts {
  /** The legal representative first; one row when the contact is the same person. */
  contacts: Contact[];
  /** Target → Chinese problem, for cells that were not taken over. */
  notTaken: Readonly<Record<string, string>>;
  /** Target → how its value is written on the card. */
  shown: Readonly<Record<string, string>>;
}

/** 人员 rows out of the cells of one line, by target. What role a mere contact has, the file does not say. */
export function readContacts(cells: Readonly<Record<string, string>>): ReadContacts {
  const notTaken: Record<string, string> = {};
  const shown: Record<string, string> = {};
  const representative: Contact = {};
  const contact: Contact = {};
  for (const [target, cell] of Object.entries(cells)) {
    const item = itemOf[target as ContactTarget];
    const person = target === 'legalRepresentative' ? representative : contact;
    // A landline in the column of mobiles is still the contact's number.
    const items: (keyof Contact)[] =
      item === 'mobile' && !('contactPhone' in cells) ? ['mobile', 'phone'] : [item];
    const problem = fill(person, items, cell, (text) => {
      shown[target] = text;
    });
    if (problem !== undefined) notTaken[target] = problem;
  }
  if (representative.name !== undefined) representative.role = ['legalRepresentative'];
  // A name of odd characters alone folds to nothing, and nothing is nobody's name.
  const folded = foldText(representative.name ?? '');
  const same = folded !== '' && folded === foldText(contact.name ?? '');
  const people = same ? [{ ...contact, ...representative }] : [representative, contact];
  return { contacts: people.filter((person) => Object.keys(person).length > 0), notTaken, shown };
}

/** Fills the first of the items that the cell fits; else says why not. */
function fill(
  person: Contact,
  items: readonly (keyof Contact)[],
  cell: string,
  show: (text: string) => void,
): string | undefined {
  if (isNotGiven(cell)) return '没有内容';
  let problem: string | undefined;
  for (const item of items) {
    const field: Field | undefined = contactFields[item];
    if (!field) continue;
    const reading = readCell(field, cell, { people: new Map() });
    if ('problem' in reading) {
      problem ??= reading.problem;
      continue;
    }
    (person as Record<string, unknown>)[item] = reading.value;
    show(reading.shown);
    return undefined;
  }
  return problem ?? '不能读出';
}
