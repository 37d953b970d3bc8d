import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { getDocumentByNumber } from '../../../electron/documents/record.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { type ImportRequest, importCustomers } from '../../../electron/importing/customerImport.ts';
import { importInWorker, previewInWorker } from '../../../electron/importing/importJob.ts';
import { previewImport } from '../../../electron/importing/preview.ts';
import { readSource, readSourceFile } from '../../../electron/importing/readSource.ts';
import { findDuplicates, searchCustomers } from '../../../electron/search/customers.ts';
import type { CustomerCard } from '../../../shared/forms/customerCard/rules.ts';
import { newArchive, type TestArchive, temporaryFolder } from '../archive/newArchive.ts';
import { actingAs, reference, wholeCard } from '../documents/bodies.ts';
import { codeOf, refusalOf } from '../refusal.ts';

const realData = process.env.KEDANG_REAL_DATA ?? join(import.meta.dirname, '../../../../shared/data');
const real = (name: string) => join(realData, name);

const table = (...lines: string[]) => readSource(Buffer.from(`${lines.join('\r\n')}\r\n`), '客户.csv');
const HEAD = '企业名称,统一社会信用代码,注册资金,法人代表,注册地址,备考';

function bodies({ archive }: Pick<TestArchive, 'archive'>): CustomerCard[] {
  return archive.readable
    .prepare<[], { body: string }>(`SELECT body FROM documents WHERE form = 'customerCard' ORDER BY number`)
    .all()
    .map(({ body }) => JSON.parse(body) as CustomerCard);
}

const importLines = async (test: TestArchive, lines: string[], request: Partial<ImportRequest> = {}) =>
  importCustomers(test.archive.writable, test.context, await table(HEAD, ...lines), {
    duplicates: 'merge',
    ...request,
  });

