import { describe, expect, test, vi } from 'vitest';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { searchCustomers } from '../../../electron/search/customers.ts';
import { actingAs } from '../documents/bodies.ts';
import { codeOf } from '../refusal.ts';
import { branch } from './branch.ts';

const columns = '客户名称,信用代码,注册资金,责任业务员,备注甲';
const known = `${columns}\n江阴市通力机械厂,320281000019401,49.7万人民币,陈立,爱下棋\n`;

// Each test makes an archive, whose password takes its time to hash on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

describe('an import', () => {
  test('makes drafts that are numbered, found, whole, and keeps what it did not read', async () => {
    const { archive, run, cards, ...office } = await branch();
    const { person } = actingAs({ archive, ...office }, { name: '陈立', role: 'salesperson' });
    const { rejects, ...counts } = await run(known);
    expect(counts).toEqual({ read: 1, imported: 1, merged: 0, skipped: 0, rejected: 0 });
    expect(rejects).toBe('');
    expect(cards()).toEqual([
      {
        fullName: '江阴市通力机械厂',
        initials: 'JYSTLJXC',
        creditCode: '320281000019401',
        registeredCapital: 49_7000_00,
        salesperson: { id: person.id, name: '陈立' },
        cardDate: '2026-11-16',
        importedOriginal: [
          { column: '注册资金', value: '49.7万人民币' },
          { column: '备注甲', value: '爱下棋' },
        ],
      },
    ]);
    for (const text of ['通力', 'tongli', 'jystl', '320281000019401'])
      expect(searchCustomers(archive.readable, office.context, { text, limit: 5 }).total, text).toBe(1);
    expect(checkArchive(archive.readable)).toMatchObject({ ok: true, problems: [] });
  });

  test('gives salesperson and area to the rows that name none', async () => {
    const { archive, run, cards, ...office } = await branch();
    const { person } = actingAs({ archive, ...office }, { name: '王敏', role: 'salesperson' });
    const request = { salespersonId: person.id, area: '锡澄' };
    await run('客户名称,区域\n甲店,\n乙店,苏南\n', request);
    expect(cards()).toMatchObject([
      { salesperson: { name: '王敏' }, area: '锡澄' },
      { salesperson: { name: '王敏' }, area: '苏南' },
    ]);
    expect(await codeOf(() => run('客户名称\n丙店\n', { salespersonId: 'nobody' }))).toBe('PERSON_NOT_FOUND');
  });

  test('tried only, counts the same and writes nothing', async () => {
    const { run, contents } = await branch();
    const before = contents();
    const text = `${known},,,,无名\n`;
    const tried = await run(text, {}, { dryRun: true });
    expect(contents()).toEqual(before);
    expect(await run(text)).toEqual(tried);
    expect(tried).toMatchObject({ read: 2, imported: 1, rejected: 1 });
  });

  test('gives back what it refused, and takes it once mended', async () => {
    const { run, cards } = await branch();
    const { rejects, ...counts } = await run(`${known},320281000019402,,,无名\n"丙店,1,2,3,4,5,6\n`);
    expect(counts).toEqual({ read: 3, imported: 1, merged: 0, skipped: 0, rejected: 2 });
    expect(rejects.startsWith('\ufeff"退回：原行号","退回：原因"')).toBe(true);
    const mended = rejects.replace('"没有客户全称",""', '"没有客户全称","乙店"').replace(/"4",.*\r\n/, '');
    expect(await run(mended)).toMatchObject({ read: 1, imported: 1, rejected: 0 });
    expect(cards()[1]).toMatchObject({
      fullName: '乙店',
      creditCode: '320281000019402',
      importedOriginal: [{ column: '备注甲', value: '无名' }],
    });
  });

  test('cancelled while reading or while writing leaves nothing', async () => {
    const { run, contents } = await branch();
    const before = contents();
    const text = ['客户名称', ...Array.from({ length: 900 }, (_, place) => `第${place}店`)].join('\n');
    let asked = 0;
    const count = await run(text, {}, { dryRun: true }).then(({ imported }) => imported);
    expect(count).toBe(900);
    for (const after of [1, 3, 7]) {
      asked = 0;
      const cancelled = () => ++asked >= after;
      expect(await codeOf(() => run(text, {}, { cancelled }))).toBe('IMPORT_CANCELLED');
      expect(asked).toBe(after);
      expect(contents()).toEqual(before);
    }
  });

  test('needs the right to import', async () => {
    const office = await branch();
    const { context } = actingAs(office, { name: '陈立', role: 'salesperson' });
    office.context.actor = context.actor;
    expect(await codeOf(() => office.run(known))).toBe('NO_RIGHT');
    expect(office.cards()).toEqual([]);
  });
});

