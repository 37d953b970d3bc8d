import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newBackupDesk } from '../../../electron/backup/backupDesk.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import {
  ADMINISTRATOR,
  actorNamed,
  inFolder,
  makeBranch,
  openBranch,
  problemsOf,
  steadyClock,
} from '../branch.ts';
import { figure } from '../figures.ts';
import { kill, spreadSteps, type When } from './killing.ts';
import { randomFrom, seed } from './random.ts';

const AT_STEPS = 24;
const AT_TIMES = 8;
const BEFORE = ['备份前的公司'];
const AFTER = ['备份前的公司', '备份后的公司'];

it(`leaves the one archive or the other, whole, when killed while restoring (seed ${seed})`, () =>
  inFolder(async (folder) => {
    const made = join(folder, 'branch');
    const generation = await branchWithBackup(made);
    const random = randomFrom(seed);
    let place = 0;
    const attempt = async (when: When) => {
      place += 1;
      const home = join(folder, `${place}`);
      cpSync(made, home, { recursive: true });
      const input = { generation: join(home, 'backups', generation) };
      return { home, ...(await kill({ scenario: 'restoring', home, seed, input }, when)) };
    };
    const whole = await attempt('never');
    expect(await expectWhole(whole)).toEqual(BEFORE);
    const deaths: When[] = [
      ...spreadSteps(whole.steps ?? 0, AT_STEPS, random).map((beforeStep) => ({ beforeStep })),
      ...Array.from({ length: AT_TIMES }, () => ({ afterMs: random() * whole.ms })),
    ];
    let kills = 0;
    const ends = new Set<string>();
    for (const when of deaths) {
      const killed = await attempt(when);
      if (killed.killed) kills += 1;
      ends.add((await expectWhole(killed)).join());
    }
    // Both were met: the harm was done on either side of the exchange.
    expect([...ends].sort()).toEqual([BEFORE.join(), AFTER.join()].sort());
    figure('kills', 'restoring', kills);
  }));

async function branchWithBackup(home: string): Promise<string> {
  await makeBranch(home);
  const archive = await openBranch(home);
  const context = {
    actor: actorNamed(archive, ADMINISTRATOR),
    clock: steadyClock('2026-11-23T09:00:00+08:00'),
  };
  const save = (fullName: string) =>
    saveDocument(archive.writable, context, {
      form: 'customerCard',
      baseRevision: 0,
      body: { fullName },
      as: 'draft',
    });
  save('备份前的公司');
  const { name } = await newBackupDesk().make(archive, context, 'daily');
  save('备份后的公司');
  archive.close();
  return name;
}

/** Whichever archive is there is a whole one; what was promised holds; nothing half-done stays. Gives its documents. */
async function expectWhole({
  home,
  acknowledged,
  before = 'by the clock',
}: {
  home: string;
  acknowledged: unknown[];
  before?: string;
}): Promise<string[]> {
  expect(await problemsOf(home), before).toEqual([]);
  const archive = await openBranch(home);
  const titles = archive.readable
    .prepare<[], string>('SELECT title FROM documents ORDER BY row')
    .pluck()
    .all();
  archive.close();
  expect([BEFORE, AFTER], before).toContainEqual(titles);
  if (acknowledged.length > 0) expect(titles, before).toEqual(BEFORE);
  const left = readdirSync(home).filter((name) => name.startsWith('.') || name.includes('incoming'));
  expect(left, before).toEqual([]);
  // The replaced one is kept.
  if (titles.length === BEFORE.length)
    expect(
      readdirSync(home).some(
        (name) => name.startsWith('archive.replaced-') && existsSync(join(home, name, 'archive.db')),
      ),
      before,
    ).toBe(true);
  return titles;
}
