import { refuse } from '../../shared/errors/index.ts';
import type { Body, FormModule } from '../../shared/forms/machinery/form.ts';
import { formOf } from '../../shared/forms/registry.ts';
import type { ReadableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { refuseQuestionBeyond } from '../rights/questions.ts';
import { sources } from './sources.ts';

/** What other documents say to a body of this form; undefined where its rules ask nothing. */
export function factsFor(archive: ReadableArchive, form: FormModule, body: Body): unknown {
  const question = form.rules.question?.(body);
  return question === undefined ? undefined : answered(archive, form, question);
}

/** The same for the page, which knows the question. @throws UNKNOWN_FORM, NO_RIGHT, OUT_OF_SCOPE, BAD_REQUEST */
export function answerQuestion(
  archive: ReadableArchive,
  context: Context,
  input: { form: string; question: unknown },
): unknown {
  const form = formOf(input.form);
  refuseQuestionBeyond(archive, context, form, input.question);
  return answered(archive, form, input.question);
}

function answered(archive: ReadableArchive, form: FormModule, question: unknown): unknown {
  const { key } = form.description;
  const source = Object.hasOwn(sources, key) ? sources[key] : undefined;
  if (!source) return refuse('BAD_REQUEST', { where: key });
  return source(archive, question);
}
