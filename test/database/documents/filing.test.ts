import { spawnSync } from 'node:child_process';
import { expect, it, test } from 'vitest';
import { openArchive, openForWorker } from '../../../electron/archive/archive.ts';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { write } from '../../../electron/archive/transaction.ts';
import { listDocuments } from '../../../electron/documents/listing.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { searchCustomers } from '../../../electron/search/customers.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { closeAfterTest, type TestArchive } from '../archive/newArchive.ts';
import { codeOf } from '../refusal.ts';
import { reference, wholeCard, wholeReport } from './bodies.ts';
import { branch } from './branch.ts';

const save = ({ archive, context }: TestArchive, form: string, body: Body) =>
  saveDocument(archive.writable, context, { form, baseRevision: 0, body, as: 'submitted' });

/** Another connection, which does not know that something waits. */
function fromOutside({ archive }: TestArchive) {
  const connection = openForWorker(archive.forWorker(), 'read');
  const count = (table: string) =>
    connection.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get();
  const counts = () => ({
    revisions: count('revisions'),
    numbers: count('numbers'),
    audited: connection.prepare(`SELECT count(*) FROM audit WHERE verb = 'document.submitted'`).pluck().get(),
    unfiled: count('unfiled'),
    documents: count('documents'),
    dealings: count('dealings'),
  });
  return { counts, close: () => connection.close() };
}

const entered = { revisions: 1, numbers: 1, audited: 1, unfiled: 1, documents: 0, dealings: 0 };
const filed = { ...entered, unfiled: 0, documents: 1 };

it('enters a revision with number and audit line, and files it before anything is read', async () => {
  const { test, chen } = await branch();
  const outside = fromOutside(test);
  const { id } = save(test, 'customerCard', wholeCard(reference(chen.person)));
  expect(outside.counts()).toEqual(entered);
  const { rows } = listDocuments(test.archive.readable, test.context, {
    form: 'customerCard',
    filters: [],
    sort: { column: 'fullName', direction: 'up' },
    limit: 10,
  });
  expect(rows.map((row) => row.id)).toEqual([id]);
  expect(outside.counts()).toEqual(filed);
  outside.close();
});

it('files without being asked', async () => {
  const { test, chen } = await branch();
  const outside = fromOutside(test);
  save(test, 'customerCard', wholeCard(reference(chen.person)));
  await new Promise(setImmediate);
  expect(outside.counts()).toEqual(filed);
  outside.close();
});

it('files before another thread is let in, before the next save, and within the transaction of others', async () => {
  const { test, archive, chen } = await branch();
  const card = wholeCard(reference(chen.person));
  const outside = fromOutside(test);
  const { id } = save(test, 'customerCard', card);
  test.archive.forWorker();
  expect(outside.counts()).toEqual(filed);
  const report = wholeReport(reference(chen.person), { id, name: '希望' });
  const { id: first } = save(test, 'visitReport', report);
  expect(await codeOf(() => save(test, 'visitReport', report))).toBe('DUPLICATE_DOCUMENT');
  write(archive, () => {
    saveDocument(archive, test.context, {
      form: 'visitReport',
      id: first,
      baseRevision: 1,
      body: { ...report, weather: '雪' },
      as: 'submitted',
      reason: '更正',
    });
    expect(archive.prepare('SELECT revision FROM documents WHERE id = ?').pluck().get(first)).toBe(2);
  });
  expect(outside.counts()).toMatchObject({ unfiled: 0, documents: 2, revisions: 3, dealings: 1 });
  outside.close();
});

it('makes one card of two new customers with the same name, and refers to it', async () => {
  const { test, chen } = await branch();
  const report = wholeReport(reference(chen.person), { name: '宜兴新店商贸有限公司' });
  const [visit] = report.visits as Body[];
  const visits = [visit, { ...visit, customer: { name: '宜兴新店商贸' }, arrived: '16:00', left: '16:20' }];
  const { id } = save(test, 'visitReport', { ...report, visits });
  const cards = test.archive.readable
    .prepare(`SELECT id, number FROM documents WHERE form = 'customerCard'`)
    .all();
  expect(cards).toEqual([{ id: expect.any(String), number: 'SH-000001' }]);
  const customers = test.archive.readable
    .prepare('SELECT DISTINCT customer_id AS id FROM dealings WHERE document_id = ?')
    .all(id);
  expect(customers).toEqual([{ id: (cards[0] as { id: string }).id }]);
});