describe('a mapping', () => {
  test.each([
    [{ 客户名称: 'original' }, 'IMPORT_COLUMN_MISSING'],
    [{ 客户名称: 'fullName', 公司: 'phone' }, 'IMPORT_MAPPING_INVALID'],
    [{ 客户名称: 'fullName', 信用代码: 'nonsense' }, 'IMPORT_MAPPING_INVALID'],
    [{ 客户名称: 'fullName', 信用代码: 'fullName' }, 'IMPORT_MAPPING_INVALID'],
    [{ 客户名称: 'toString' }, 'IMPORT_MAPPING_INVALID'],
  ])('%j is refused as %s', async (mapping, code) => {
    const { run, cards } = await branch();
    expect(await codeOf(() => run(known, { mapping }))).toBe(code);
    expect(cards()).toEqual([]);
  });

  test('that is odd but possible is followed, and loses nothing', async () => {
    const { run, cards } = await branch();
    await run(known, { mapping: { 备注甲: 'fullName', 客户名称: 'phone' } });
    expect(cards()).toMatchObject([
      {
        fullName: '爱下棋',
        importedOriginal: expect.arrayContaining([{ column: '客户名称', value: '江阴市通力机械厂' }]),
      },
    ]);
  });

  test('that finds no name in a file of three columns is refused', async () => {
    const { run } = await branch();
    expect(await codeOf(() => run('x,y,z\n1,2,3\n4,5,6\n'))).toBe('IMPORT_COLUMN_MISSING');
  });
});

describe('customers that are known', () => {
  const again = `${columns}\n江阴市通力机械,320281000019401,,,会打球\n`;
  const twice = `${columns}\n乙店,,,,一\n乙店,,,,二\n`;

  test.each([
    ['skip', { imported: 0, merged: 0, skipped: 1 }, 1],
    ['merge', { imported: 0, merged: 1, skipped: 0 }, 1],
    ['import', { imported: 1, merged: 0, skipped: 0 }, 2],
  ] as const)('in the archive: %s', async (duplicates, counts, cardsAfter) => {
    const { archive, run, cards, contents } = await branch();
    await run(known);
    const before = contents() as { revisions: number };
    expect(await run(again, { duplicates })).toMatchObject(counts);
    expect(cards()).toHaveLength(cardsAfter);
    const written = duplicates === 'skip' ? 0 : 1;
    expect(contents()).toMatchObject({ revisions: before.revisions + written });
    const originals = cards()[0]?.importedOriginal as { value: string }[];
    expect(originals.map(({ value }) => value).includes('会打球')).toBe(duplicates === 'merge');
    expect(checkArchive(archive.readable).problems).toEqual([]);
  });

  test.each([
    ['skip', { imported: 1, merged: 0, skipped: 1 }],
    ['merge', { imported: 1, merged: 1, skipped: 0 }],
    ['import', { imported: 2, merged: 0, skipped: 0 }],
  ] as const)('within the file: %s', async (duplicates, counts) => {
    const { run, cards } = await branch();
    expect(await run(twice, { duplicates })).toMatchObject(counts);
    expect(cards()).toHaveLength(counts.imported);
  });

  test('a decision on one line goes before the rule for all', async () => {
    const { run } = await branch();
    expect(await run(twice, { duplicates: 'skip', decisions: { 3: 'import' } })).toMatchObject({
      imported: 2,
      skipped: 0,
    });
  });

  test('merged: the reason names the file, and a second time nothing is written', async () => {
    const { archive, run, contents } = await branch();
    await run(known);
    await run(again);
    expect(archive.readable.prepare('SELECT reason FROM revisions WHERE revision = 2').pluck().all()).toEqual(
      ['导入合并：客户.csv'],
    );
    const before = contents();
    expect(await run(again)).toMatchObject({ merged: 0, skipped: 1 });
    expect(contents()).toEqual(before);
  });
});
