import { forms } from '../../shared/forms/registry.ts';
import { allowed, rightFor } from '../../shared/rights/rights.ts';
import type { Context } from '../archive/context.ts';

/** Keys of the forms whose documents this person may read, for `form IN (SELECT value FROM json_each(?))`. */
export function readableForms({ actor }: Context): string {
  return JSON.stringify(
    forms
      .filter(({ access }) => allowed(actor.role, rightFor(access, 'read', false)))
      .map(({ description }) => description.key),
  );
}
