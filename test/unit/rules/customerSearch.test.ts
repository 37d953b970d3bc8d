import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { searchQuery } from '../../../shared/rules/customerSearch/searchQuery.ts';
import {
  SEARCH_TABLE,
  type SearchableCustomer,
  searchTokens,
} from '../../../shared/rules/customerSearch/searchTokens.ts';
import { realCustomers, realCustomersAbsent } from './realCustomers.ts';

const database = new Database(':memory:');
afterAll(() => database.close());

/** A real index over the given customers; answers with their codes. */
function indexOf(name: string, customers: readonly SearchableCustomer[]): (typed: string) => string[] {
  database.exec(`CREATE VIRTUAL TABLE ${name} USING fts5(${SEARCH_TABLE})`);
  const insert = database.prepare(
    `INSERT INTO ${name} (rowid, text, number, pinyin, initials) VALUES (?, ?, ?, ?, ?)`,
  );
  customers.forEach((customer, index) => {
    const { text, number, pinyin, initials } = searchTokens(customer);
    insert.run(index, text, number, pinyin, initials);
  });
  const find = database.prepare(`SELECT rowid FROM ${name} WHERE ${name} MATCH ? ORDER BY rowid`).pluck();
  return (typed) => {
    const query = searchQuery(typed);
    if (query === null) return [];
    return (find.all(query) as number[]).map((index) => customers[index]?.code ?? '?');
  };
}

const wuxi: SearchableCustomer = {
  code: 'SH-000123',
  name: '无锡新希望服饰有限公司',
  shortName: '新希望',
  creditCode: '91320203135890338D',
  address: '无锡市南长街589号Z11幢3层',
  contacts: ['李森', '单雄'],
  phones: ['0510-88351234转801', '+86 139 1234 5678'],
};
const bank: SearchableCustomer = {
  code: 'SH-000456',
  name: '中国银行（重庆）分行',
  contacts: ['仇章明'],
  phones: ['023-65556777'],
};
const abb: SearchableCustomer = { code: 'SH-001230', name: 'ＡＢＢ电气K-2厂', contacts: [], phones: [] };
const green: SearchableCustomer = {
  code: 'NJ-000789',
  name: '绿源上海西安娜',
  contacts: ['吕略'],
  phones: [],
};

