import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { backupsIn } from '../../../electron/backup/places.ts';
import { proveCopy } from '../../../electron/backup/verifying.ts';
import { digestOfFile } from '../../../electron/disk/disk.ts';
import { inFolder, makeBranch, openBranch, problemsOf } from '../branch.ts';
import { figure } from '../figures.ts';
import type { BackupFact, BackupInput } from '../scenarios/backingUp.ts';
import { kill, spreadSteps, type When } from './killing.ts';
import { randomFrom, seed } from './random.ts';

const AT_STEPS = 30;
const AT_TIMES = 8;

it(`leaves archive and backups whole when killed while backing up (seed ${seed})`, () =>
  inFolder(async (folder) => {
    const made = join(folder, 'branch');
    await makeBranch(made);
    const random = randomFrom(seed);
    let place = 0;
    const attempt = async (when: When) => {
      place += 1;
      const home = join(folder, `${place}`);
      const stick = join(folder, `${place}-stick`);
      cpSync(made, home, { recursive: true });
      mkdirSync(stick);
      const input: BackupInput = { stick };
      const death = await kill({ scenario: 'backingUp', home, seed, input }, when);
      return { home, stick, ...death, acknowledged: death.acknowledged as BackupFact[] };
    };
    const whole = await attempt('never');
    expect(whole.acknowledged).toHaveLength(5);
    await expectWhole(whole);
    const deaths: When[] = [
      ...spreadSteps(whole.steps ?? 0, AT_STEPS, random).map((beforeStep) => ({ beforeStep })),
      ...Array.from({ length: AT_TIMES }, () => ({ afterMs: random() * whole.ms })),
    ];
    let kills = 0;
    for (const when of deaths) {
      const killed = await attempt(when);
      if (killed.killed) kills += 1;
      await expectWhole(killed);
    }
    expect(kills).toBeGreaterThanOrEqual(AT_STEPS);
    figure('kills', 'backing up', kills);
  }));

/** All that bears the name of a backup is one, in both places, and the last two that were promised are there: a third may have made way for one not yet told. */
async function expectWhole({
  home,
  stick,
  acknowledged,
  before = 'by the clock',
}: {
  home: string;
  stick: string;
  acknowledged: BackupFact[];
  before?: string;
}): Promise<void> {
  expect(await problemsOf(home), before).toEqual([]);
  const archive = await openBranch(home);
  const { key } = archive.forWorker();
  archive.close();
  const carried = readdirSync(stick).map((name) => join(stick, name));
  for (const place of [join(home, 'backups'), ...carried]) {
    for (const { folder, whole, manifest } of backupsIn(place)) {
      expect(whole, before).toBe(true);
      const file = join(folder, 'archive.db');
      expect(digestOfFile(file).sha256, before).toBe(manifest.database.sha256);
      expect(proveCopy(file, key), before).toMatchObject({ problems: [], documents: manifest.documents });
    }
    const names = backupsIn(place).map(({ name }) => name);
    for (const { name } of acknowledged.slice(-2)) expect(names, before).toContain(name);
  }
}
