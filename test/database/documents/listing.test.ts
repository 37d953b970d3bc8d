import { describe, expect, it } from 'vitest';
import type { Filter } from '../../../electron/documents/listColumns.ts';
import { countDocuments, type ListInput, listDocuments } from '../../../electron/documents/listing.ts';
import { saveDocument, voidDocument } from '../../../electron/documents/saving.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { newArchive, sharedArchive } from '../archive/newArchive.ts';
import { codeOf } from '../refusal.ts';
import { actingAs, reference, wholeCard, wholeReport } from './bodies.ts';
import { fillWithCards } from './manyCards.ts';

const many = sharedArchive(fillWithCards);

type Sort = ListInput['sort'];

const list = (input: Partial<ListInput>) =>
  listDocuments(many().test.archive.readable, {
    form: 'customerCard',
    filters: [],
    sort: { column: 'number', direction: 'up' },
    limit: 200,
    ...input,
  });

/** Ids of the whole list, page by page. */
function allPages(input: Partial<ListInput> & { limit: number }): string[] {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = list({ ...input, ...(after !== undefined && { after }) });
    if (page.next !== undefined) expect(page.rows).toHaveLength(input.limit);
    ids.push(...page.rows.map(({ id }) => id));
    after = page.next;
  } while (after !== undefined);
  return ids;
}

type Value = string | number | undefined;

/** What each column holds of a document, worked out without the code under test. */
function held(id: string, column: string): Value {
  const body = many().bodies.get(id) ?? {};
  const row = rows().get(id) as Record<string, Value | null>;
  if (column in ownColumns) return row[ownColumns[column] ?? ''] ?? undefined;
  const value = body[column];
  return typeof value === 'object' ? (value as { name: string }).name : (value as Value);
}