describe('finding customers', () => {
  const find = indexOf('few', [wuxi, bank, abb, green]);

  test.each([
    ['any part of the name', ['无', '锡', '司', '无锡', '希望服', '新希望服饰有限公司', '限公司']],
    ['short name and address', ['新希望', '南长街', '589号', '南长街589号z11', '11幢3层']],
    ['blanks between words that stand apart', ['无锡 服饰', '服饰 李森 589']],
    ['pinyin', ['wuxixin', 'wuxi', 'wux', 'wu', 'w', 'xixin', 'xiwangfushi', 'youxiangongsi', 'WuXi']],
    ['initials', ['wxxxw', 'wxxxwfsyxgs', 'xwfs', 'WX', 'gs']],
    [
      'contacts, surnames read as surnames',
      ['李森', '森', 'lisen', 'ls', '单雄', 'shanxiong', 'danxiong', 'sx'],
    ],
    [
      'phones',
      [
        '0510-88351234',
        '051088351234',
        '8835',
        '1234',
        '234',
        '88',
        '05',
        '78',
        '13912345678',
        '5678',
        '139 1234',
      ],
    ],
    ['phones as they are dialled', ['+8613912345678', '+86 139 1234 5678', '0510-8835']],
    ['codes', ['SH-000123', 'sh000123', '000123', '123', '23', 'SH-0001']],
    ['credit code from its beginning', ['91320203135890338d', '9132020313']],
    ['mixed', ['无锡xinxi', '无锡wx', '新希望123', '无锡 wx 0510', '（无锡）新希望', '无锡・新希望']],
    ['full width', ['ＷＵＸＩ', '１２３４', 'ＳＨ－０００１２３']],
  ])('by %s', (_, texts) => {
    for (const typed of texts)
      expect([typed, find(typed)]).toEqual([typed, expect.arrayContaining(['SH-000123'])]);
  });

  test.each([
    ['无锡 重庆', []],
    ['新服', []],
    ['望新', []],
    ['司新', []],
    ['锡望', []],
    ['5678023', []],
    ['1238', []],
    ['gsxxw', []],
    ['gongsixin', []],
    ['wuxing', []],
    ['李雄', []],
  ])('%s stands nowhere', (typed, codes) => {
    expect(find(typed)).toEqual(codes);
  });

  test.each([
    ['yinhang', 'SH-000456'],
    ['chongqing', 'SH-000456'],
    ['zhongqing', 'SH-000456'],
    ['qiuzhang', 'SH-000456'],
    ['zgyhcqfh', 'SH-000456'],
    ['银行重庆', 'SH-000456'],
    ['abb', 'SH-001230'],
    ['bb电', 'SH-001230'],
    ['k2', 'SH-001230'],
    ['K-2厂', 'SH-001230'],
    ['lvyuan', 'NJ-000789'],
    ['lüyuan', 'NJ-000789'],
    ['lvlue', 'NJ-000789'],
    ['lvlve', 'NJ-000789'],
    ['xianna', 'NJ-000789'],
    ['shang', 'NJ-000789'],
    ['sha', 'SH-000123'],
    ['shangh', 'NJ-000789'],
    ['NJ', undefined],
  ])('%s finds %s', (typed, code) => {
    expect(find(typed)[0]).toBe(code);
  });

  test('nothing to look for is no query', () => {
    for (const typed of ['', '   ', '（）', '"', '* - :', '\u0000']) expect(searchQuery(typed)).toBeNull();
  });

  test('no input is taken for syntax or makes SQLite fail', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            '"',
            '*',
            'AND',
            'OR',
            'NOT',
            'NEAR(',
            ')',
            'name:',
            '^',
            '-',
            '锡',
            'wu',
            '1',
            ' ',
          ),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(hostile, (typed) => {
        expect(() => find(typed)).not.toThrow();
      }),
      { numRuns: 500 },
    );
    expect(find('无锡" OR text : "中国')).toEqual([]);
    expect(find('a'.repeat(5000))).toEqual([]);
  });

  test('every part of every field finds its customer', () => {
    const fields = [wuxi.name, wuxi.address ?? '', '051088351234801', '13912345678', 'SH000123'];
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.nat(40), fc.nat(40), (field, start, length) => {
        const part = [...field].slice(start, start + length + 1).join('');
        fc.pre(part !== '' && !/^[sh]+$/i.test(part));
        expect(find(part)).toContain('SH-000123');
      }),
    );
  });
});

describe.skipIf(realCustomersAbsent)('the real rows', () => {
  const customers = realCustomers().map(
    (row, index): SearchableCustomer => ({
      code: `SH-${String(index + 1).padStart(6, '0')}`,
      name: row.企业名称 ?? '',
      address: row.注册地址 ?? '',
      contacts: [row.法人代表 ?? ''],
      phones: [],
    }),
  );
  const find = indexOf('real', customers);

  test('a part of a name finds exactly the rows that hold it', () => {
    const part = fc
      .tuple(fc.constantFrom(...customers), fc.nat(30), fc.nat(5))
      .map(([{ name }, start, length]) => [...name].slice(start, start + length + 1).join(''))
      .filter((text) => /^\p{Script=Han}+$/u.test(text));
    fc.assert(
      fc.property(part, (typed) => {
        const holding = customers.filter(({ name, address = '', contacts }) =>
          [name, address, ...contacts].some((field) =>
            field
              .normalize('NFKC')
              .replace(/[^\p{L}\p{N}]/gu, '')
              .includes(typed),
          ),
        );
        expect(find(typed)).toEqual(holding.map(({ code }) => code));
      }),
    );
  });
});
