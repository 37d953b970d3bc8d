import { copyFileSync, cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { archiveFiles } from '../../../electron/archive/place.ts';
import { codeOf } from '../../database/refusal.ts';
import { inFolder, makeBranch, openBranch, problemsOf } from '../branch.ts';
import { kill } from '../kill/killing.ts';
import { seed } from '../kill/random.ts';

const journal = (home: string) => `${archiveFiles(home).database}-wal`;

/** A branch whose program was killed while saving: what was saved last lies in the journal alone. */
async function killedBranch(home: string) {
  await makeBranch(home);
  const death = await kill({ scenario: 'saving', home, seed }, { beforeStep: 300 });
  expect(death.killed).toBe(true);
  expect(existsSync(journal(home))).toBe(true);
}

async function documentsIn(home: string): Promise<number> {
  const archive = await openBranch(home);
  const count = archive.readable.prepare<[], number>('SELECT count(*) FROM documents').pluck().get() ?? 0;
  archive.close();
  return count;
}

it('a journal that is missing is asked for; found again, nothing is lost', () =>
  inFolder(async (home) => {
    await killedBranch(home);
    const elsewhere = join(home, 'elsewhere');
    renameSync(journal(home), elsewhere);
    expect(await codeOf(() => openBranch(home))).toBe('ARCHIVE_JOURNAL_MISSING');
    renameSync(elsewhere, journal(home));
    expect(await documentsIn(home)).toBeGreaterThan(5);
    expect(await problemsOf(home)).toEqual([]);
  }));

it('a journal that stays missing costs what was in it and no more; the archive is whole', () =>
  inFolder(async (home) => {
    await killedBranch(home);
    rmSync(journal(home));
    expect(await codeOf(() => openBranch(home))).toBe('ARCHIVE_JOURNAL_MISSING');
    expect(await documentsIn(home)).toBe(0);
    expect(await problemsOf(home)).toEqual([]);
  }));

it.each(['closed', 'killed'])(
  'the journal of another archive beside one that was %s is refused, and harms nothing',
  (how) =>
    inFolder(async (folder) => {
      const ours = join(folder, 'ours');
      const theirs = join(folder, 'theirs');
      await killedBranch(ours);
      await killedBranch(theirs);
      const before = how === 'closed' ? await documentsIn(ours) : undefined;
      const own = join(folder, 'own');
      if (how === 'killed') renameSync(journal(ours), own);
      copyFileSync(journal(theirs), journal(ours));
      const content = readFileSync(archiveFiles(ours).database);
      expect(await codeOf(() => openBranch(ours))).toBe('ARCHIVE_JOURNAL_FOREIGN');
      expect(readFileSync(archiveFiles(ours).database)).toEqual(content);
      rmSync(journal(ours));
      if (how === 'killed') renameSync(own, journal(ours));
      const found = await documentsIn(ours);
      if (before !== undefined) expect(found).toBe(before);
      expect(found).toBeGreaterThan(5);
      expect(await problemsOf(ours)).toEqual([]);
    }),
);

it('a journal of the same archive from an earlier day, copied back beside it, does not undo anything', () =>
  inFolder(async (folder) => {
    const home = join(folder, 'branch');
    await killedBranch(home);
    const stale = join(folder, 'stale');
    copyFileSync(journal(home), stale);
    await documentsIn(home);
    await kill({ scenario: 'saving', home, seed: seed + 1 }, 'never');
    const now = await documentsIn(home);
    copyFileSync(stale, journal(home));
    expect(await codeOf(() => openBranch(home))).toBe('ARCHIVE_JOURNAL_FOREIGN');
    rmSync(journal(home));
    expect(await documentsIn(home)).toBe(now);
    expect(await problemsOf(home)).toEqual([]);
  }));

it('a folder copied while the program was running opens elsewhere as after a power cut', () =>
  inFolder(async (folder) => {
    const home = join(folder, 'branch');
    await killedBranch(home);
    const copy = join(folder, '另一台电脑');
    cpSync(home, copy, { recursive: true });
    expect(await documentsIn(copy)).toBe(await documentsIn(home));
    expect(await problemsOf(copy)).toEqual([]);
  }));

it.each([
  ['rubbish', 'rubbish'.repeat(3000)],
  ['nothing', ''],
  ['half a page', 'SQLite format 3\0'.padEnd(700, '\x01')],
])('%s in owner.lock keeps nobody out', (_, content) =>
  inFolder(async (home) => {
    await killedBranch(home);
    writeFileSync(join(home, 'owner.lock'), content);
    expect(await documentsIn(home)).toBeGreaterThan(5);
  }),
);
