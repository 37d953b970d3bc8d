import { describe, expect, it, vi } from 'vitest';
import { indexList } from '../../../electron/archive/listTables.ts';
import { awaitingCards } from '../../../electron/customers/awaitingCards.ts';
import { visitsOf } from '../../../electron/customers/visits.ts';
import { findCardByName } from '../../../electron/documents/customerCards.ts';
import type { Filter } from '../../../electron/documents/listColumns.ts';
import { countDocuments, listDocuments } from '../../../electron/documents/listing.ts';
import { findByUniqueKey } from '../../../electron/documents/record.ts';
import { findDuplicates, searchCustomers } from '../../../electron/search/customers.ts';
import { fieldsOf } from '../../../shared/forms/machinery/form.ts';
import { forms } from '../../../shared/forms/registry.ts';
import { sharedArchive } from '../archive/newArchive.ts';
import { fillWithCards } from './manyCards.ts';

/** The lists of the other forms are as if they were long, too. */
const many = sharedArchive((test) => {
  for (const { description } of forms)
    if (description.key !== 'customerCard') indexList(test.archive.writable, description);
  return fillWithCards(test);
});

/** How SQLite carries out the statements that `work` runs. */
function plansOf(work: () => unknown): string[] {
  const { readable } = many().test.archive;
  // A statement is prepared once per connection; a fresh one prepares all.
  const prepare = vi.spyOn(readable, 'prepare');
  const texts: string[] = [];
  try {
    work();
    texts.push(...prepare.mock.calls.map(([text]) => text));
  } finally {
    prepare.mockRestore();
  }
  return texts
    .filter((text) => text.startsWith('SELECT'))
    .flatMap((text) => {
      const values = Array<string>(text.split('?').length - 1).fill('x');
      return readable
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
        .all(...values)
        .map(({ detail }) => detail);
    });
}

const sorts = forms.flatMap(({ description }) => [
  ...['number', 'title', 'businessDate', 'state', 'completeness', 'updatedAt'].map(
    (column) => [description.key, column] as const,
  ),
  ...fieldsOf(description)
    .filter(([, field]) => field.column?.sort)
    .map(([column]) => [description.key, column] as const),
]);

describe('what a user waits for', () => {
  it.each(sorts)('does not read the whole archive: %s by %s', (form, column) => {
    for (const direction of ['up', 'down'] as const) {
      let after: string | undefined;
      const page = () => {
        const { next } = listDocuments(many().test.archive.readable, many().test.context, {
          form,
          filters: [],
          sort: { column, direction },
          limit: direction === 'up' ? 3 : 4,
          ...(after !== undefined && { after }),
        });
        after = next;
      };
      const plans = [...plansOf(page), ...plansOf(page)];
      const ofList = plans.filter((detail) => detail.includes('list_'));
      expect(ofList.length).toBeGreaterThan(0);
      for (const detail of ofList) expect(detail).toMatch(/^SEARCH list_\w+ USING (COVERING )?INDEX/);
      // Bodies are read for the rows of the page only.
      for (const detail of plans.filter((line) => /\bdocuments\b/.test(line)))
        expect(detail).toBe('SEARCH documents USING INTEGER PRIMARY KEY (rowid=?)');
    }
  });

  it('sorts nothing anew', () => {
    for (const [form, column] of sorts) {
      const input = { form, filters: [], sort: { column, direction: 'up' as const }, limit: 5 };
      const plans = plansOf(() => listDocuments(many().test.archive.readable, many().test.context, input));
      expect(plans.join('\n'), `${form} ${column}`).not.toContain('TEMP B-TREE');
    }
  });

  it.each<[string, Filter]>([
    ['a choice', { column: 'level', test: 'is', value: 'A' }],
    ['days', { column: 'cardDate', test: 'from', value: '2026-05-01' }],
    ['a part of the name', { column: 'fullName', test: 'contains', value: '贸易' }],
    ['a customer code', { column: 'number', test: 'is', value: 'SH-000123' }],
  ])('counts by %s without reading every card', (_, filter) => {
    const plans = plansOf(() =>
      countDocuments(many().test.archive.readable, many().test.context, {
        form: 'customerCard',
        filters: [filter],
      }),
    );
    expect(plans.filter((detail) => /^SCAN (documents|list_)/.test(detail))).toEqual([]);
  });

  it('searches and warns of duplicates by index', () => {
    const { readable } = many().test.archive;
    const plans = plansOf(() => {
      searchCustomers(readable, many().test.context, { text: '无锡12', limit: 10 });
      findDuplicates(readable, { name: '希望', creditCode: '91320200MA1XKQ7U0J' });
      findCardByName(readable, '希望');
    });
    expect(plans.length).toBeGreaterThan(4);
    for (const detail of plans.filter((line) => /\bdocuments\b/.test(line)))
      expect(detail).toMatch(/^SEARCH documents USING (INTEGER PRIMARY KEY|INDEX)/);
    expect(plans.filter((detail) => /documents USING INDEX \w+ \(form=\?\)$/.test(detail))).toEqual([]);
    expect(plans.filter((detail) => /^SCAN (listed|list_)/.test(detail))).toEqual([]);
  });

  it('follows a customer to his visits, and a person and day to the report, by index', () => {
    const { readable } = many().test.archive;
    const plans = plansOf(() => {
      visitsOf(readable, many().test.context, { id: 'x' });
      awaitingCards(readable, '2026-11-20');
      findByUniqueKey(readable, 'visitReport', 'x');
    });
    expect(plans.length).toBeGreaterThan(4);

    expect(plans.filter((detail) => /^SCAN (card|report|documents|dealing)\b/.test(detail))).toEqual([]);
  });
});
