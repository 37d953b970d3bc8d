import { formOf } from '../../shared/forms/registry.ts';
import { reportingRoles } from '../../shared/rights/roles.ts';
import type { ReadableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { type WorkingCopy, workingCopyOf } from './workingCopies.ts';

/** The unsaved new document that the actor left, or the start of one. @throws UNKNOWN_FORM */
export function startDocument(
  archive: ReadableArchive,
  context: Context,
  { form }: { form: string },
): Omit<WorkingCopy, 'savedAt'> & { savedAt?: string } {
  const { actor, clock } = context;
  const { rules } = formOf(form);
  const left = workingCopyOf(archive, context, { form });
  if (left) return left;
  const salesperson = reportingRoles.includes(actor.role)
    ? { id: actor.personId, name: actor.name }
    : undefined;
  const body = rules.compute(rules.start({ today: clock.today(), ...(salesperson && { salesperson }) }));
  return { form, body, baseRevision: 0 };
}
