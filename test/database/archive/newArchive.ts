import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import type { Archive } from '../../../electron/archive/archive.ts';
import type { Clock, Context } from '../../../electron/archive/context.ts';
import { type CreatedArchive, createArchive, type NewArchive } from '../../../electron/archive/create.ts';

/** Keys of a head office made for the tests; their secret halves are thrown away. */
export const testHq = {
  recipient: 'age1af55j8asq8nslwwrhkjv7k2395ucla2u8t6zfumnc3lad2ptq90s7gm08k',
  signer: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDgMci37TNY5lqs/+wB1pnqci80EjJENTN2cC/gZTULr HQ',
};

export const testArchive: NewArchive = {
  branch: { code: 'SH', name: '上海分公司' },
  administrator: { name: '沈静', login: 'shenjing', role: 'branchManager', password: '江南好 2026' },
  hq: testHq,
};

/** A clock that goes on by a second each time it is read. */
export function testClock(start = '2026-11-16T09:00:00+08:00'): Clock & { set(time: string): void } {
  let at = Date.parse(start);
  const text = () => `${new Date(at + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
  return {
    now() {
      at += 1000;
      return text();
    },
    today: () => text().slice(0, 10),
    set(time) {
      at = Date.parse(time);
    },
  };
}

export interface TestArchive extends CreatedArchive {
  home: string;
  clock: ReturnType<typeof testClock>;
  /** The first user, a branch manager, acting. */
  context: Context;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kedang-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A fresh archive in a temporary folder, both gone after the test. */
export async function newArchive(input: NewArchive = testArchive): Promise<TestArchive> {
  const test = await archiveIn(temporaryFolder(), input);
  closeAfterTest(test.archive);
  return test;
}

/** One archive for all tests of a file, filled once; the tests only read it. */
export function sharedArchive<T>(fill: (test: TestArchive) => T): () => T & { test: TestArchive } {
  let shared: (T & { test: TestArchive }) | undefined;
  beforeAll(async () => {
    const test = await archiveIn(mkdtempSync(join(tmpdir(), 'kedang-test-')), testArchive);
    shared = { ...fill(test), test };
  });
  afterAll(() => {
    if (!shared) return;
    shared.test.archive.close();
    rmSync(shared.test.home, { recursive: true, force: true });
  });
  return () => {
    if (!shared) throw new Error('not yet filled');
    return shared;
  };
}

async function archiveIn(home: string, input: NewArchive): Promise<TestArchive> {
  const clock = testClock();
  const created = await createArchive(home, input, { clock });
  return { ...created, home, clock, context: { actor: administratorOf(created.archive), clock } };
}

export function closeAfterTest(archive: Archive): void {
  onTestFinished(() => archive.close());
}

/** The first user. */
export function administratorOf(archive: Archive): Context['actor'] {
  const row = archive.readable
    .prepare<[], Context['actor']>(
      'SELECT id AS personId, name, role FROM people ORDER BY created_at, id LIMIT 1',
    )
    .get();
  if (!row) throw new Error('no administrator');
  return row;
}
