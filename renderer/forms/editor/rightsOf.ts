import type { FormModule, Section } from '../../../shared/forms/machinery/form.ts';
import { allowed, covers } from '../../../shared/rights/rights.ts';
import type { Actor } from '../../shell/Actor.tsx';

/** What to offer on a document. Main decides again when it is done. */
export function rightsOf(
  form: FormModule,
  /** Whether the document is within the actor's own; one that is not saved yet is. */
  own: boolean,
  { role }: Actor,
): { write: boolean; fill: readonly Section[]; void: boolean; print: boolean } {
  return {
    write: covers(role, form.access.write, own),
    /** Sections of others than the author that are his to fill in. */
    fill: form.description.sections.filter(({ right }) => right !== undefined && allowed(role, right)),
    void: covers(role, form.access.void, own),
    print: allowed(role, 'sheet.print'),
  };
}
