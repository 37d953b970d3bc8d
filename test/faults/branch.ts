import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Archive, openArchive } from '../../electron/archive/archive.ts';
import { checkArchive } from '../../electron/archive/check/check.ts';
import type { Clock, Context } from '../../electron/archive/context.ts';
import { createArchive, type NewArchive } from '../../electron/archive/create.ts';
import { addAccount } from '../../electron/people/accounts.ts';
import { makeHqKeys } from '../../electron/weeklyFile/hqKeys.ts';
import type { Role } from '../../shared/rights/roles.ts';
import { openStore } from './store.ts';

/** A clock that goes on by a second each time it is read. */
export function steadyClock(start: string): Clock & { set(time: string): void } {
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

export const PASSWORD = '江南好 2026';
export const ADMINISTRATOR = '沈静';
export const SALESPERSON = '陈立';
export const MANAGER = '何清';

export interface Branch {
  home: string;
  recoveryCode: string;
  /** Line of an allowed-signers file. */
  signers: string;
  /** Of the head office, to open what the branch seals. */
  identity: string;
}

/** A branch with an administrator, its manager and one salesperson; its archive is closed. */
export async function makeBranch(home: string): Promise<Branch> {
  const hq = await makeHqKeys();
  const clock = steadyClock('2026-11-16T08:00:00+08:00');
  const input: NewArchive = {
    branch: { code: 'SH', name: '上海分公司' },
    administrator: { name: ADMINISTRATOR, role: 'branchManager', password: PASSWORD },
    hq: { recipient: hq.recipient, signer: hq.signer },
  };
  const { archive, recoveryCode, signer } = await createArchive(home, input, { osStore: openStore, clock });
  const actor = actorNamed(archive, ADMINISTRATOR);
  const add = (name: string, role: Role) =>
    addAccount(archive.writable, { actor, clock }, { name, login: name, role, password: PASSWORD });
  await add(SALESPERSON, 'salesperson');
  await add(MANAGER, 'branchManager');
  archive.close();
  return { home, recoveryCode, signers: `SH ${signer}\n`, identity: hq.identity };
}

export const openBranch = (home: string): Promise<Archive> => openArchive(home, { osStore: openStore });

export function actorNamed(archive: Pick<Archive, 'readable'>, name: string): Context['actor'] {
  const row = archive.readable
    .prepare<[string], { id: string; role: Role }>('SELECT id, role FROM people WHERE name = ?')
    .get(name);
  if (!row) throw new Error(`nobody is called ${name}`);
  return { personId: row.id, name, role: row.role };
}

/** What a whole check of the archive finds, in Chinese; empty when all is well. */
export async function problemsOf(home: string): Promise<string[]> {
  const archive = await openBranch(home);
  try {
    return checkArchive(archive.readable, { deep: true }).problems.map(({ text }) => text);
  } finally {
    archive.close();
  }
}

/** Runs `work` with a folder that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'kedang-faults-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
