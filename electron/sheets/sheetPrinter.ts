import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Refusal } from '../../shared/errors/index.ts';
import { systemFonts } from './fonts/systemFonts.ts';
import type { MadeSheet, PrintRequest } from './request.ts';

export interface SheetWorkerData {
  fallbackFonts: readonly string[];
}
export type SheetWorkerReply = { sheet: MadeSheet } | { failure: string };

export interface SheetPrinter {
  /**
   * Lays the sheet out in the worker; requests wait for each other in the order of their arrival.
   * @throws SHEET_FAILED when it can't be laid out or the worker dies, SHEET_CANCELLED when `signal` aborts or the printer closes.
   */
  makeSheet(request: PrintRequest, signal?: AbortSignal): Promise<MadeSheet>;
  /** Ends the worker; what still waits is cancelled. */
  close(): Promise<void>;
}

interface Job {
  request: PrintRequest;
  resolve(sheet: MadeSheet): void;
  reject(error: unknown): void;
}

/** The worker starts with the first sheet and does not keep the process alive while it has nothing to do. */
export function startSheetPrinter(fallbackFonts: readonly string[] = systemFonts()): SheetPrinter {
  const waiting: Job[] = [];
  let current: Job | undefined;
  let worker: Worker | undefined;

  function next(): void {
    if (current) return;
    current = waiting.shift();
    if (!current) {
      worker?.unref();
      return;
    }
    worker ??= startWorker();
    worker.ref();
    try {
      worker.postMessage(current.request);
    } catch (error) {
      takeCurrent()?.reject(error);
      next();
    }
  }

  function startWorker(): Worker {
    const url = new URL(`./sheet.worker${extname(import.meta.url)}`, import.meta.url);
    const started = new Worker(url, {
      workerData: { fallbackFonts } satisfies SheetWorkerData,
      // A sheet of a hundred pages takes half of this; beyond it the worker ends and the program goes on.
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    started.on('message', (reply: SheetWorkerReply) => {
      if (started !== worker) return;
      const job = takeCurrent();
      if ('sheet' in reply) job?.resolve(reply.sheet);
      else job?.reject(failed(job, reply.failure));
      next();
    });
    const died = (reason: string) => {
      if (started !== worker) return;
      worker = undefined;
      const job = takeCurrent();
      job?.reject(failed(job, reason));
      next();
    };
    started.on('error', (error) => died(error instanceof Error ? error.message : String(error)));
    started.on('exit', (code) => died(`排版进程退出（${code}）`));
    return started;
  }

  function takeCurrent(): Job | undefined {
    const job = current;
    current = undefined;
    return job;
  }

  /** pdfmake can't be interrupted: a sheet that is being laid out is stopped together with its worker. */
  function cancel(job: Job): void {
    job.reject(cancelled(job));
    if (job !== current) {
      const place = waiting.indexOf(job);
      if (place >= 0) waiting.splice(place, 1);
      return;
    }
    current = undefined;
    void stopWorker();
    next();
  }

  async function stopWorker(): Promise<void> {
    const stopped = worker;
    worker = undefined;
    await stopped?.terminate();
  }

  return {
    makeSheet(request, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<MadeSheet>();
      const job: Job = { request, resolve, reject };
      if (signal?.aborted) {
        reject(cancelled(job));
        return promise;
      }
      const abort = () => cancel(job);
      signal?.addEventListener('abort', abort, { once: true });
      waiting.push(job);
      next();
      return promise.finally(() => signal?.removeEventListener('abort', abort));
    },

    async close() {
      for (const job of [...(current ? [current] : []), ...waiting.splice(0)]) job.reject(cancelled(job));
      current = undefined;
      await stopWorker();
    },
  };
}

function failed(job: Job, reason: string): Refusal {
  return new Refusal('SHEET_FAILED', { title: titleOf(job), reason });
}

function cancelled(job: Job): Refusal {
  return new Refusal('SHEET_CANCELLED', { title: titleOf(job) });
}

const titleOf = ({ request }: Job) => ('recoveryCode' in request ? '恢复码' : request.description.title);
