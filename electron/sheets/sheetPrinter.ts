import { availableParallelism } from 'node:os';
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
  /** How many sheets it lays out side by side; who has many to make keeps so many waiting. */
  readonly atOnce: number;
  /**
   * Lays the sheet out in a worker; requests are begun in the order of their arrival.
   * @throws SHEET_FAILED when it can't be laid out or the worker dies, SHEET_CANCELLED when `signal` aborts or the printer closes.
   */
  makeSheet(request: PrintRequest, signal?: AbortSignal): Promise<MadeSheet>;
  /** Ends the workers; what still waits is cancelled. */
  close(): Promise<void>;
}

interface Job {
  request: PrintRequest;
  resolve(sheet: MadeSheet): void;
  reject(error: unknown): void;
}

interface Desk {
  worker: Worker;
  job?: Job;
  /** Runs while it has nothing to do. */
  rest?: NodeJS.Timeout;
}

/** Each worker holds the fonts in memory, so there are few, and one that rests this long ends unless it is the last. */
const MOST_DESKS = 4;
const REST_MS = 5_000;

/** On more than two cores one is left to the window. */
function desksHere(): number {
  const cores = availableParallelism();
  return Math.min(MOST_DESKS, cores <= 2 ? cores : cores - 1);
}

/**
 * The first worker starts with the first sheet, a further one when a sheet would have to wait. None keeps the process
 * alive while it has nothing to do.
 */
export function startSheetPrinter(fallbackFonts: readonly string[] = systemFonts()): SheetPrinter {
  const waiting: Job[] = [];
  const desks = new Set<Desk>();
  const atOnce = desksHere();

  function next(): void {
    while (waiting.length > 0) {
      const desk = [...desks].find(({ job }) => !job) ?? (desks.size < atOnce ? openDesk() : undefined);
      if (!desk) return;
      begin(desk, waiting.shift() as Job);
    }
  }

  function begin(desk: Desk, job: Job): void {
    clearTimeout(desk.rest);
    desk.job = job;
    desk.worker.ref();
    try {
      desk.worker.postMessage(job.request);
    } catch (error) {
      take(desk)?.reject(error);
    }
  }

  function openDesk(): Desk {
    const url = new URL(`./sheet.worker${extname(import.meta.url)}`, import.meta.url);
    const worker = new Worker(url, {
      workerData: { fallbackFonts } satisfies SheetWorkerData,
      // A sheet of a hundred pages takes half of this; beyond it the worker ends and the program goes on.
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    const desk: Desk = { worker };
    desks.add(desk);
    worker.on('message', (reply: SheetWorkerReply) => {
      const job = take(desk);
      if ('sheet' in reply) job?.resolve(reply.sheet);
      else job?.reject(failed(job, reply.failure));
      next();
    });
    const died = (reason: string) => {
      if (!desks.delete(desk)) return;
      clearTimeout(desk.rest);
      desk.job?.reject(failed(desk.job, reason));
      next();
    };
    worker.on('error', (error) => died(error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => died(`排版进程退出（${code}）`));
    return desk;
  }

  /** The job that the desk was at; the desk rests. */
  function take(desk: Desk): Job | undefined {
    const { job } = desk;
    delete desk.job;
    desk.worker.unref();
    desk.rest = setTimeout(() => desks.size > 1 && void closeDesk(desk), REST_MS).unref();
    return job;
  }

  async function closeDesk(desk: Desk): Promise<void> {
    clearTimeout(desk.rest);
    desks.delete(desk);
    await desk.worker.terminate();
  }

  /** pdfmake can't be interrupted: a sheet that is being laid out is stopped together with its worker. */
  function cancel(job: Job): void {
    job.reject(cancelled(job));
    const desk = [...desks].find((candidate) => candidate.job === job);
    const place = waiting.indexOf(job);
    if (place >= 0) waiting.splice(place, 1);
    if (desk) void closeDesk(desk);
    next();
  }

  return {
    atOnce,
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
      const running = [...desks].flatMap(({ job }) => job ?? []);
      for (const job of [...running, ...waiting.splice(0)]) job.reject(cancelled(job));
      await Promise.all([...desks].map(closeDesk));
    },
  };
}

function failed(job: Job, reason: string): Refusal {
  return new Refusal('SHEET_FAILED', { title: titleOf(job), reason });
}

function cancelled(job: Job): Refusal {
  return new Refusal('SHEET_CANCELLED', { title: titleOf(job) });
}

function titleOf({ request }: Job): string {
  if ('recoveryCode' in request) return '恢复码';
  if ('testPage' in request) return '打印测试页';
  if ('join' in request) return request.join.title;
  if ('attachment' in request) return request.attachment.name;
  return 'derived' in request ? request.derived.title : request.description.title;
}