describe('importing customers', () => {
  it('makes drafts of rows, keeps what it could not read, and makes them findable', async () => {
    const test = await newArchive();
    const result = await importLines(test, [
      '苏州启明建材有限公司,320500000012345,676(万元人民币),周启明,江苏省苏州市姑苏区人民路18号,老客户',
    ]);
    expect(result).toMatchObject({ read: 1, imported: 1, merged: 0, skipped: 0, rejected: 0, rejects: '' });
    const [card] = bodies(test);
    expect(card).toMatchObject({
      fullName: '苏州启明建材有限公司',
      creditCode: '320500000012345',
      registeredCapital: 676_000_000,
      province: '江苏省',
      city: '苏州市',
      district: '姑苏区',
      contacts: [{ name: '周启明', role: ['legalRepresentative'] }],
    });
    expect(card?.importedOriginal).toContainEqual({ column: '备考', value: '老客户' });
    expect(card?.importedOriginal).toContainEqual({ column: '注册资金', value: '676(万元人民币)' });
    expect(getDocumentByNumber(test.archive.readable, 'SH-000001').state).toBe('draft');
    expect(searchCustomers(test.archive.readable, test.context, { text: 'qmjc', limit: 5 }).total).toBe(1);
    expect(checkArchive(test.archive.readable, { deep: true })).toMatchObject({ ok: true });
  });

  it('skips, merges or imports rows like one in the archive, as told for all and for each line', async () => {
    const test = await newArchive();
    const chen = actingAs(test, { name: '陈立', role: 'salesperson' });
    saveDocument(test.archive.writable, chen.context, {
      form: 'customerCard',
      baseRevision: 0,
      body: wholeCard(reference(chen.person)),
      as: 'submitted',
    });
    const same = '无锡新区希望贸易有限公司,,,李森,江苏省无锡市新吴区长江路 16 号,';
    expect(await importLines(test, [same], { duplicates: 'skip' })).toMatchObject({
      imported: 0,
      skipped: 1,
    });
    expect(getDocumentByNumber(test.archive.readable, 'SH-000001').revision).toBe(1);
    expect(await importLines(test, [same])).toMatchObject({ imported: 0, merged: 1 });
    const merged = getDocumentByNumber(test.archive.readable, 'SH-000001');
    expect(merged).toMatchObject({ revision: 2, state: 'submitted' });
    expect(merged.body).toMatchObject({ fullName: '无锡新区希望贸易有限公司', phone: '0510-82701234' });
    expect(await importLines(test, [same])).toMatchObject({ merged: 0, skipped: 1 });
    expect(await importLines(test, [same], { duplicates: 'import' })).toMatchObject({ imported: 1 });
    const decided = await importLines(test, [same, same], { decisions: { '2': 'skip', '3': 'import' } });
    expect(decided).toMatchObject({ read: 2, imported: 1, skipped: 1 });
    expect(bodies(test)).toHaveLength(3);
  });

  it('finds rows of one customer within the file', async () => {
    const test = await newArchive();
    const lines = [
      '昆山新到建材商店,,10万元,,江苏省昆山市人民路1号,',
      '昆山新到建材商店,,10万元,张三,江苏省昆山市人民路1号,',
    ];
    expect(await importLines(test, lines)).toMatchObject({ read: 2, imported: 1, merged: 1 });
    expect(bodies(test)).toEqual([
      expect.objectContaining({ contacts: [expect.objectContaining({ name: '张三' })] }),
    ]);
    const { readable } = test.archive;
    expect(findDuplicates(readable, { name: '昆山新到建材商店' })).toHaveLength(1);
  });

  it('hands back rows without a name, and the file it gives can be mended and imported', async () => {
    const test = await newArchive();
    const result = await importLines(test, [',,80万,,,x', '=cmd 商店,,,,,']);
    expect(result).toMatchObject({ read: 2, imported: 1, rejected: 1 });
    expect(result.rejects).toContain('"2","没有客户全称"');
    const mended = Buffer.from(result.rejects.replace('"没有客户全称",""', '"没有客户全称","补名商店"'));
    const again = importCustomers(test.archive.writable, test.context, await readSource(mended, '退回.csv'), {
      duplicates: 'merge',
    });
    expect(again).toMatchObject({ imported: 1, rejected: 0 });
    expect(bodies(test).at(-1)).toMatchObject({ fullName: '补名商店', registeredCapital: 80_000_000 });
  });

  it('writes nothing on a dry run, when cancelled, without the right, or with a wrong mapping', async () => {
    const test = await newArchive();
    const { writable } = test.archive;
    const rows = await table(HEAD, ...Array.from({ length: 900 }, (_, row) => `客户${row}商店,,,,,`));
    const run = (request: Partial<ImportRequest>, more = {}) =>
      importCustomers(writable, test.context, rows, { duplicates: 'merge', ...request }, more);
    expect(run({}, { dryRun: true })).toMatchObject({ imported: 900 });
    let asked = 0;
    expect(await codeOf(() => run({}, { cancelled: () => ++asked > 2 }))).toBe('IMPORT_CANCELLED');
    const clerk = actingAs(test, { name: '钱出纳', role: 'cashier' });
    expect(await codeOf(() => importCustomers(writable, clerk.context, rows, { duplicates: 'merge' }))).toBe(
      'NO_RIGHT',
    );
    expect(await codeOf(() => run({ mapping: { 企业名称: 'area' } }))).toBe('IMPORT_COLUMN_MISSING');
    const twice = { 企业名称: 'fullName', 备考: 'fullName' };
    expect((await refusalOf(() => run({ mapping: twice }))).message).toContain('有两列都对应');
    expect(await codeOf(() => run({ mapping: { 企业名称: 'fullName', 没有: 'area' } }))).toBe(
      'IMPORT_MAPPING_INVALID',
    );
    expect(bodies(test)).toEqual([]);
    const steps: number[] = [];
    expect(run({}, { progress: (done: number) => steps.push(done) }).imported).toBe(900);
    expect(steps).toEqual([0, 200, 400, 600, 800, 900]);
  });

  it('gives new cards the salesperson and area where the file says nothing', async () => {
    const test = await newArchive();
    const chen = actingAs(test, { name: '陈立', role: 'salesperson' });
    await importLines(test, ['甲商店,,,,,'], { salespersonId: chen.person.id, area: '城北' });
    expect(bodies(test)[0]).toMatchObject({ salesperson: { name: '陈立' }, area: '城北' });
    expect(await codeOf(() => importLines(test, ['乙商店,,,,,'], { salespersonId: 'x' }))).toBe(
      'PERSON_NOT_FOUND',
    );
  });
});

