import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getDocumentByNumber } from '../../../electron/documents/record.ts';
import { saveDocument, voidDocument } from '../../../electron/documents/saving.ts';
import { findDuplicates, searchCustomers } from '../../../electron/search/customers.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { newArchive, sharedArchive, type TestArchive } from '../archive/newArchive.ts';
import { actingAs, reference, wholeCard } from '../documents/bodies.ts';

function add({ archive, context }: TestArchive, body: Body): string {
  return saveDocument(archive.writable, context, {
    form: 'customerCard',
    baseRevision: 0,
    body,
    as: 'draft',
  }).id;
}

const names = [
  '无锡新区希望贸易有限公司', // SH-000001, the whole card
  '重庆银行股份有限公司无锡分行', // 2
  'ABC Coatings（无锡）有限公司', // 3
  '希望（常州）涂料厂', // 4
  '100%纯_棉"纺织"厂', // 5
  '无锡市单记五金行', // 6
];

const branch = sharedArchive((test) => {
  const { person } = actingAs(test, { name: '陈立', role: 'salesperson' });
  const salesperson = reference(person);
  add(test, wholeCard(salesperson));
  for (const fullName of names.slice(1)) add(test, { fullName, salesperson });
  add(test, { salesperson }); // 7: not even a name
  const gone = add(test, wholeCard(salesperson, { fullName: '无锡作废希望公司' })); // 8
  voidDocument(test.archive.writable, test.context, { id: gone, reason: '重复' });
  add(test, { fullName: 'SH-000002 号仓库', salesperson }); // 9
  return {};
});

const search = (text: string, limit = 50) =>
  searchCustomers(branch().test.archive.readable, branch().test.context, { text, limit });
const codes = (text: string) => search(text).hits.map(({ code }) => code.replace('SH-00000', '#'));

