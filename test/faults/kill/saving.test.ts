import { expect, it } from 'vitest';
import type { ReadableArchive } from '../../../electron/archive/connection.ts';
import { inFolder, makeBranch, openBranch, problemsOf } from '../branch.ts';
import { figure } from '../figures.ts';
import type { SavedFact } from '../scenarios/saving.ts';
import { type Death, kill, spreadSteps } from './killing.ts';
import { randomFrom, seed } from './random.ts';

const AT_STEPS = 60;
const AT_TIMES = 40;

it(`loses nothing acknowledged when killed while saving (seed ${seed})`, () =>
  inFolder(async (home) => {
    await makeBranch(home);
    const random = randomFrom(seed);
    const whole = await kill({ scenario: 'saving', home, seed }, 'never');
    expect(whole.acknowledged.length).toBeGreaterThan(40);
    const facts = lasting(whole);
    let copies = 0;
    let kills = 0;
    const deaths = [
      ...spreadSteps(whole.steps ?? 0, AT_STEPS, random).map((beforeStep) => ({ beforeStep })),
      ...Array.from({ length: AT_TIMES }, () => ({ afterMs: random() * whole.ms })),
    ];
    for (const [place, when] of deaths.entries()) {
      const death = await kill({ scenario: 'saving', home, seed: seed + place + 1 }, when);
      if (death.killed) kills += 1;
      facts.push(...lasting(death));
      const archive = await openBranch(home);
      const lost: unknown[] = lasting(death).filter((fact) => !holds(archive.readable, fact));
      const last = death.acknowledged.at(-1) as SavedFact | undefined;
      if (last && 'workingCopy' in last) {
        copies += 1;
        if (!copyKept(archive.readable, last.workingCopy, facts)) lost.push(last);
      }
      archive.close();
      expect(lost, `killed before ${death.before ?? 'any step'}`).toEqual([]);
      if (place % 10 === 0) expect(await problemsOf(home)).toEqual([]);
    }
    const archive = await openBranch(home);
    expect(facts.filter((fact) => !holds(archive.readable, fact))).toEqual([]);
    archive.close();
    expect(await problemsOf(home)).toEqual([]);
    expect(kills).toBeGreaterThanOrEqual(AT_STEPS);
    figure('kills', 'saving', kills);
    figure('acknowledged writes', 'saving', facts.length + copies);
  }));

const lasting = (death: Death): SavedFact[] =>
  (death.acknowledged as SavedFact[]).filter((fact) => !('workingCopy' in fact));

/** What was typed is there until it is saved; the next thing to be saved, whose revision nobody heard of, drops it. */
function copyKept(
  archive: ReadableArchive,
  { typed }: { typed: string },
  known: readonly SavedFact[],
): boolean {
  const kept =
    archive.prepare('SELECT 1 FROM working_copies WHERE body LIKE ?').get(`%${typed}%`) !== undefined;
  const revisions = archive.prepare<[], number>('SELECT count(*) FROM revisions').pluck().get() ?? 0;
  return kept || revisions > known.filter((fact) => 'revision' in fact).length;
}

function holds(archive: ReadableArchive, fact: SavedFact): boolean {
  if ('attachment' in fact)
    return archive.prepare('SELECT 1 FROM attachments WHERE sha256 = ?').get(fact.attachment) !== undefined;
  if ('number' in fact) {
    const { document, number } = fact.number;
    const row = archive.prepare('SELECT 1 FROM numbers WHERE document_id = ? AND number = ?');
    return row.get(document, number) !== undefined;
  }
  if ('revision' in fact) {
    const { document, revision, chain } = fact.revision;
    const row = archive.prepare(
      'SELECT 1 FROM revisions WHERE document_id = ? AND revision = ? AND chain = ?',
    );
    return row.get(document, revision, chain) !== undefined;
  }
  return false;
}
