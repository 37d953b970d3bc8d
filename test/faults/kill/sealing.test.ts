import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sealedWeeks } from '../../../electron/week/sealedWeeks.ts';
import { sealedFolder } from '../../../electron/week/sealWeek.ts';
import { openWeeklyFile } from '../../../electron/weeklyFile/opening.ts';
import { verifyWeeklyFile } from '../../../electron/weeklyFile/verifying.ts';
import { type Branch, inFolder, makeBranch, openBranch, problemsOf } from '../branch.ts';
import { figure } from '../figures.ts';
import type { SealedFact, SealInput } from '../scenarios/sealing.ts';
import { fillWeek } from '../week.ts';
import { kill, spreadSteps, type When } from './killing.ts';
import { randomFrom, seed } from './random.ts';

const AT_STEPS = 40;
const AT_TIMES = 10;
const WITH_SHEETS = 6;

it(`leaves no half-sealed week when killed while sealing (seed ${seed})`, () =>
  inFolder(async (folder) => {
    const home = join(folder, 'branch');
    const branch = await makeBranch(home);
    await fillWeek(home);
    const random = randomFrom(seed);
    let place = 0;
    /** On a copy of the archive, so that each begins with the same open week. */
    const attempt = async (sheets: boolean, when: When) => {
      place += 1;
      const copy = { home: join(folder, `${place}`), out: join(folder, `${place}-out`) };
      cpSync(home, copy.home, { recursive: true });
      const input: SealInput = { out: copy.out, sheets };
      const death = await kill({ scenario: 'sealing', home: copy.home, seed, input }, when);
      return { ...copy, ...death, acknowledged: death.acknowledged as SealedFact[] };
    };
    const whole = await attempt(false, 'never');
    const wholeWithSheets = await attempt(true, 'never');
    const deaths: [boolean, When][] = [
      ...spreadSteps(whole.steps ?? 0, AT_STEPS, random).map((beforeStep): [boolean, When] => [
        false,
        { beforeStep },
      ]),
      ...Array.from({ length: AT_TIMES }, (): [boolean, When] => [false, { afterMs: random() * whole.ms }]),
      ...Array.from({ length: WITH_SHEETS }, (): [boolean, When] => [
        true,
        { afterMs: random() * wholeWithSheets.ms },
      ]),
    ];
    let kills = 0;
    for (const [sheets, when] of deaths) {
      const killed = await attempt(sheets, when);
      if (killed.killed) kills += 1;
      await expectWholeOrNone(branch, killed);
    }
    expect(kills).toBeGreaterThanOrEqual(AT_STEPS);
    figure('kills', 'sealing', kills);
  }));

/** Either nothing is recorded, or a whole file is; and sealing again gives what the head office accepts. */
async function expectWholeOrNone(
  { signers, identity }: Branch,
  killed: { home: string; out: string; acknowledged: SealedFact[]; before?: string },
): Promise<void> {
  const { home, out, before = 'by the clock' } = killed;
  const recorded = await recordsOf(home);
  const [promised] = killed.acknowledged;
  if (promised) {
    expect(recorded[0]).toMatchObject({ sequence: promised.sequence, sha256: promised.sha256 });
    expect(sha256(promised.file)).toBe(promised.sha256);
  }
  for (const { file, sha256: digest } of recorded)
    expect(sha256(join(sealedFolder(home), file)), before).toBe(digest);
  // A file by its final name is whole, recorded or not.
  for (const file of weeklyFiles(out)) await verifyWeeklyFile(join(out, file), signers);

  const again = await kill({ scenario: 'sealing', home, seed, input: { out, sheets: false } }, 'never');
  const [sealed] = again.acknowledged as SealedFact[];
  expect(sealed?.sequence, before).toBe(1);
  if (recorded[0]) expect(sealed?.sha256, before).toBe(recorded[0].sha256);
  expect(await verifyWeeklyFile(sealed?.file ?? '', signers)).toMatchObject({ ok: true, sequence: 1 });
  expect(await openWeeklyFile(sealed?.file ?? '', identity, signers, join(out, 'opened'))).toMatchObject({
    ok: true,
    documents: 6,
  });
  // Nothing half-written stays, neither with us nor on the stick.
  expect(readdirSync(sealedFolder(home)), before).toHaveLength(1);
  expect(readdirSync(out).sort(), before).toEqual([...weeklyFiles(out), 'opened'].sort());
  expect(await problemsOf(home), before).toEqual([]);
}

async function recordsOf(home: string) {
  const archive = await openBranch(home);
  const recorded = sealedWeeks(archive.readable);
  archive.close();
  return recorded;
}

const weeklyFiles = (folder: string) => {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.zip'));
  } catch {
    // Killed before the folder was made.
    return [];
  }
};

const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
