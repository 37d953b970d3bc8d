import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type ErrorCode, type ErrorDetails, Refusal } from '../../../shared/errors/index.ts';
import type { SummaryLine } from '../../../shared/rules/customerSummary/summaryLines.ts';
import type { Archive, WorkerAccess } from '../../archive/archive.ts';
import type { Reach } from '../../rights/reach.ts';
import type { DerivedPaper } from '../../sheets/derived/paper.ts';
import type { SummaryQuestion } from './customerSummary.ts';
import type { PaperMaker } from './paper.ts';

/** `about`: the filters in words. */
export type SummaryWant =
  | { kind: 'lines'; from: number; count: number }
  | { kind: 'paper'; until: string; about: string; maker: PaperMaker }
  | { kind: 'xlsx'; until: string; about: string }
  | { kind: 'csv' };

export interface SummaryJob {
  question: SummaryQuestion;
  /** Of who asks: see `customerReach`, over `stood.id`. */
  reach: Reach;
  want: SummaryWant;
}

interface Total {
  count: number;
  yearFen: number;
}
export type SummaryReply =
  | { kind: 'lines'; lines: SummaryLine[]; lineCount: number; total: Total }
  | { kind: 'paper'; paper: DerivedPaper; total: Total }
  | { kind: 'file'; content: Uint8Array; total: Total };

type Message = { id: number } & (
  | { reply: SummaryReply }
  | { refusal: { code: ErrorCode; details: ErrorDetails } }
  | { failure: string }
);

/** A desk that nobody asks for so long ends, and gives its memory and its connection back. */
const REST_MS = 60_000;

export interface SummaryDesk {
  /** @throws SUMMARY_TOO_LONG for a paper */
  ask(archive: Pick<Archive, 'forWorker'>, job: SummaryJob): Promise<SummaryReply>;
  close(): Promise<void>;
}

/** The worker starts with the first question, and again when another archive is opened. */
export function openSummaryDesk(): SummaryDesk {
  const waiting = new Map<number, { resolve(reply: SummaryReply): void; reject(error: unknown): void }>();
  let worker: Worker | undefined;
  let served: Pick<Archive, 'forWorker'> | undefined;
  let rest: NodeJS.Timeout | undefined;
  let last = 0;

  function begin(access: WorkerAccess): Worker {
    const url = new URL(`./summary.worker${extname(import.meta.url)}`, import.meta.url);
    const begun = new Worker(url, { workerData: access });
    begun.unref();
    begun.on('message', (message: Message) => {
      const asked = waiting.get(message.id);
      waiting.delete(message.id);
      if (waiting.size === 0) begun.unref();
      if ('reply' in message) asked?.resolve(message.reply);
      else if ('refusal' in message)
        asked?.reject(new Refusal(message.refusal.code, message.refusal.details));
      else asked?.reject(new Error(message.failure));
    });
    const ended = (error: unknown) => {
      if (worker !== begun) return;
      worker = undefined;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    begun.on('error', ended);
    begun.on('exit', (code) => ended(new Error(`the summary worker ended with ${code}`)));
    return begun;
  }

  async function close(): Promise<void> {
    clearTimeout(rest);
    const ending = worker;
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error('the summary worker was closed'));
    waiting.clear();
    await ending?.terminate();
  }

  return {
    ask(archive, job) {
      if (worker && served !== archive) void close();
      served = archive;
      // Also files what was saved just now: the worker goes by the revisions, and would keep an answer without it.
      const access = archive.forWorker();
      worker ??= begin(access);
      clearTimeout(rest);
      rest = setTimeout(() => waiting.size === 0 && void close(), REST_MS).unref();
      last += 1;
      const { promise, resolve, reject } = Promise.withResolvers<SummaryReply>();
      waiting.set(last, { resolve, reject });
      // Nobody's answer is cut off by the end of the process, and no idle worker holds it up.
      worker.ref();
      worker.postMessage({ id: last, job });
      return promise;
    },
    close,
  };
}
