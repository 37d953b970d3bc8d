import { createHash } from 'node:crypto';
import { closeSync, cpSync, openSync, readFileSync, readSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Archive } from '../../../electron/archive/archive.ts';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { archiveFiles } from '../../../electron/archive/place.ts';
import { read } from '../../../electron/archive/transaction.ts';
import { Refusal } from '../../../shared/errors/index.ts';
import { inFolder, makeBranch, openBranch } from '../branch.ts';
import { figure } from '../figures.ts';
import { kill } from '../kill/killing.ts';
import { between, randomFrom, seed } from '../kill/random.ts';
import { fillWeek } from '../week.ts';

const FLIPS = 200;
const KEY_FLIPS = 60;

/** Changes one bit; calling it again changes it back. */
function flip(file: string, at: number, bit: number): void {
  const handle = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  readSync(handle, byte, 0, 1, at);
  byte[0] = byte[0]! ^ (1 << bit);
  writeSync(handle, byte, 0, 1, at);
  closeSync(handle);
}

/** Digests of everything that can be shown, table by table; a table that is refused is 'refused'. */
function shown(archive: Archive): Map<string, string> {
  const tables = archive.readable
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') ORDER BY name`,
    )
    .pluck()
    .all();
  return new Map(tables.map((table) => [table, digestOf(archive, table)]));
}

function digestOf(archive: Archive, table: string): string {
  try {
    return read(archive.readable, () => {
      const digest = createHash('sha256');
      for (const row of archive.readable.prepare(`SELECT * FROM "${table}"`).raw().iterate())
        digest.update(JSON.stringify(row));
      return digest.digest('hex');
    });
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).code).toBe('ARCHIVE_DAMAGED');
    return 'refused';
  }
}

it(`a flipped bit in ${FLIPS} places of the archive is found or harmless, and nothing wrong is ever shown (seed ${seed})`, () =>
  inFolder(async (home) => {
    await makeBranch(home);
    await fillWeek(home);
    await kill({ scenario: 'saving', home, seed }, 'never');
    const whole = await openBranch(home);
    const truth = shown(whole);
    whole.close();
    const { database } = archiveFiles(home);
    const { size } = statSync(database);
    const random = randomFrom(seed);
    const outcomes = { 'refused at opening': 0, 'found by reading or checking': 0, harmless: 0 };
    for (let place = 0; place < FLIPS; place += 1) {
      const at = between(random, 0, size - 1);
      const bit = between(random, 0, 7);
      flip(database, at, bit);
      outcomes[await outcomeOf(home, truth, `byte ${at}, bit ${bit}`)] += 1;
      flip(database, at, bit);
    }
    const again = await openBranch(home);
    expect(shown(again)).toEqual(truth);
    expect(checkArchive(again.readable, { deep: true }).problems).toEqual([]);
    again.close();
    expect(outcomes['refused at opening'] + outcomes['found by reading or checking']).toBeGreaterThan(
      FLIPS / 2,
    );
    for (const [outcome, count] of Object.entries(outcomes)) figure(`flips ${outcome}`, 'archive', count);
  }));

async function outcomeOf(home: string, truth: ReadonlyMap<string, string>, where: string) {
  let archive: Archive;
  try {
    archive = await openBranch(home);
  } catch (error) {
    expect(error, where).toBeInstanceOf(Refusal);
    expect(['ARCHIVE_DAMAGED', 'ARCHIVE_KEY_WRONG'], where).toContain((error as Refusal).code);
    return 'refused at opening';
  }
  try {
    const found = shown(archive);
    for (const [table, digest] of found)
      if (digest !== 'refused') expect(digest, `${where}: ${table}`).toBe(truth.get(table));
    const { ok } = checkArchive(archive.readable, { deep: true });
    const refused = [...found.values()].includes('refused');
    // What a reader is refused, the check must find as well.
    if (refused) expect(ok, where).toBe(false);
    return ok ? 'harmless' : 'found by reading or checking';
  } finally {
    archive.close();
  }
}

it(`a flipped bit in ${KEY_FLIPS} places of the key file never opens another archive (seed ${seed})`, () =>
  inFolder(async (folder) => {
    const home = join(folder, 'branch');
    const { recoveryCode } = await makeBranch(home);
    const { openArchive } = await import('../../../electron/archive/archive.ts');
    const random = randomFrom(seed);
    const { size } = statSync(archiveFiles(home).keys);
    let refused = 0;
    for (let place = 0; place < KEY_FLIPS; place += 1) {
      const copy = join(folder, `${place}`);
      cpSync(home, copy, { recursive: true });
      flip(archiveFiles(copy).keys, between(random, 0, size - 1), between(random, 0, 7));
      const damaged = readFileSync(archiveFiles(copy).keys);
      try {
        const archive = await openArchive(copy, { recoveryCode });
        expect(checkArchive(archive.readable).problems).toEqual([]);
        archive.close();
      } catch (error) {
        refused += 1;
        expect(error).toBeInstanceOf(Refusal);
        expect(readFileSync(archiveFiles(copy).keys)).toEqual(damaged);
      }
    }
    expect(refused).toBeGreaterThan(KEY_FLIPS / 4);
    figure('flips refused at opening', 'keys', refused);
  }));
