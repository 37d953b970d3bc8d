import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { manyCustomers } from '../../database/importing/branch.ts';
import { inFolder, makeBranch, openBranch, problemsOf } from '../branch.ts';
import { figure } from '../figures.ts';
import type { ImportInput } from '../scenarios/importing.ts';
import { kill, spreadSteps, type When } from './killing.ts';
import { randomFrom, seed } from './random.ts';

const ROWS = 120;
const AT_STEPS = 25;
const AT_TIMES = 20;

it(`imports all or nothing when killed while importing (seed ${seed})`, () =>
  inFolder(async (folder) => {
    const home = join(folder, 'branch');
    await makeBranch(home);
    const path = join(folder, '客户.csv');
    writeFileSync(path, manyCustomers(ROWS));
    const random = randomFrom(seed);
    let place = 0;
    const attempt = async (inWorker: boolean, when: When) => {
      place += 1;
      const copy = join(folder, `${place}`);
      cpSync(home, copy, { recursive: true });
      const input: ImportInput = { path, inWorker };
      return { copy, ...(await kill({ scenario: 'importing', home: copy, seed, input }, when)) };
    };
    const whole = await attempt(false, 'never');
    const inWorker = await attempt(true, 'never');
    expect([whole.acknowledged, inWorker.acknowledged]).toEqual([[{ imported: ROWS }], [{ imported: ROWS }]]);
    const steps = whole.steps ?? 0;
    const deaths: [boolean, When][] = [
      ...spreadSteps(steps - 4, AT_STEPS, random).map((step): [boolean, When] => [
        false,
        { beforeStep: step },
      ]),
      // Around the commit and before the acknowledgement.
      ...[3, 2, 1, 0].map((left): [boolean, When] => [false, { beforeStep: steps - left }]),
      ...Array.from({ length: AT_TIMES }, (): [boolean, When] => [true, { afterMs: random() * inWorker.ms }]),
    ];
    let kills = 0;
    const outcomes = new Set<number>();
    for (const [worker, when] of deaths) {
      const killed = await attempt(worker, when);
      if (killed.killed) kills += 1;
      const { documents, imports } = await contentsOf(killed.copy);
      expect([`0 of 0`, `${ROWS} of 1`], killed.before).toContain(`${documents} of ${imports}`);
      if (killed.acknowledged.length > 0) expect(documents).toBe(ROWS);
      expect(await problemsOf(killed.copy), killed.before).toEqual([]);
      outcomes.add(documents);
      if (documents > 0) continue;
      const again = await kill(
        { scenario: 'importing', home: killed.copy, seed, input: { path, inWorker: false } },
        'never',
      );
      expect(again.acknowledged).toEqual([{ imported: ROWS }]);
      expect(await problemsOf(killed.copy)).toEqual([]);
    }
    // Else the kills missed the work.
    expect([...outcomes].sort()).toEqual([0, ROWS]);
    figure('kills', 'importing', kills);
  }));

async function contentsOf(home: string): Promise<{ documents: number; imports: number }> {
  const archive = await openBranch(home);
  const count = (text: string) => archive.readable.prepare<[], number>(text).pluck().get() ?? 0;
  const contents = {
    documents: count('SELECT count(*) FROM documents'),
    imports: count(`SELECT count(*) FROM audit WHERE verb = 'documents.imported'`),
  };
  archive.close();
  return contents;
}
