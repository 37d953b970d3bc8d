import { refuse } from '../../shared/errors/index.ts';
import { allowed, type Right, rights } from '../../shared/rights/rights.ts';
import { roles } from '../../shared/rights/roles.ts';
import type { Context } from '../archive/context.ts';

/** @throws NO_RIGHT when the actor does not hold the right at all */
export function refuseLacking({ actor: { role } }: Pick<Context, 'actor'>, right: Right): void {
  if (!allowed(role, right)) refuse('NO_RIGHT', { role: roles[role], right: rights[right] });
}