const ownColumns: Readonly<Record<string, string>> = {
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

function expectedOrder({ column, direction }: Sort, ids: readonly string[]): string[] {
  const sign = direction === 'up' ? 1 : -1;
  const byId = (one: string, other: string) => sign * order(one, other);
  const filled = ids.filter((id) => held(id, column) !== undefined);
  const empty = ids.filter((id) => held(id, column) === undefined);
  return [
    ...filled.sort((one, other) => sign * order(held(one, column), held(other, column)) || byId(one, other)),
    ...empty.sort(byId),
  ];
}

describe('paging by key through 5,100 cards', () => {
  it.each([
    ...Object.keys(ownColumns),
    'fullName',
    'initials',
    'shortName',
    'creditCode',
    'customerType',
    'level',
    'cooperation',
    'salesperson',
    'area',
    'city',
    'cardDate',
  ])('gives every one once, in order of %s, both ways', (column) => {
    const ids = [...many().bodies.keys()];
    expect(ids).toHaveLength(5_100);
    for (const direction of ['up', 'down'] as const) {
      const sort = { column, direction };
      expect(allPages({ sort, limit: direction === 'up' ? 200 : 173 })).toEqual(expectedOrder(sort, ids));
    }
  });

  it('meets ends of pages at every place among equal and empty values', () => {
    const filters: Filter[] = [
      { column: 'fullName', test: 'contains', value: '第15' },
      { column: 'area', test: 'is', value: ['无锡', '常州'] },
    ];
    const sort = { column: 'level', direction: 'up' } as const;
    const whole = allPages({ filters, sort, limit: 200 });
    expect(whole.length).toBeGreaterThan(100);
    for (const limit of [1, 2, 3, 7, 50, whole.length - 1, whole.length])
      expect(allPages({ filters, sort, limit }), `pages of ${limit}`).toEqual(whole);
  });

  it('neither skips nor repeats a row when others come and go between two pages', async () => {
    const test = await newArchive();
    const { person } = actingAs(test, { name: '陈立', role: 'salesperson' });
    const save = (area: string, id?: string) =>
      saveDocument(test.archive.writable, test.context, {
        form: 'customerCard',
        ...(id !== undefined && { id }),
        baseRevision: id === undefined ? 0 : 1,
        body: wholeCard(reference(person), { area }),
        as: 'draft',
      }).id;
    const ids = ['b', 'd', 'f', 'h', 'j'].map((area) => save(area));
    const input = { form: 'customerCard', filters: [], sort: { column: 'area', direction: 'up' }, limit: 2 };
    const page = (after?: string) =>
      listDocuments(test.archive.readable, { ...input, ...(after && { after }) } as ListInput);
    const first = page();
    save('a');
    save('e');
    const [gone] = ids;
    save('z', gone);
    const second = page(first.next);
    const third = page(second.next);
    const areas = [first, second, third].flatMap((found) => found.rows.map(({ values }) => values.area));
    expect(areas).toEqual(['b', 'd', 'e', 'f', 'h', 'j']);
    expect(page(third.next).rows.map(({ id }) => id)).toEqual([gone]);
  });

  it('keeps the size of a page between 1 and 200', () => {
    expect(list({ limit: 0 }).rows).toHaveLength(1);
    expect(list({ limit: -5 }).rows).toHaveLength(1);
    expect(list({ limit: 9_999 }).rows).toHaveLength(200);
  });

  it('shows of each card what its list needs, and nothing empty', () => {
    const { test } = many();
    const [row] = list({ sort: { column: 'number', direction: 'down' }, limit: 1 }).rows;
    expect(row).toEqual({
      id: row?.id,
      form: 'customerCard',
      number: 'SH-005100',
      title: expect.stringContaining('号涂料（集团）厂'),
      state: 'draft',
      businessDate: expect.stringMatching(/^2026-/),
      completeness: expect.any(Number),
      revision: 1,
      updatedAt: expect.stringMatching(/\+08:00$/),
      updatedBy: test.context.actor.name,
      values: expect.objectContaining({ fullName: row?.title }),
    });
    expect(row?.values).not.toHaveProperty('contacts');
    expect(row?.values).not.toHaveProperty('level');
  });

  it.each(['', 'x', 'bm9uc2Vuc2U', Buffer.from('["filled",null,"x"]').toString('base64url')])(
    'refuses “%s” as the end of a page',
    async (after) => {
      expect(await codeOf(() => list({ after }))).toBe('BAD_REQUEST');
    },
  );
});

/** Ids for which the filter should hold. */
const expected = (test: (id: string, body: Body) => boolean): string[] =>
  [...many().bodies].filter(([id, body]) => test(id, body)).map(([id]) => id);

const found = (...filters: Filter[]): string[] => allPages({ filters, limit: 200 }).sort();

describe('filters', () => {
  it.each<[string, Filter, (id: string, body: Body) => boolean]>([
    ['a choice', { column: 'level', test: 'is', value: 'A' }, (_, body) => body.level === 'A'],
    [
      'any of several',
      { column: 'level', test: 'is', value: ['A', 'C'] },
      (_, body) => body.level === 'A' || body.level === 'C',
    ],
    ['none of none', { column: 'level', test: 'is', value: [] }, () => false],
    [
      'a person',
      { column: 'salesperson', test: 'is', value: '吴敏' },
      (id) => held(id, 'salesperson') === '吴敏',
    ],
    ['nothing in it', { column: 'level', test: 'empty' }, (_, body) => body.level === undefined],
    [
      'one of several choices',
      { column: 'payment', test: 'is', value: ['monthly', 'acceptance'] },
      (_, body) => body.payment !== undefined,
    ],
    [
      'a choice among several',
      { column: 'payment', test: 'is', value: 'cash' },
      (_, body) => (body.payment as string[] | undefined)?.includes('cash') ?? false,
    ],
    ['no choices', { column: 'payment', test: 'empty' }, (_, body) => body.payment === undefined],
    [
      'days from',
      { column: 'cardDate', test: 'from', value: '2026-05-14' },
      (_, body) => String(body.cardDate ?? '') >= '2026-05-14',
    ],
    [
      'days to, included',
      { column: 'businessDate', test: 'to', value: '2026-05-14' },
      (_, body) => body.cardDate !== undefined && String(body.cardDate) <= '2026-05-14',
    ],
    [
      'a figure from',
      { column: 'completeness', test: 'from', value: 1_000 },
      (id) => Number(held(id, 'completeness')) >= 1_000,
    ],
    ['a state', { column: 'state', test: 'is', value: 'void' }, (id) => held(id, 'state') === 'void'],
    [
      'a number of the branch',
      { column: 'number', test: 'contains', value: '-0012' },
      (id) => String(held(id, 'number')).includes('-0012'),
    ],
  ])('find %s', (_, filter, holds) => {
    expect(found(filter)).toEqual(expected(holds).sort());
    expect(countDocuments(many().test.archive.readable, { form: 'customerCard', filters: [filter] })).toEqual(
      { count: expected(holds).length, more: false },
    );
  });

  it.each([
    '常州',
    '号',
    '第12号贸',
    '12',
    'suzhou',
    'SUZHOU第7',
    'uzh',
    '（集团）',
    '(集团)',
    '50%_',
    '%',
    '_',
    '"',
    '"商行"',
    "'",
    "O'Neil",
    '*',
    '*OR*',
    'OR',
    'Neil *OR',
    'NEAR(',
    '无锡 OR 常州',
    ' ',
    'text : ',
    '不存在的字',
  ])('find “%s” as it stands within a name, void ones too', (text) => {
    const holds = (_: string, body: Body) =>
      String(body.fullName ?? '')
        .toLowerCase()
        .includes(text.toLowerCase());
    expect(found({ column: 'fullName', test: 'contains', value: text })).toEqual(expected(holds).sort());
  });

  it('find in the title, in columns without an index, and all that hold together', () => {
    expect(found({ column: 'title', test: 'contains', value: '未写名称' })).toEqual(
      expected((_, body) => body.fullName === undefined).sort(),
    );
    expect(found({ column: 'shortName', test: 'contains', value: '8' })).toEqual(
      expected((_, body) => String(body.shortName ?? '').includes('8')).sort(),
    );
    expect(
      found(
        { column: 'area', test: 'is', value: '无锡' },
        { column: 'level', test: 'empty' },
        { column: 'fullName', test: 'contains', value: '贸易' },
      ),
    ).toEqual(
      expected(
        (_, body) =>
          body.area === '无锡' && body.level === undefined && String(body.fullName ?? '').includes('贸易'),
      ).sort(),
    );
  });

  it.each<[string, Filter]>([
    ['an unknown column', { column: 'nothing', test: 'empty' }],
    ['a column of SQL', { column: 'body', test: 'empty' }],
    ['a column with SQL in it', { column: "area') OR 1=1 --", test: 'empty' }],
    ['an inherited property', { column: '__proto__', test: 'empty' }],
    ['another inherited property', { column: 'constructor', test: 'empty' }],
    ['a table of rows', { column: 'contacts', test: 'contains', value: '单' }],
    ['no value', { column: 'area', test: 'is' }],
    ['no value to begin with', { column: 'area', test: 'from', value: [] }],
    ['several values to begin with', { column: 'area', test: 'from', value: ['a', 'b'] }],
    ['several texts', { column: 'fullName', test: 'contains', value: ['a', 'b'] }],
    ['part of a choice among several', { column: 'payment', test: 'contains', value: 'ca' }],
  ])('refuse %s', async (_, filter) => {
    expect(await codeOf(() => found(filter))).toBe('BAD_REQUEST');
    const count = () =>
      countDocuments(many().test.archive.readable, { form: 'customerCard', filters: [filter] });
    expect(await codeOf(count)).toBe('BAD_REQUEST');
  });

  it('refuse sorts and forms that are none', async () => {
    for (const column of ['contacts', 'payment', 'nothing', 'row'])
      expect(await codeOf(() => list({ sort: { column, direction: 'up' } }))).toBe('BAD_REQUEST');
    expect(await codeOf(() => list({ form: 'nothing' }))).toBe('UNKNOWN_FORM');
  });
});

describe('lists of reports', () => {
  it('hold only reports, by what was computed of them', async () => {
    const test = await newArchive();
    const { archive } = test;
    const chen = actingAs(test, { name: '陈立', role: 'salesperson' });
    const report = (date: string, price: number) =>
      saveDocument(archive.writable, chen.context, {
        form: 'visitReport',
        baseRevision: 0,
        body: {
          ...wholeReport(reference(chen.person), { name: '常州新客户' }),
          date,
          visits: [
            {
              customer: { name: '常州新客户' },
              arrived: '09:00',
              left: '10:00',
              purposes: ['order'],
              talk: '订货',
              result: 'deal',
              orders: [{ product: '涂料', quantity: 1_000, price }],
            },
          ],
        },
        as: 'submitted',
      }).id;
    const ids = [report('2026-11-16', 900), report('2026-11-17', 10_000), report('2026-11-18', 2_000)];
    const found = (filters: Filter[], sort: Sort) =>
      listDocuments(archive.readable, { form: 'visitReport', filters, sort, limit: 10 }).rows;
    // As numbers, not as text.
    const byTotal = found([], { column: 'orderTotal', direction: 'down' });
    expect(byTotal.map(({ id }) => id)).toEqual([ids[1], ids[2], ids[0]]);
    expect(byTotal[0]?.values).toMatchObject({ weekday: '星期二', orderTotal: 10_000 });
    expect(
      found([{ column: 'orderTotal', test: 'from', value: 2_000 }], {
        column: 'businessDate',
        direction: 'up',
      }),
    ).toHaveLength(2);
    expect(
      found([{ column: 'personId', test: 'is', value: chen.person.id }], {
        column: 'date',
        direction: 'up',
      }),
    ).toHaveLength(3);
    voidDocument(archive.writable, test.context, { id: ids[0] ?? '', reason: '填错' });
    expect(
      found([{ column: 'state', test: 'is', value: ['draft', 'submitted'] }], {
        column: 'number',
        direction: 'up',
      }).map(({ id }) => id),
    ).toEqual(ids.slice(1));
  });
});
