import { expect } from 'vitest';
import { type ListInput, listDocuments } from '../../../electron/documents/listing.ts';
import { sharedArchive } from '../archive/newArchive.ts';
import { fillWithCards } from './manyCards.ts';

/** The cards of `manyCards.ts`, one archive for the file that imports this. */
export const many = sharedArchive(fillWithCards);

export type Sort = ListInput['sort'];

export const list = (input: Partial<ListInput>) =>
  listDocuments(many().test.archive.readable, many().test.context, {
    form: 'customerCard',
    filters: [],
    sort: { column: 'number', direction: 'up' },
    limit: 200,
    ...input,
  });

/** Ids of the whole list, page by page. */
export function allPages(input: Partial<ListInput> & { limit: number }): string[] {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = list({ ...input, ...(after !== undefined && { after }) });
    if (page.next !== undefined) expect(page.rows).toHaveLength(input.limit);
    ids.push(...page.rows.map(({ id }) => id));
    // Pages that repeat rows must fail, not go on for ever.
    expect(ids.length).toBeLessThanOrEqual(many().bodies.size);
    after = page.next;
  } while (after !== undefined);
  return ids;
}

type Value = string | number | undefined;

/** What each column holds of a document, worked out without the code under test. */
export function held(id: string, column: string): Value {
  const body = many().bodies.get(id) ?? {};
  const row = rows().get(id) as Record<string, Value | null>;
  if (column in ownColumns) return row[ownColumns[column] ?? ''] ?? undefined;
  const value = body[column];
  return typeof value === 'object' ? (value as { name: string }).name : (value as Value);
}

export const ownColumns: Readonly<Record<string, string>> = {
  number: 'number',
  title: 'title',
  businessDate: 'business_date',
  state: 'state',
  completeness: 'completeness',
  updatedAt: 'updated_at',
  personId: 'person_id',
  customerId: 'customer_id',
};

let known: ReadonlyMap<string, unknown> | undefined;
function rows(): ReadonlyMap<string, unknown> {
  known ??= new Map(
    many()
      .test.archive.readable.prepare<[], { id: string }>('SELECT * FROM documents')
      .all()
      .map((row) => [row.id, row]),
  );
  return known;
}

/** By code points, as SQLite compares. */
function order(one: Value, other: Value): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return Buffer.compare(Buffer.from(String(one)), Buffer.from(String(other)));
}

export function expectedOrder({ column, direction }: Sort, ids: readonly string[]): string[] {
  const sign = direction === 'up' ? 1 : -1;
  const byId = (one: string, other: string) => sign * order(one, other);
  const filled = ids.filter((id) => held(id, column) !== undefined);
  const empty = ids.filter((id) => held(id, column) === undefined);
  return [
    ...filled.sort((one, other) => sign * order(held(one, column), held(other, column)) || byId(one, other)),
    ...empty.sort(byId),
  ];
}
