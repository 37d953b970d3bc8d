import { extname } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { type ErrorCode, type ErrorDetails, Refusal } from '../../shared/errors/index.ts';
import type { ImportedDocument } from './importing.ts';
import type { Made as MadeDocument } from './making.ts';

/** Documents that are handed over at a time. */
const PORTION = 100;
/** Portions that the other thread may be ahead: what it has made waits in memory. */
const AHEAD = 8;
/** Milliseconds in which a portion that was begun is made, however busy the computer is; later means that thread is gone. */
const LONGEST = 60_000;

export interface MakingJob {
  formKey: string;
  /** Of each portion: 1 once a thread has begun it. */
  begun: Int32Array;
  /** Counts the portions that were made. */
  arrived: Int32Array;
}

export interface Asked {
  portion: number;
  /** JSON, which is quicker to hand over than the objects. */
  documents: string;
}

export type Made =
  | { made: MadeDocument[] }
  | { refusal: { code: ErrorCode; details: ErrorDetails } }
  | { bug: string };

export interface Aside {
  /** What the other thread has made of a document, in the order of their places; undefined when it is quicker to make it here. */
  made(place: number): MadeDocument | undefined;
  close(): void;
}

/**
 * Has a thread make documents ahead of the one that writes them, which is synchronous and so waits without its event
 * loop. Neither waits for the other to begin: a portion is made by whichever comes to it first.
 */
export function makeAside(formKey: string, documents: readonly ImportedDocument[]): Aside {
  const portions = Math.ceil(documents.length / PORTION);
  const begun = new Int32Array(new SharedArrayBuffer(4 * portions));
  const arrived = new Int32Array(new SharedArrayBuffer(4));
  const { port1: here, port2: port } = new MessageChannel();
  const url = new URL(`./making.worker${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(url, {
    workerData: { formKey, begun, arrived, port } satisfies MakingJob & { port: unknown },
    transferList: [port],
  });
  worker.unref();
  let asked = 0;
  let current = -1;
  let ready: MadeDocument[] | undefined;
  const waiting = new Map<number, Made>();

  function askUntil(portion: number): void {
    for (; asked < Math.min(portion, portions); asked += 1)
      here.postMessage({
        portion: asked,
        documents: JSON.stringify(documents.slice(asked * PORTION, (asked + 1) * PORTION)),
      } satisfies Asked);
  }

  function received(portion: number): Made {
    for (;;) {
      const seen = Atomics.load(arrived, 0);
      for (let got = receiveMessageOnPort(here); got; got = receiveMessageOnPort(here)) {
        const { portion: of, ...made } = got.message as { portion: number } & Made;
        waiting.set(of, made);
      }
      const found = waiting.get(portion);
      if (found) {
        waiting.delete(portion);
        return found;
      }
      if (Atomics.wait(arrived, 0, seen, LONGEST) === 'timed-out')
        throw new Error('the thread that makes documents does not answer');
    }
  }

  return {
    made(place) {
      const portion = Math.floor(place / PORTION);
      if (portion !== current) {
        current = portion;
        askUntil(portion + AHEAD);
        const mine = Atomics.compareExchange(begun, portion, 0, 1) === 0;
        ready = mine ? undefined : documentsIn(received(portion));
      }
      return ready?.[place % PORTION];
    },
    close() {
      here.close();
      void worker.terminate();
    },
  };
}

function documentsIn(made: Made): MadeDocument[] {
  if ('refusal' in made) throw new Refusal(made.refusal.code, made.refusal.details);
  if ('bug' in made) throw new Error(made.bug);
  return made.made;
}
