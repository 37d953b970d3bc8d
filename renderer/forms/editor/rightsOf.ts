import type { Body, FormModule, Section } from '../../../shared/forms/machinery/form.ts';
import { allowed, rightFor } from '../../../shared/rights/rights.ts';
import type { Actor } from '../../shell/Actor.tsx';

/** What to offer on a document. Main decides again when it is done. */
export function rightsOf(
  form: FormModule,
  body: Body,
  { role, personId }: Actor,
): { write: boolean; fill: readonly Section[]; void: boolean; print: boolean } {
  const subject = form.rules.index(body).personId;
  const own = subject === undefined || subject === personId;
  return {
    write: allowed(role, rightFor(form.access, 'write', own)),
    /** Sections of others than the author that are his to fill in. */
    fill: form.description.sections.filter(({ right }) => right !== undefined && allowed(role, right)),
    void: allowed(role, rightFor(form.access, 'void', own)),
    print: allowed(role, 'sheet.print'),
  };
}
