import { formOf } from '../../shared/forms/registry.ts';
import type { ReadableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { factsFor } from '../facts/facts.ts';
import { type WorkingCopy, workingCopyOf } from './workingCopies.ts';
import '../../shared/rules/customerName/pinyinWords.ts';

/** The unsaved new document that the actor left, or the start of one. @throws UNKNOWN_FORM */
export function startDocument(
  archive: ReadableArchive,
  context: Context,
  { form: key }: { form: string },
): Omit<WorkingCopy, 'savedAt'> & { savedAt?: string } {
  const { actor, clock } = context;
  const form = formOf(key);
  const left = workingCopyOf(archive, context, { form: key });
  if (left) return left;
  const start = form.rules.start({
    today: clock.today(),
    author: { id: actor.personId, name: actor.name, role: actor.role },
  });
  const body = form.rules.compute(start, factsFor(archive, form, start));
  return { form: key, body, baseRevision: 0 };
}
