import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Archive } from '../../electron/archive/archive.ts';
import { type Context, systemClock } from '../../electron/archive/context.ts';
import { createArchive } from '../../electron/archive/create.ts';
import { demoCustomer } from '../../electron/demo/customers.ts';
import { seededRandom } from '../../electron/demo/random.ts';
import { importDocuments } from '../../electron/documents/importing.ts';
import { listPeople } from '../../electron/people/people.ts';
import { makeHqKeys } from '../../electron/weeklyFile/hqKeys.ts';

export const administrator = { name: '周管理', password: 'jiangnan-2026' };

export interface BenchArchive {
  home: string;
  archive: Archive;
  context: Context;
  recoveryCode: string;
  /** So that another process may open it. */
  close(): void;
}

/** Runs `work` on a fresh archive in a folder that is gone afterwards. */
export async function withArchive<T>(work: (bench: BenchArchive) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'kedang-bench-'));
  const home = join(folder, 'archive');
  const { recipient, signer } = await makeHqKeys();
  const { archive, recoveryCode } = await createArchive(home, {
    branch: { code: 'SH', name: '上海分公司' },
    administrator: { ...administrator, role: 'branchManager' },
    hq: { recipient, signer },
  });
  const [person] = listPeople(archive.readable);
  if (!person) throw new Error('no administrator');
  const context = {
    actor: { personId: person.id, name: person.name, role: person.role },
    clock: systemClock,
  };
  let open = true;
  const close = () => {
    if (open) archive.close();
    open = false;
  };
  try {
    return await work({ home, archive, context, recoveryCode, close });
  } finally {
    close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Fills in so many lifelike customers. */
export function addCustomers({ archive, context }: BenchArchive, count: number): void {
  const random = seededRandom(1);
  for (let left = count; left > 0; left -= 10_000) {
    const cards = Array.from({ length: Math.min(left, 10_000) }, () => ({
      body: { ...demoCustomer(random, undefined, '城区一片', '2026-11-22') },
      state: 'draft' as const,
    }));
    importDocuments(archive.writable, context, 'customerCard', cards);
  }
}