it('keeps what was entered when filing fails, tells whoever comes next, and files it later', async () => {
  const { test, archive, chen } = await branch();
  archive.exec(`CREATE TRIGGER stuck BEFORE INSERT ON documents BEGIN SELECT raise(ABORT, 'stuck'); END`);
  const access = test.archive.forWorker();
  const outside = fromOutside(test);
  save(test, 'customerCard', wholeCard(reference(chen.person)));
  await new Promise(setImmediate);
  expect(outside.counts()).toEqual(entered);
  expect(() => searchCustomers(test.archive.readable, test.context, { text: '希望', limit: 5 })).toThrow(
    'stuck',
  );
  expect(outside.counts()).toEqual(entered);
  // As the disk that was full would be emptied from outside.
  const other = openForWorker(access, 'write');
  other.exec('DROP TRIGGER stuck');
  other.close();
  expect(searchCustomers(test.archive.readable, test.context, { text: '希望', limit: 5 }).total).toBe(1);
  expect(outside.counts()).toEqual(filed);
  outside.close();
});

test.each(['closed', 'killed'] as const)(
  'an archive that was %s right after saving is whole when opened',
  async (end) => {
    const { test: office, chen } = await branch();
    const card = save(office, 'customerCard', wholeCard(reference(chen.person)));
    const known = { id: card.id, name: '希望' };
    const report = wholeReport(reference(chen.person), known);
    const [visit] = report.visits as Body[];
    const added = { ...visit, customer: { name: '宜兴新店商贸有限公司' }, arrived: '16:00', left: '16:20' };
    const work = {
      home: office.home,
      recoveryCode: office.recoveryCode,
      actor: office.context.actor,
      body: { ...report, visits: [visit, added] },
    };
    if (end === 'closed') {
      save(office, 'visitReport', work.body);
      office.archive.close();
    } else {
      office.archive.close();
      expect(savedAndKilled(work)).toBe('SIGKILL');
    }
    const again = await openArchive(office.home, { recoveryCode: office.recoveryCode });
    closeAfterTest(again);
    const raw = again.readable;
    expect(raw.prepare('SELECT count(*) FROM unfiled').pluck().get()).toBe(0);
    expect(raw.prepare('SELECT form, number, revision FROM documents ORDER BY row').all()).toEqual([
      { form: 'customerCard', number: 'SH-000001', revision: 1 },
      { form: 'customerCard', number: 'SH-000002', revision: 1 },
      { form: 'visitReport', number: null, revision: 1 },
    ]);
    expect(raw.prepare('SELECT count(*) FROM dealings').pluck().get()).toBe(2);
    expect(searchCustomers(raw, office.context, { text: '宜兴新店', limit: 5 }).hits).toMatchObject([
      { code: 'SH-000002' },
    ]);
    expect(checkArchive(raw, { deep: true })).toMatchObject({ ok: true, documents: 3, revisions: 3 });
  },
);

/** Saves a report in a process of its own, which is gone before it can file; gives the signal that ended it. */
function savedAndKilled(work: object): NodeJS.Signals | null {
  const source = (path: string) => JSON.stringify(new URL(`../../../electron/${path}`, import.meta.url).href);
  const script = `
    const { openArchive } = await import(${source('archive/archive.ts')});
    const { systemClock } = await import(${source('archive/context.ts')});
    const { saveDocument } = await import(${source('documents/saving.ts')});
    const { home, recoveryCode, actor, body } = JSON.parse(process.env.WORK);
    const archive = await openArchive(home, { recoveryCode });
    saveDocument(archive.writable, { actor, clock: systemClock }, {
      form: 'visitReport', baseRevision: 0, body, as: 'submitted',
    });
    process.kill(process.pid, 'SIGKILL');
  `;
  const { signal, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, WORK: JSON.stringify(work) },
    encoding: 'utf8',
  });
  if (signal === null) throw new Error(stderr);
  return signal;
}
