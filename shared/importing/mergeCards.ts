import { customerCardDescription } from '../forms/customerCard/description.ts';
import type { CustomerCard } from '../forms/customerCard/rules.ts';
import { displayValue } from '../forms/machinery/display.ts';
import type { Field } from '../forms/machinery/fields.ts';
import { fieldsOf } from '../forms/machinery/form.ts';
import { foldText } from '../rules/customerName/normaliseName.ts';
import { MOST_ORIGINALS } from './cardFromRow.ts';
import type { Contact } from './contacts.ts';
import { type RegionTarget, regionTargets } from './readRegion.ts';

export interface Merged {
  card: CustomerCard;
  /** False when the imported row says nothing that the card does not hold. */
  changed: boolean;
}

type Original = NonNullable<CustomerCard['importedOriginal']>[number];

/** Made by the import itself, not said by the file. */
const OWN_MAKING = new Set(['cardDate', 'salesperson', 'area', 'importedOriginal', 'contacts']);

/**
 * Fills the empty items of a card from an imported one; what the card holds is never overwritten. A value of the file that
 * differs from the card's goes under 导入原文, once: merging the same row again changes nothing.
 */
export function mergeCards(card: CustomerCard, imported: CustomerCard): Merged {
  const merged: Record<string, unknown> = { ...card };
  const originals: Original[] = [];
  const regionFits = sameRegion(card, imported);
  for (const [key, field] of fieldsOf(customerCardDescription)) {
    const value = imported[key as keyof CustomerCard];
    if (value === undefined || field.kind === 'computed') continue;
    if (OWN_MAKING.has(key)) {
      if (key !== 'importedOriginal' && key !== 'contacts') merged[key] ??= value;
      continue;
    }
    const isRegion = regionTargets.includes(key as RegionTarget);
    if (merged[key] === undefined && (!isRegion || regionFits)) merged[key] = value;
    else keepOther(originals, field, merged[key], value);
  }
  mergeContacts(merged, card.contacts ?? [], imported.contacts ?? [], originals);
  originals.unshift(...(imported.importedOriginal ?? []));
  addOriginals(merged, card.importedOriginal ?? [], originals);
  const changed = Object.keys(merged).some((key) => merged[key] !== card[key as keyof CustomerCard]);
  return { card: merged as CustomerCard, changed };
}

/** Pieces of two different addresses are never mixed. */
function sameRegion(card: CustomerCard, imported: CustomerCard): boolean {
  return regionTargets.every(
    (target) =>
      card[target] === undefined || imported[target] === undefined || card[target] === imported[target],
  );
}

function keepOther(originals: Original[], field: Field, held: unknown, value: unknown): void {
  const shown = displayValue(field, value);
  if (shown !== '' && shown !== displayValue(field, held))
    originals.push({ column: field.label, value: shown });
}

function mergeContacts(
  merged: Record<string, unknown>,
  held: readonly Contact[],
  imported: readonly Contact[],
  originals: Original[],
): void {
  const contacts = [...held];
  let changed = false;
  for (const person of imported) {
    const place = contacts.findIndex((one) => isSamePerson(one, person));
    const known = contacts[place];
    if (known) {
      const filled = { ...person, ...known };
      for (const item of ['mobile', 'phone', 'email', 'wechat', 'position'] as const) {
        const value = person[item];
        if (value !== undefined && filled[item] !== value)
          originals.push({ column: `人员 ${known.name ?? ''}`.trim(), value });
      }
      if (Object.keys(filled).length === Object.keys(known).length) continue;
      contacts[place] = filled;
      changed = true;
    } else if (isLegal(person) && contacts.some(isLegal)) {
      // A card has one legal representative: who it is now, the salesperson decides.
      originals.push({ column: '法人代表', value: person.name ?? '' });
    } else {
      contacts.push(person);
      changed = true;
    }
  }
  if (changed) merged.contacts = contacts;
}

function isSamePerson(a: Contact, b: Contact): boolean {
  if (a.name !== undefined && b.name !== undefined) return foldText(a.name) === foldText(b.name);
  return [a.mobile, a.phone].some(
    (number) => number !== undefined && (number === b.mobile || number === b.phone),
  );
}

const isLegal = (person: Contact) => person.role?.includes('legalRepresentative') ?? false;

function addOriginals(
  merged: Record<string, unknown>,
  held: readonly Original[],
  added: readonly Original[],
): void {
  const known = new Set(held.map(keyOf));
  const fresh = added.filter((original) => {
    if (!original.value || known.has(keyOf(original))) return false;
    known.add(keyOf(original));
    return true;
  });
  // A card is full at some time; what it holds stays, and the rest is in the file.
  const room = MOST_ORIGINALS - held.length;
  if (fresh.length > 0 && room > 0) merged.importedOriginal = [...held, ...fresh.slice(0, room)];
}

const keyOf = (original: Original) => `${original.column ?? ''}\u0000${original.value ?? ''}`;
