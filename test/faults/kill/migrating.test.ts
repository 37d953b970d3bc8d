import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { latestVersion, migrations } from '../../../electron/archive/migrations/index.ts';
import { inFolder, makeBranch, openBranch, problemsOf } from '../branch.ts';
import { figure } from '../figures.ts';
import { putBackTo } from '../olderLayout.ts';
import { fillWeek } from '../week.ts';
import { kill, spreadSteps, type When } from './killing.ts';
import { randomFrom, seed } from './random.ts';

const AT_STEPS = 24;
const AT_TIMES = 8;
const layouts = migrations.slice(0, -1).map(({ version }) => version);

it(`brings an archive of any earlier layout to the latest, killed on the way or not (seed ${seed})`, () =>
  inFolder(async (folder) => {
    const random = randomFrom(seed);
    const made = join(folder, 'made');
    await makeBranch(made);
    await fillWeek(made);
    const before = await contentsOf(made);
    let kills = 0;
    for (const layout of layouts) {
      const older = join(folder, `layout-${layout}`);
      cpSync(made, older, { recursive: true });
      await putBackTo(layout, older);
      const whole = await attempt(older, 'never');
      expect(whole.acknowledged).toEqual([{ version: latestVersion() }]);
      await expectMigrated(whole.home, before);
      // Most harm where most is to be done.
      const share = layout === 1 ? 1 : 1 / 3;
      const deaths: When[] = [
        ...spreadSteps(whole.steps ?? 0, Math.ceil(AT_STEPS * share), random).map((beforeStep) => ({
          beforeStep,
        })),
        ...Array.from({ length: Math.ceil(AT_TIMES * share) }, () => ({ afterMs: random() * whole.ms })),
      ];
      for (const when of deaths) {
        const killed = await attempt(older, when);
        if (killed.killed) kills += 1;
        await expectMigrated(killed.home, before);
      }
    }
    expect(kills).toBeGreaterThanOrEqual(AT_STEPS);
    figure('kills', 'migrating', kills);

    async function attempt(older: string, when: When) {
      const home = join(folder, `${random()}`);
      cpSync(older, home, { recursive: true });
      return { home, ...(await kill({ scenario: 'opening', home, seed }, when)) };
    }
  }));

async function expectMigrated(home: string, before: unknown): Promise<void> {
  expect(await contentsOf(home)).toEqual(before);
  expect(await problemsOf(home)).toEqual([]);
}

/** What an archive holds, whatever its layout; opening it brings it to the latest. */
async function contentsOf(home: string) {
  const archive = await openBranch(home);
  const rows = (text: string) => archive.readable.prepare(text).all();
  const contents = {
    version: archive.readable.pragma('user_version', { simple: true }),
    documents: rows('SELECT id, number, state, revision, digest FROM documents ORDER BY row'),
    revisions: rows('SELECT document_id, revision, chain FROM revisions ORDER BY row'),
    audit: rows('SELECT seq, digest FROM audit ORDER BY seq'),
  };
  archive.close();
  return contents;
}
