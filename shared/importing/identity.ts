import type { CustomerCard } from '../forms/customerCard/rules.ts';
import { classifyCode } from '../rules/creditCode/creditCode.ts';
import { normaliseName } from '../rules/customerName/normaliseName.ts';

/** By what a customer is known again. */
export interface Identity {
  /** Absent when there is none or it fails its check: a wrong code proves nothing. */
  code?: { text: string; kind: 'creditCode' | 'registrationNumber' | 'unknown' };
  /** As `normaliseName`. */
  nameKey: string;
}

export function identityOf(card: Pick<CustomerCard, 'fullName' | 'creditCode'>): Identity {
  const found = card.creditCode === undefined ? undefined : classifyCode(card.creditCode);
  return {
    nameKey: normaliseName(card.fullName ?? ''),
    ...(found && found.kind !== 'invalid' && { code: { text: found.code, kind: found.kind } }),
  };
}

/**
 * Two companies of one name: both codes are of the same kind and differ. An old registration number beside a credit code
 * says nothing, every company got a new one.
 */
export function codesDiffer(a: Identity, b: Identity): boolean {
  return (
    a.code !== undefined && b.code !== undefined && a.code.kind === b.code.kind && a.code.text !== b.code.text
  );
}

export interface Known<T> {
  identity: Identity;
  of: T;
}

export interface Match<T> {
  of: T;
  reason: 'sameCode' | 'sameName';
  /** Same name, but another valid code of the same kind: most likely another customer. */
  codesDiffer: boolean;
}

/** Customers by their identities: first come, first found. */
export class KnownCustomers<T> {
  #byCode = new Map<string, Known<T>>();
  #byName = new Map<string, Known<T>[]>();

  add(identity: Identity, of: T): void {
    const known = { identity, of };
    const code = identity.code?.text;
    if (code !== undefined && !this.#byCode.has(code)) this.#byCode.set(code, known);
    if (identity.nameKey === '') return;
    const namesakes = this.#byName.get(identity.nameKey);
    if (namesakes) namesakes.push(known);
    else this.#byName.set(identity.nameKey, [known]);
  }

  /** The same code first, then the same name without a contradicting code, then a mere namesake. */
  find(identity: Identity): Match<T> | undefined {
    const byCode = identity.code && this.#byCode.get(identity.code.text);
    if (byCode) return { of: byCode.of, reason: 'sameCode', codesDiffer: false };
    const namesakes = this.#byName.get(identity.nameKey);
    const [first] = namesakes ?? [];
    if (!namesakes || !first) return undefined;
    const agreeing = namesakes.find((known) => !codesDiffer(known.identity, identity));
    return { of: (agreeing ?? first).of, reason: 'sameName', codesDiffer: agreeing === undefined };
  }
}
