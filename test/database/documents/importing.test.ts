import { describe, expect, it } from 'vitest';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { type ImportedDocument, importDocuments } from '../../../electron/documents/importing.ts';
import { getDocument } from '../../../electron/documents/record.ts';
import { voidDocument } from '../../../electron/documents/saving.ts';
import { searchCustomers } from '../../../electron/search/customers.ts';
import { newArchive } from '../archive/newArchive.ts';
import { codeOf, refusalOf } from '../refusal.ts';
import { actingAs, reference, wholeCard } from './bodies.ts';

async function branch() {
  const test = await newArchive();
  const { person } = actingAs(test, { name: '陈立', role: 'salesperson' });
  const run = (documents: ImportedDocument[], progress = {}) =>
    importDocuments(test.archive.writable, test.context, 'customerCard', documents, progress);
  const count = (table: string) =>
    test.archive.readable.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  return { test, salesperson: reference(person), run, count };
}

const drafts = (count: number): ImportedDocument[] =>
  Array.from({ length: count }, (_, index) => ({ body: { fullName: `客户${index}` }, state: 'draft' }));

describe('importing documents', () => {
  it('writes all in the order given, numbered, found and chained, with one line in the audit', async () => {
    const { test, salesperson, run, count } = await branch();
    const lines = count('audit') as number;
    const done: number[] = [];
    const ids = run([...drafts(450), { body: wholeCard(salesperson), state: 'submitted' }], {
      progress: (place: number) => done.push(place),
    });
    expect(ids).toHaveLength(451);
    expect(done).toEqual([0, 200, 400, 451]);
    const { readable } = test.archive;
    expect(getDocument(readable, ids[0] ?? '')).toMatchObject({ number: 'SH-000001', title: '客户0' });
    expect(getDocument(readable, ids[450] ?? '')).toMatchObject({ number: 'SH-000451', state: 'submitted' });
    expect(searchCustomers(readable, test.context, { text: '客户', limit: 50 }).total).toBe(450);
    expect(count('audit')).toBe(lines + 1);
    expect(checkArchive(readable).problems).toEqual([]);
  });

  it.each<[string, ImportedDocument, string]>([
    ['a wrong value', { body: { fullName: 5 }, state: 'draft' }, 'NOT_VALID'],
    ['a card that cannot be submitted yet', { body: { fullName: '客户' }, state: 'submitted' }, 'NOT_VALID'],
    [
      'an unknown person',
      {
        body: { fullName: '客户', salesperson: { id: '0199f1a0-0000-7000-8000-000000000000', name: '无' } },
        state: 'draft',
      },
      'PERSON_NOT_FOUND',
    ],
    [
      'nothing to merge into',
      { body: { fullName: '客户' }, state: 'draft', into: 'none' },
      'DOCUMENT_NOT_FOUND',
    ],
  ])('writes nothing when the last one has %s', async (_, last, code) => {
    const { run, count } = await branch();
    const refusal = await refusalOf(() => run([...drafts(250), last]));
    expect(refusal.code).toBe(code);
    if (code === 'NOT_VALID') expect(refusal.details.place).toBe(250);
    for (const table of ['documents', 'revisions', 'numbers', 'customer_search'])
      expect(count(table), table).toBe(0);
  });

  it('undoes everything when it is cancelled', async () => {
    const { run, count } = await branch();
    let asked = 0;
    const cancelled = () => {
      asked += 1;
      return asked === 3;
    };
    expect(await codeOf(() => run(drafts(1000), { cancelled }))).toBe('IMPORT_CANCELLED');
    expect(count('documents')).toBe(0);
    expect(run(drafts(1))).toHaveLength(1);
  });

  it('merges into a document as a revision with its reason; what was submitted stays so', async () => {
    const { test, salesperson, run } = await branch();
    const [submitted = '', draft = '', gone = ''] = run([
      { body: wholeCard(salesperson), state: 'submitted' },
      ...drafts(2),
    ]);
    voidDocument(test.archive.writable, test.context, { id: gone, reason: '重复' });
    const body = wholeCard(salesperson, { phone: '0510-11111111' });
    run([
      { body, state: 'draft', into: submitted, reason: '导入合并' },
      { body, state: 'submitted', into: draft, reason: '导入合并' },
    ]);
    const { readable } = test.archive;
    for (const id of [submitted, draft])
      expect(getDocument(readable, id)).toMatchObject({ state: 'submitted', revision: 2 });
    expect(
      readable.prepare('SELECT DISTINCT reason FROM revisions WHERE revision = 2 ORDER BY row').pluck().all(),
    ).toEqual(['重复', '导入合并']);
    expect(await codeOf(() => run([{ body, state: 'draft', into: gone }]))).toBe('DOCUMENT_NOT_FOUND');
    expect(checkArchive(readable).problems).toEqual([]);
  });
});
