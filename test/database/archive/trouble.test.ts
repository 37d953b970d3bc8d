import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openArchive } from '../../../electron/archive/archive.ts';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { createArchive } from '../../../electron/archive/create.ts';
import { archiveFiles } from '../../../electron/archive/place.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { findPerson } from '../../../electron/people/people.ts';
import { actingAs, reference, wholeCard } from '../documents/bodies.ts';
import { codeOf, refusalOf } from '../refusal.ts';
import { closeAfterTest, newArchive, temporaryFolder, testArchive } from './newArchive.ts';

const PAGE = 4096;
const NOBODY = 65534;

/** Takes the right to write in the folders; a superuser, who may write anywhere, becomes nobody until the test ends. */
function forbidWriting(...folders: string[]): void {
  for (const folder of folders) chmodSync(folder, 0o555);
  onTestFinished(() => {
    for (const folder of folders) chmodSync(folder, 0o755);
  });
  if (process.geteuid?.() !== 0) return;
  process.seteuid?.(NOBODY);
  onTestFinished(() => process.seteuid?.(0));
}

describe('a folder that cannot be written', () => {
  // Windows knows no such right of a folder's owner.
  it.runIf(process.platform !== 'win32')('is named, and what lies in it stays', async () => {
    const { archive, home, recoveryCode } = await newArchive();
    archive.close();
    const { folder, database, keys } = archiveFiles(home);
    const before = readFileSync(database);
    chmodSync(database, 0o444);
    chmodSync(keys, 0o444);
    forbidWriting(home, folder);
    const refusal = await refusalOf(() => openArchive(home, { recoveryCode }));
    expect(refusal.code).toBe('ARCHIVE_READ_ONLY');
    expect(refusal.message).toContain(home);
    expect(readFileSync(database)).toEqual(before);
  });

  it.runIf(process.platform !== 'win32')('takes no new archive', async () => {
    const home = temporaryFolder();
    forbidWriting(home);
    const refusal = await refusalOf(() => createArchive(home, testArchive));
    expect(refusal.code).toBe('ARCHIVE_READ_ONLY');
    expect(refusal.message).toContain(home);
  });
});

describe('a file that ends too early', () => {
  it('is refused wherever it was cut, and left as it is', async () => {
    const { archive, home, recoveryCode } = await newArchive();
    archive.close();
    const { database } = archiveFiles(home);
    const whole = readFileSync(database);
    const pages = whole.length / PAGE;
    expect(pages).toBeGreaterThan(20);
    for (const size of [
      17,
      PAGE - 1,
      PAGE,
      PAGE * 3 + 100,
      PAGE * Math.floor(pages / 2),
      whole.length - PAGE,
      whole.length - 1,
    ]) {
      writeFileSync(database, whole);
      truncateSync(database, size);
      expect(await codeOf(() => openArchive(home, { recoveryCode })), `cut to ${size}`).toBe(
        'ARCHIVE_DAMAGED',
      );
      expect(readFileSync(database).equals(whole.subarray(0, size))).toBe(true);
    }
    writeFileSync(database, whole);
    closeAfterTest(await openArchive(home, { recoveryCode }));
  });
});

describe('a single damaged byte', () => {
  it('on any page keeps the archive from opening, or is found by the check', async () => {
    const test = await newArchive();
    const { person } = actingAs(test, { name: '陈立', role: 'salesperson' });
    for (let card = 0; card < 30; card += 1)
      saveDocument(test.archive.writable, test.context, {
        form: 'customerCard',
        baseRevision: 0,
        body: wholeCard(reference(person), { fullName: `客户${card}` }),
        as: 'draft',
      });
    test.archive.close();
    const { database } = archiveFiles(test.home);
    const whole = readFileSync(database);
    const pages = whole.length / PAGE;
    for (let step = 0; step < 12; step += 1) {
      const page = Math.floor((step * pages) / 12);
      const damaged = Buffer.from(whole);
      const at = page * PAGE + ((step * 997) % PAGE);
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      writeFileSync(database, damaged);
      const outcome = await openArchive(test.home, { recoveryCode: test.recoveryCode }).then(
        (archive) => {
          const { problems } = checkArchive(archive.readable);
          archive.close();
          return problems.map(({ code }) => code);
        },
        (error: { code: string }) => [error.code],
      );
      // The first bytes are the salt: without it no key fits.
      const accepted =
        page === 0 ? ['ARCHIVE_DAMAGED', 'ARCHIVE_KEY_WRONG'] : ['ARCHIVE_DAMAGED', 'FILE_DAMAGED'];
      expect(accepted, `byte ${at} of page ${page + 1}`).toContain(outcome[0]);
    }
  });
});

describe('a journal that does not belong', () => {
  it('of an earlier copy of the archive is not played back into it', async () => {
    const test = await newArchive();
    const { person } = actingAs(test, { name: '陈立', role: 'salesperson' });
    const { database } = archiveFiles(test.home);
    const journal = temporaryFolder();
    copyFileSync(`${database}-wal`, `${journal}/wal`);
    test.archive.close();
    copyFileSync(`${journal}/wal`, `${database}-wal`);
    const open = () => openArchive(test.home, { recoveryCode: test.recoveryCode });
    expect(await codeOf(open)).toBe('ARCHIVE_JOURNAL_FOREIGN');
    rmSync(`${database}-wal`);
    const again = await open();
    closeAfterTest(again);
    expect(findPerson(again.readable, person.id)?.name).toBe('陈立');
    expect(checkArchive(again.readable, { deep: true }).problems).toEqual([]);
  });
});

describe('a program that is killed while it saves', () => {
  it('loses nothing that it was told is saved, and leaves nothing half', async () => {
    const test = await newArchive();
    const { person } = actingAs(test, { name: '陈立', role: 'salesperson' });
    test.archive.close();
    const source = (path: string) =>
      JSON.stringify(new URL(`../../../electron/${path}`, import.meta.url).href);
    const script = `
      const { writeSync } = await import('node:fs');
      const { openArchive } = await import(${source('archive/archive.ts')});
      const { systemClock } = await import(${source('archive/context.ts')});
      const { saveDocument } = await import(${source('documents/saving.ts')});
      const { body, actor, home, recoveryCode } = JSON.parse(process.env.WORK);
      const archive = await openArchive(home, { recoveryCode });
      for (;;) {
        const { number } = saveDocument(archive.writable, { actor, clock: systemClock },
          { form: 'customerCard', baseRevision: 0, body, as: 'submitted' });
        writeSync(1, number + '\\n');
      }
    `;
    const { home, recoveryCode, context } = test;
    const work = { body: wholeCard(reference(person)), actor: context.actor, home, recoveryCode };
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, WORK: JSON.stringify(work) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    child.stdout.setEncoding('utf8');
    for await (const text of child.stdout) {
      told += text;
      if (told.split('\n').length > 20) child.kill('SIGKILL');
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    const numbers = told.split('\n').filter((line) => /^SH-\d{6}$/.test(line));
    expect(numbers.length).toBeGreaterThanOrEqual(20);

    const again = await openArchive(home, { recoveryCode });
    closeAfterTest(again);
    const kept = again.readable.prepare('SELECT number FROM documents ORDER BY row').pluck().all();
    expect(kept).toEqual(expect.arrayContaining(numbers));
    expect(kept).toEqual(kept.map((_, index) => `SH-${String(index + 1).padStart(6, '0')}`));
    expect(checkArchive(again.readable, { deep: true }).problems).toEqual([]);
  });
});
