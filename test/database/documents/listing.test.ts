import { describe, expect, it } from 'vitest';
import type { Filter } from '../../../electron/documents/listColumns.ts';
import { type ListInput, listDocuments } from '../../../electron/documents/listing.ts';
import { saveDocument, voidDocument } from '../../../electron/documents/saving.ts';
import { newArchive } from '../archive/newArchive.ts';
import { codeOf } from '../refusal.ts';
import { actingAs, reference, wholeCard, wholeReport } from './bodies.ts';
import { allPages, expectedOrder, list, many, ownColumns, type Sort } from './listedCards.ts';

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
      listDocuments(test.archive.readable, test.context, { ...input, ...(after && { after }) } as ListInput);
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
      listDocuments(archive.readable, test.context, { form: 'visitReport', filters, sort, limit: 10 }).rows;
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
