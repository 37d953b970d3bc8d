import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../../shared/errors/index.ts';
import type { BackupJob, BackupReply } from './backupDesk.ts';
import { drill } from './drilling/drill.ts';
import { carryTo } from './making/carrying.ts';
import { dropOld, makeBackup } from './making/makeBackup.ts';
import { prepareRestore } from './restoring/prepare.ts';

// Runs the one job it was started for, and ends.

const reply = (message: BackupReply) => parentPort?.postMessage(message);
const step = (at: string) => reply({ step: at });

function run(job: BackupJob): BackupReply {
  switch (job.kind) {
    case 'make':
      return { kind: 'made', made: makeBackup(job.order, step) };
    case 'carry':
      carryTo(job.from, job.second);
      dropOld(job.second.folder);
      return { kind: 'carried' };
    case 'prepare':
      return { kind: 'prepared', prepared: prepareRestore(job.order, step) };
    case 'drill':
      return { kind: 'drilled', drilled: drill(job.order, step) };
  }
}

try {
  reply(run(workerData as BackupJob));
} catch (error) {
  if (error instanceof Refusal) reply({ refusal: { code: error.code, details: error.details } });
  else throw error;
}
