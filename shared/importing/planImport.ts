import type { CustomerCard } from '../forms/customerCard/rules.ts';
import type { CardRow, ReadRow, RejectedRow } from './cardFromRow.ts';
import { type Identity, identityOf, KnownCustomers } from './identity.ts';
import { mergeCards } from './mergeCards.ts';

/** What becomes of a row whose customer is known already. */
export type DuplicateWay = 'skip' | 'merge' | 'import';

/** A card of the archive, as far as duplicates need it. */
export interface ArchivedCustomer {
  id: string;
  code: string;
  name: string;
  creditCode?: string;
}

export interface DuplicateRow {
  line: number;
  name: string;
  /** The customer it is like: 客户编号 and name, or the earlier line. */
  of: string;
  where: 'archive' | 'file';
  reason: 'sameCode' | 'sameName';
  way: DuplicateWay;
}

export interface PlannedCard {
  /** Lines of the file that went into it. */
  lines: number[];
  body: CustomerCard;
  /** Merging: the archive's card. */
  into?: string;
}

export interface ImportPlan {
  /** Rows with anything in them. */
  read: number;
  cards: PlannedCard[];
  duplicates: DuplicateRow[];
  rejected: RejectedRow[];
  imported: number;
  merged: number;
  /** Left out as told, or merged without adding anything. */
  skipped: number;
}

export interface DuplicateRule {
  /** For all rows without a decision of their own; a namesake with another valid code is then imported all the same. */
  otherwise: DuplicateWay;
  /** Line → way. */
  decisions: Readonly<Record<string, DuplicateWay>>;
}

/**
 * Decides what becomes of each row, in the order of the file; nothing is written.
 * @param bodyOf the card of the archive as it is now, for merging
 */
export function planImport(
  rows: Iterable<ReadRow>,
  archived: Iterable<ArchivedCustomer>,
  bodyOf: (id: string) => CustomerCard,
  rule: DuplicateRule,
): ImportPlan {
  const planner = new Planner(bodyOf, rule);
  for (const customer of archived) planner.know(customer);
  for (const row of rows) planner.take(row);
  return planner.plan;
}

type Known = { archived: ArchivedCustomer } | { planned: PlannedCard };

class Planner {
  readonly plan: ImportPlan = {
    read: 0,
    cards: [],
    duplicates: [],
    rejected: [],
    imported: 0,
    merged: 0,
    skipped: 0,
  };
  readonly #known = new KnownCustomers<Known>();
  readonly #merging = new Map<string, PlannedCard>();
  readonly #bodyOf: (id: string) => CustomerCard;
  readonly #rule: DuplicateRule;

  constructor(bodyOf: (id: string) => CustomerCard, rule: DuplicateRule) {
    this.#bodyOf = bodyOf;
    this.#rule = rule;
  }

  know(customer: ArchivedCustomer): void {
    const { name, creditCode } = customer;
    this.#known.add(identityOf({ fullName: name, ...(creditCode !== undefined && { creditCode }) }), {
      archived: customer,
    });
  }

  take(row: ReadRow): void {
    this.plan.read += 1;
    if (row.kind === 'rejected') {
      const { line, cells, reason } = row;
      this.plan.rejected.push({ line, cells, reason });
      return;
    }
    const identity = identityOf(row.body);
    const match = this.#known.find(identity);
    if (!match) {
      this.#import(row, identity);
      return;
    }
    const way =
      this.#rule.decisions[String(row.line)] ?? (match.codesDiffer ? 'import' : this.#rule.otherwise);
    this.plan.duplicates.push({
      line: row.line,
      name: row.body.fullName ?? '',
      of: nameOf(match.of),
      where: 'archived' in match.of ? 'archive' : 'file',
      reason: match.reason,
      way,
    });
    if (way === 'import') this.#import(row, identity);
    else if (way === 'skip') this.plan.skipped += 1;
    else this.#merge(row, identity, match.of);
  }

  #import(row: CardRow, identity: Identity): void {
    const planned = { lines: [row.line], body: row.body };
    this.plan.cards.push(planned);
    this.plan.imported += 1;
    this.#known.add(identity, { planned });
  }

  #merge(row: CardRow, identity: Identity, known: Known): void {
    const target = 'planned' in known ? known.planned : this.#mergingInto(known.archived.id);
    const { card, changed } = mergeCards(target.body, row.body);
    // A later row may be known by what this one says beside the name.
    this.#known.add(identity, known);
    if (!changed) {
      this.plan.skipped += 1;
      return;
    }
    target.body = card;
    if (target.lines.length === 0) this.plan.cards.push(target);
    target.lines.push(row.line);
    this.plan.merged += 1;
  }

  #mergingInto(id: string): PlannedCard {
    const begun = this.#merging.get(id);
    if (begun) return begun;
    const target: PlannedCard = { lines: [], body: this.#bodyOf(id), into: id };
    this.#merging.set(id, target);
    return target;
  }
}

function nameOf(known: Known): string {
  if ('planned' in known) return `本文件第 ${known.planned.lines[0]} 行 ${known.planned.body.fullName ?? ''}`;
  return `${known.archived.code} ${known.archived.name}`;
}