describe('the preview', () => {
  it('shows columns, cards and duplicates, and writes nothing', async () => {
    const test = await newArchive();
    const rows = await table(HEAD, '甲商店,,50万元,李四,,', '甲商店,,,,,', ',,,,x,');
    const preview = previewImport(test.archive.readable, test.context, rows);
    expect(preview.columns[0]).toEqual({
      name: '企业名称',
      target: 'fullName',
      samples: ['甲商店', '甲商店'],
    });
    expect(preview.columns.find(({ name }) => name === '备考')?.target).toBe('original');
    expect(preview.sample[0]).toMatchObject({
      line: 2,
      values: { fullName: '甲商店', registeredCapital: '50' },
    });
    expect(preview.duplicates).toEqual([
      { line: 3, name: '甲商店', of: '本文件第 2 行 甲商店', where: 'file', reason: 'sameName' },
    ]);
    expect(preview).toMatchObject({ rows: 3, rejected: 1 });
    expect(bodies(test)).toEqual([]);
  });

  it('waits for the name to be pointed out', async () => {
    const test = await newArchive();
    const rows = await table('甲,乙', 'abc,1');
    expect(previewImport(test.archive.readable, test.context, rows)).toMatchObject({
      sample: [],
      duplicates: [],
    });
    const named = previewImport(test.archive.readable, test.context, rows, { 甲: 'fullName' });
    expect(named.sample[0]).toMatchObject({ values: { fullName: 'abc' } });
  });
});

describe('in a thread of its own', () => {
  async function inThread() {
    const test = await newArchive();
    const path = join(temporaryFolder(), '客户.csv');
    const lines = Array.from({ length: 1200 }, (_, row) => `客户${row}商店,,,,,`);
    writeFileSync(path, `${[HEAD, ...lines].join('\r\n')}\r\n`);
    return { test, where: { archive: test.archive, actor: test.context.actor, path } };
  }

  it('previews and imports with progress, and the main connection sees it', async () => {
    const { test, where } = await inThread();
    expect(await previewInWorker(where)).toMatchObject({ rows: 1200, rejected: 0 });
    const steps: number[] = [];
    const signal = new AbortController().signal;
    const result = await importInWorker(
      where,
      { duplicates: 'merge' },
      { progress: (done) => steps.push(done), signal },
    );
    expect(result).toMatchObject({ imported: 1200 });
    expect(steps.length).toBeGreaterThan(3);
    expect(bodies(test)).toHaveLength(1200);
  });

  it('is cancelled and leaves nothing', async () => {
    const { test, where } = await inThread();
    const abort = new AbortController();
    const run = importInWorker(
      where,
      { duplicates: 'merge' },
      { progress: () => abort.abort(), signal: abort.signal },
    );
    expect(await codeOf(() => run)).toBe('IMPORT_CANCELLED');
    expect(bodies(test)).toEqual([]);
  });

  it('says by code what is wrong with the file', async () => {
    const { where } = await inThread();
    expect(await codeOf(() => previewInWorker({ ...where, path: '/nowhere.csv' }))).toBe(
      'IMPORT_FILE_UNREADABLE',
    );
  });
});

const realFiles = ['customers-jiangsu-1987.csv', 'customers-jiangsu-1987.gb18030.csv'];
describe.skipIf(!existsSync(real(realFiles[0] ?? '')))('the real enterprises', () => {
  it('all go in from both encodings, identical', async () => {
    const imported = await Promise.all(
      realFiles.map(async (name) => {
        const test = await newArchive();
        const source = await readSourceFile(real(name));
        const result = importCustomers(test.archive.writable, test.context, source, { duplicates: 'merge' });
        expect(result).toMatchObject({ read: 886, imported: 886, merged: 0, skipped: 0, rejected: 0 });
        expect(source.encoding).toBe(name.includes('gb18030') ? 'GB18030' : 'UTF-8');
        return bodies(test);
      }),
    );
    expect(imported[0]).toHaveLength(886);
    expect(imported[1]).toEqual(imported[0]);
  });
});
