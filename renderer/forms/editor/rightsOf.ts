import type { Body, FormModule } from '../../../shared/forms/machinery/form.ts';
import { allowed, rightFor } from '../../../shared/rights/rights.ts';
import type { Actor } from '../../shell/Actor.tsx';

/** What to offer on a document. Main decides again when it is done. */
export function rightsOf(
  form: FormModule,
  body: Body,
  { role, personId }: Actor,
): { write: boolean; void: boolean; print: boolean } {
  const { key } = form.description;
  const subject = form.rules.index(body).personId;
  const own = subject === undefined || subject === personId;
  return {
    write: allowed(role, rightFor(key, 'write', own)),
    void: allowed(role, rightFor(key, 'void', own)),
    print: allowed(role, 'sheet.print'),
  };
}
