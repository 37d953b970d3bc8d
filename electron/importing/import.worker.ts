import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../../shared/errors/index.ts';
import { openForWorker } from '../archive/archive.ts';
import { lastAuditTime } from '../archive/audit.ts';
import { neverBefore, systemClock } from '../archive/context.ts';
import { importCustomers } from './customerImport.ts';
import type { ImportJob, ImportReply } from './importJob.ts';
import { previewImport } from './preview.ts';
import { readSourceFile } from './readSource.ts';

/** Runs the one job it was started for, and ends. */
const { access, actor, path, job, cancelled } = workerData as ImportJob;
const context = { actor, clock: systemClock };

function reply(message: ImportReply): void {
  parentPort?.postMessage(message);
}

try {
  const table = await readSourceFile(path);
  if (job.kind === 'preview') {
    const archive = openForWorker(access, 'read');
    reply({ preview: previewImport(archive, context, table, job.mapping) });
    archive.close();
  } else {
    const archive = openForWorker(access, 'write');
    neverBefore(lastAuditTime(archive));
    const total = table.rows.length;
    const result = importCustomers(archive, context, table, job.request, {
      progress: (done) => reply({ done, total }),
      cancelled: () => Atomics.load(cancelled, 0) === 1,
    });
    archive.close();
    reply({ result });
  }
} catch (error) {
  if (error instanceof Refusal) reply({ refusal: { code: error.code, details: error.details } });
  else throw error;
}
