import type { z } from 'zod';
import { refuse } from '../../shared/errors/index.ts';
import type { ReadableArchive } from '../archive/connection.ts';

/** Answers the question that a form's rules ask of other documents, given as parsed JSON. */
export type FactsSource = (archive: ReadableArchive, question: unknown) => unknown;

/**
 * `shape` checks the question, which comes from the page too: BAD_REQUEST. `answer` gives JSON and reads a bounded number of
 * documents: it is asked whenever the question on the screen changes, and at each save.
 */
export function factsSource<Q>(
  shape: z.ZodType<Q>,
  answer: (archive: ReadableArchive, question: Q) => unknown,
): FactsSource {
  return (archive, question) => {
    const parsed = shape.safeParse(question);
    return parsed.success ? answer(archive, parsed.data) : refuse('BAD_REQUEST', { where: 'question' });
  };
}
