import { describe, expect, test } from 'vitest';
import type { CustomerCard } from '../../../shared/forms/customerCard/rules.ts';
import { mergeCards } from '../../../shared/importing/mergeCards.ts';
import { type DuplicateRule, planImport } from '../../../shared/importing/planImport.ts';
import { read, tableOf } from './sources.ts';

const columns = ['企业名称', '统一社会信用代码', '电话', '经营范围'];
const archived = {
  id: 'card-1',
  code: 'SH-000001',
  name: '无锡新区希望贸易有限公司',
  creditCode: '91320200MA1XKQ7U0J',
};
const held: CustomerCard = {
  fullName: archived.name,
  creditCode: archived.creditCode,
  phone: '0510-82701234',
  cardDate: '2026-11-02',
};

function plan(rows: string[][], rule: Partial<DuplicateRule> = {}) {
  return planImport(read(tableOf(columns, ...rows)), [archived], () => ({ ...held }), {
    otherwise: 'merge',
    decisions: {},
    ...rule,
  });
}
const counts = ({ read, imported, merged, skipped, rejected }: ReturnType<typeof plan>) => ({
  read,
  imported,
  merged,
  skipped,
  rejected: rejected.length,
});

describe('a customer of the archive', () => {
  const same = ['江苏希望贸易有限公司', archived.creditCode, '', '建材'];

  test('is known by the code, whatever the name', () => {
    const made = plan([same]);
    expect(made.duplicates).toEqual([
      {
        line: 2,
        name: '江苏希望贸易有限公司',
        of: 'SH-000001 无锡新区希望贸易有限公司',
        where: 'archive',
        reason: 'sameCode',
        way: 'merge',
      },
    ]);
    expect(made.cards).toEqual([
      {
        lines: [2],
        into: 'card-1',
        body: expect.objectContaining({ fullName: archived.name, phone: held.phone, businessScope: '建材' }),
      },
    ]);
    expect(counts(made)).toEqual({ read: 1, imported: 0, merged: 1, skipped: 0, rejected: 0 });
  });

  test('is known by the name without legal form and width', () => {
    expect(plan([['无锡新区希望贸易 有限责任公司', '', '', '建材']]).duplicates).toMatchObject([
      { where: 'archive', reason: 'sameName' },
    ]);
  });

  test('is another one when both have valid codes that differ', () => {
    const made = plan([[archived.name, '91310000132200821H', '', '建材']]);
    expect(made.duplicates).toMatchObject([{ reason: 'sameName', way: 'import' }]);
    expect(counts(made)).toMatchObject({ imported: 1, merged: 0 });
  });

  test('is the same one when the file still has its old registration number', () => {
    expect(plan([[archived.name, '320281000019401', '', '建材']]).duplicates).toMatchObject([
      { reason: 'sameName', way: 'merge' },
    ]);
  });

  test('is skipped, or imported again, as told for all or for one line', () => {
    expect(counts(plan([same], { otherwise: 'skip' }))).toMatchObject({ imported: 0, merged: 0, skipped: 1 });
    expect(counts(plan([same], { otherwise: 'import' }))).toMatchObject({
      imported: 1,
      merged: 0,
      skipped: 0,
    });
    expect(counts(plan([same, same], { otherwise: 'skip', decisions: { 3: 'merge' } }))).toMatchObject({
      merged: 1,
      skipped: 1,
    });
  });

  test('to whom the row adds nothing stays as it is', () => {
    const made = plan([[archived.name, archived.creditCode, '0510-82701234', '']]);
    expect(made.cards).toEqual([]);
    expect(counts(made)).toMatchObject({ merged: 0, skipped: 1 });
  });

  test('gets all rows of the file in one revision', () => {
    const made = plan([same, [archived.name, '', '0510-88888888', '']]);
    expect(made.cards).toMatchObject([{ lines: [2, 3], into: 'card-1' }]);
    expect(made.cards[0]?.body).toMatchObject({
      phone: held.phone,
      importedOriginal: expect.arrayContaining([{ column: '电话', value: '0510-88888888' }]),
    });
    expect(counts(made)).toMatchObject({ merged: 2 });
  });
});

