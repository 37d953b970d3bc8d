import { describe, expect, it } from 'vitest';
import type { Filter } from '../../../electron/documents/listColumns.ts';
import { countDocuments } from '../../../electron/documents/listing.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { codeOf } from '../refusal.ts';
import { allPages, held, list, many } from './listedCards.ts';

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
    expect(
      countDocuments(many().test.archive.readable, many().test.context, {
        form: 'customerCard',
        filters: [filter],
      }),
    ).toEqual({ count: expected(holds).length, more: false });
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
      countDocuments(many().test.archive.readable, many().test.context, {
        form: 'customerCard',
        filters: [filter],
      });
    expect(await codeOf(count)).toBe('BAD_REQUEST');
  });

  it('refuse sorts and forms that are none', async () => {
    for (const column of ['contacts', 'payment', 'nothing', 'row'])
      expect(await codeOf(() => list({ sort: { column, direction: 'up' } }))).toBe('BAD_REQUEST');
    expect(await codeOf(() => list({ form: 'nothing' }))).toBe('UNKNOWN_FORM');
  });
});
