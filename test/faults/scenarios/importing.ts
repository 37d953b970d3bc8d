import { importCustomers } from '../../../electron/importing/customerImport.ts';
import { importInWorker } from '../../../electron/importing/importJob.ts';
import { readSourceFile } from '../../../electron/importing/readSource.ts';
import { actorNamed, MANAGER, openBranch, SALESPERSON, steadyClock } from '../branch.ts';
import type { Stage } from '../kill/victim.ts';

export interface ImportInput {
  path: string;
  /** As the window does; else as the command line does, whose steps can be counted. */
  inWorker: boolean;
}

/** The manager imports a file of customers. */
export default async function importing({ home, input, ready, acknowledge }: Stage): Promise<void> {
  const { path, inWorker } = input as ImportInput;
  const archive = await openBranch(home);
  const actor = actorNamed(archive, MANAGER);
  const request = {
    duplicates: 'import' as const,
    salespersonId: actorNamed(archive, SALESPERSON).personId,
    area: '无锡',
  };
  ready();
  const watched = { progress: () => undefined, signal: new AbortController().signal };
  const { imported } = inWorker
    ? await importInWorker({ archive, actor, path }, request, watched)
    : importCustomers(
        archive.writable,
        { actor, clock: steadyClock('2026-11-17T09:00:00+08:00') },
        await readSourceFile(path),
        request,
      );
  acknowledge({ imported });
  archive.close();
}