describe('a customer twice in the file', () => {
  const first = ['江阴市通力机械厂', '', '0510-86201234', ''];
  const second = ['江阴市通力机械厂', '', '', '机械加工'];

  test('becomes one card', () => {
    const made = plan([first, second]);
    expect(made.duplicates).toMatchObject([
      { line: 3, of: '本文件第 2 行 江阴市通力机械厂', where: 'file', reason: 'sameName' },
    ]);
    expect(made.cards).toMatchObject([
      { lines: [2, 3], body: { phone: '0510-86201234', businessScope: '机械加工' } },
    ]);
    expect(counts(made)).toEqual({ read: 2, imported: 1, merged: 1, skipped: 0, rejected: 0 });
  });

  test('becomes two when imported as told', () => {
    expect(plan([first, second], { decisions: { 3: 'import' } }).cards).toHaveLength(2);
  });

  test('is known by what an earlier row added', () => {
    const code = '91310000132200821H';
    const made = plan([first, ['江阴市通力机械厂', code, '', ''], ['通力机械股份公司', code, '', '']]);
    expect(made.duplicates.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'sameName'],
      [4, 'sameCode'],
    ]);
    expect(made.cards).toHaveLength(1);
  });
});

test('every row ends in exactly one of the figures', () => {
  const rows = [
    ['甲店', '', '1', ''],
    ['甲店', '', '', '百货'],
    ['甲店', '', '1', ''],
    ['', '', '2', ''],
    [archived.name, '', '', ''],
    ['乙店', '', '', ''],
  ];
  for (const otherwise of ['skip', 'merge', 'import'] as const) {
    const { read, imported, merged, skipped, rejected } = counts(plan(rows, { otherwise }));
    expect(imported + merged + skipped + rejected).toBe(read);
    expect(read).toBe(rows.length);
  }
});

describe('merging', () => {
  test('fills what is empty and never overwrites; what differs stays as original', () => {
    const { card, changed } = mergeCards(
      { fullName: '甲店', phone: '86201234', level: 'A' },
      { fullName: '甲店', phone: '86209999', level: 'B', bank: '农行', cardDate: '2026-11-16' },
    );
    expect(changed).toBe(true);
    expect(card).toEqual({
      fullName: '甲店',
      phone: '86201234',
      level: 'A',
      bank: '农行',
      cardDate: '2026-11-16',
      importedOriginal: [
        { column: '客户级别', value: 'B' },
        { column: '电话', value: '86209999' },
      ],
    });
  });

  test('a second time changes nothing', () => {
    const imported: CustomerCard = {
      fullName: '甲店',
      phone: '86209999',
      contacts: [{ name: '单宏图', mobile: '13812345678' }],
      importedOriginal: [{ column: '备注', value: '爱下棋' }],
    };
    const once = mergeCards({ fullName: '甲店', phone: '86201234' }, imported).card;
    expect(mergeCards(once, imported)).toEqual({ card: once, changed: false });
  });

  test('never mixes the pieces of two addresses', () => {
    const { card } = mergeCards(
      { fullName: '甲店', city: '无锡市' },
      { fullName: '甲店', city: '苏州市', address: '干将路 1 号' },
    );
    expect(card.address).toBeUndefined();
    expect(card.importedOriginal).toEqual([
      { column: '市', value: '苏州市' },
      { column: '详细地址', value: '干将路 1 号' },
    ]);
  });

  test('keeps one legal representative, and gives a known person what he lacks', () => {
    const { card } = mergeCards(
      { fullName: '甲店', contacts: [{ name: '单宏图', role: ['legalRepresentative'] }] },
      {
        fullName: '甲店',
        contacts: [
          { name: '仇和', role: ['legalRepresentative'] },
          { name: '单宏图', mobile: '13812345678' },
        ],
      },
    );
    expect(card.contacts).toEqual([{ name: '单宏图', role: ['legalRepresentative'], mobile: '13812345678' }]);
    expect(card.importedOriginal).toEqual([{ column: '法人代表', value: '仇和' }]);
  });
});