describe('searching customers', () => {
  it.each<[string, string, string[]]>([
    ['a part of the name', '新区希', ['#1']],
    ['one character', '棉', ['#5']],
    ['the end of the name', '分行', ['#2']],
    ['a part across brackets', '希望常州', ['#4']],
    ['brackets of the other width', 'Coatings(无锡)', ['#3']],
    ['Latin letters in any case', 'aBc', ['#3']],
    ['Latin letters in full width', 'ＡＢＣ', ['#3']],
    ['the short name', '希望贸易', ['#1']],
    ['a contact', '宏图', ['#1']],
    ['a contact with his surname', '单宏图', ['#1']],
    ['a part of the address', '新吴区长江', ['#1']],
    ['pinyin in full', 'xiwangmaoyi', ['#1']],
    ['pinyin just begun', 'xinquxiw', ['#1']],
    ['pinyin in capitals', 'XIWANGMAOYI', ['#1']],
    ['a word read as a word: 银行', 'yinhang', ['#2']],
    ['a place read as a place: 重庆', 'chongqing', ['#2']],
    ['initials', 'wxxqxw', ['#1']],
    ['initials of a contact, 单 as a surname', 'sht', ['#1']],
    ['pinyin of a contact', 'shanhongtu', ['#1']],
    ['a part of the phone', '8270123', ['#1']],
    ['the phone as it is written', '0510-82701234', ['#1']],
    ['the phone with its country', '+86 0510-82701234', ['#1']],
    ['a part of the mobile', '3812345', ['#1']],
    ['the end of the mobile', '5678', ['#1']],
    ['the credit code', '91320200MA1XKQ7U0J', ['#1']],
    ['the beginning of the credit code in small letters', '91320200ma1', ['#1']],
    ['the code', 'SH-000003', ['#3']],
    ['the code in small letters without a dash', 'sh000003', ['#3']],
    ['the end of the code', '00004', ['#4']],
    ['two words in any order', '贸易 无锡', ['#1']],
    ['words of different kinds', 'wuxi 5678', ['#1']],
    ['what two names share, the one that begins with it first', '希望', ['#4', '#1']],
  ])('finds by %s', (_, text, expected) => {
    expect(codes(text)).toEqual(expected);
    expect(search(text).total).toBe(expected.length);
  });

  it.each([
    '不存在',
    '希贸',
    'xiwng',
    '99999999',
    'SH-000010',
    '无锡作废',
    // Never an address of the credit code's middle: only its beginning is indexed.
    'MA1XKQ7',
  ])('does not find %s', (text) => {
    expect(search(text)).toEqual({ total: 0, hits: [] });
  });

  it('puts the exact code before everything else', () => {
    for (const code of ['SH-000002', 'sh-000002', 'ＳＨ-０００００２'])
      expect(codes(code)).toEqual(['#2', '#9']);
  });

  it('finds credit codes that begin alike when there are more than are counted, and no void card among them', () => {
    const few = search('91320200');
    const crowded = searchCustomers(branch().test.archive.readable, branch().test.context, {
      text: '91320200',
      limit: 50,
      countTo: few.total,
    });
    expect(few.total).toBe(1);
    expect(crowded).toEqual(few);
  });

  it('leaves syllables just begun aside when more have the letters as initials than are counted', () => {
    // 单宏图 has them as initials, a name begins with them; in 无锡市 a syllable begins so.
    expect(codes('sh')).toEqual(expect.arrayContaining(['#1', '#6']));
    const { total, hits } = searchCustomers(branch().test.archive.readable, branch().test.context, {
      text: 'sh',
      limit: 50,
      countTo: 1,
    });
    expect(total).toBe(1);
    expect(hits.map(({ code }) => code)).toEqual(['SH-000009', 'SH-000001']);
  });

  it('says what was found where it is not in the name', () => {
    const found = (text: string) => search(text).hits[0]?.found;
    expect(found('宏图')).toBe('单宏图');
    expect(found('希望贸易')).toBeUndefined();
    expect(found('长江路')).toBe('江苏省无锡市新吴区长江路 16 号');
    expect(found('82701234')).toBe('0510-82701234');
    expect(found('3812345')).toBe('13812345678');
    expect(found('91320200MA1')).toBe('91320200MA1XKQ7U0J');
    expect(found('新区希望')).toBeUndefined();
  });

  it.each(['%', '_', '*', '"', '""', "'", '()', '-', ' ', '\t', '^', '{', '+86', '——', '', '\0', '\ud842'])(
    'finds nothing by “%s” alone, and fails not',
    (text) => {
      expect(search(text)).toEqual({ total: 0, hits: [] });
    },
  );

  it.each<[string, string[]]>([
    ['100%', ['#5']],
    ['纯_棉', ['#5']],
    ['"纺织"', ['#5']],
    ['希望*', ['#4', '#1']],
    ['text:希望', []],
    ['希望 OR 银行', []],
    ['希望 NOT 贸易', []],
    ['NEAR(希望 贸易)', []],
    ['希望 AND 贸易', []],
    ["希望' OR 1=1 --", []],
    ['{text number} : 希望', []],
    ['^无锡新区', ['#1']],
    ['%希望%', ['#4', '#1']],
  ])('takes %s for what it is', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it('answers anything typed, with no more hits than it counts and than were asked', () => {
    const characters = fc.constantFrom(
      ...`无锡希望银行单 abcwxSH-0012%_*"'():^{}+&|~\\\u3000（）ＡＢ１２é𠮷\0`,
    );
    const typed = fc.oneof(fc.string({ unit: characters, maxLength: 30 }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(typed, fc.integer({ min: 1, max: 4 }), (text, limit) => {
        const { total, hits } = search(text, limit);
        expect(hits.length).toBeLessThanOrEqual(Math.min(limit, total));
        expect(new Set(hits.map(({ id }) => id)).size).toBe(hits.length);
      }),
      { numRuns: 500 },
    );
  });

  it('finds every card by every part of its name', () => {
    const parts = fc.constantFrom(...names).chain((name) => {
      const letters = [...name];
      return fc
        .tuple(fc.nat(letters.length - 1), fc.integer({ min: 1, max: letters.length }))
        .map(([start, length]) => ({ name, part: letters.slice(start, start + length).join('') }));
    });
    fc.assert(
      fc.property(parts, ({ name, part }) => {
        fc.pre(/[\p{L}\p{N}]/u.test(part));
        expect(search(part).hits.map((hit) => hit.name)).toContain(name);
      }),
      { numRuns: 400 },
    );
  });

  it('cuts the hits but not the count', () => {
    expect(search('无锡', 2).hits).toHaveLength(2);
    expect(search('无锡', 2).total).toBe(4);
    expect(search('无锡', 50).hits).toHaveLength(4);
  });
});

describe('the search index', () => {
  it('follows each change, and forgets what was there and what is void', async () => {
    const test = await newArchive();
    const { archive, context } = test;
    const { person } = actingAs(test, { name: '陈立', role: 'salesperson' });
    const id = add(test, wholeCard(reference(person)));
    const count = (text: string) => searchCustomers(archive.readable, context, { text, limit: 10 }).total;
    saveDocument(archive.writable, context, {
      form: 'customerCard',
      id,
      baseRevision: 1,
      body: wholeCard(reference(person), {
        fullName: '镇江恒顺酱醋厂',
        shortName: '恒顺',
        phone: '0511-66666666',
      }),
      as: 'submitted',
    });
    expect(['希望', 'xiwang', '82701234'].map(count)).toEqual([0, 0, 0]);
    expect(['恒顺', 'hengshun', 'zjhs', '66666666', '宏图'].map(count)).toEqual([1, 1, 1, 1, 1]);
    voidDocument(archive.writable, context, { id, reason: '重复' });
    expect(['恒顺', 'hengshun', '宏图', 'SH-000001'].map(count)).toEqual([0, 0, 0, 0]);
    expect(searchCustomers(archive.readable, context, { text: 'SH-000001', limit: 10 }).hits).toEqual([]);
  });
});

describe('possible duplicates', () => {
  const duplicates = (input: Parameters<typeof findDuplicates>[1]) =>
    findDuplicates(branch().test.archive.readable, input).map(({ code, reason }) => `${code} ${reason}`);

  it('have the same credit code, however it is typed', () => {
    for (const creditCode of ['91320200MA1XKQ7U0J', ' 91320200ma1xkq7u0j ', '９１３２０２００MA1XKQ7U0J'])
      expect(duplicates({ creditCode })).toEqual(['SH-000001 sameCode']);
    expect(duplicates({ creditCode: '91320200MA1XKQ7U0K' })).toEqual([]);
  });

  it('have the same name but for its legal form, width and brackets', () => {
    for (const name of ['无锡（新区）希望贸易有限责任公司', '无锡新区希望贸易 股份有限公司'])
      expect(duplicates({ name })).toEqual(['SH-000001 sameName']);
    expect(duplicates({ name: '无锡新区希望' })).toEqual([]);
    expect(duplicates({ name: '重庆银行股份有限公司' })).toEqual([]);
  });

  it('are named once, not the card itself, and not what is void', () => {
    const { id } = getDocumentByNumber(branch().test.archive.readable, 'SH-000001');
    const both = { name: '无锡新区希望贸易有限公司', creditCode: '91320200MA1XKQ7U0J' };
    expect(duplicates(both)).toEqual(['SH-000001 sameCode']);
    expect(duplicates({ ...both, except: id })).toEqual([]);
    expect(duplicates({ name: '无锡作废希望公司' })).toEqual([]);
  });

  it('of nothing are none, although a card has no name', () => {
    for (const nothing of [{}, { name: '' }, { name: '  ' }, { creditCode: ' ' }, { name: '（）' }])
      expect(duplicates(nothing)).toEqual([]);
  });
});
