import { type MessagePort, workerData } from 'node:worker_threads';
import { Refusal } from '../../shared/errors/index.ts';
import { formOf } from '../../shared/forms/registry.ts';
import type { ImportedDocument } from './importing.ts';
import { makeDocument } from './making.ts';
import type { Asked, Made, MakingJob } from './makingAside.ts';

/** Makes one portion of documents after the other, unless the thread that writes them has begun it already. */
const { formKey, begun, arrived, port } = workerData as MakingJob & { port: MessagePort };
const form = formOf(formKey);

port.on('message', ({ portion, documents }: Asked) => {
  if (Atomics.compareExchange(begun, portion, 0, 1) !== 0) return;
  port.postMessage({ portion, ...madeOf(JSON.parse(documents) as ImportedDocument[]) });
  Atomics.add(arrived, 0, 1);
  Atomics.notify(arrived, 0);
});

function madeOf(documents: ImportedDocument[]): Made {
  try {
    return { made: documents.map(({ body, state }) => makeDocument(form, body, state)) };
  } catch (error) {
    if (error instanceof Refusal) return { refusal: { code: error.code, details: error.details } };
    return { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
