import { refuse } from '../../shared/errors/index.ts';
import { allowed, type Right, rights } from '../../shared/rights/rights.ts';
import { roles } from '../../shared/rights/roles.ts';
import type { Archive } from '../archive/archive.ts';
import { type Context, systemClock } from '../archive/context.ts';
import { signIn } from '../people/signingIn.ts';

/**
 * Signs in as KEDANG_USER with KEDANG_PASSWORD.
 * @throws NOT_SIGNED_IN when they are not set, NO_RIGHT when his role lacks `right`, and what signing in throws
 */
export async function actAs(archive: Archive, right: Right): Promise<Context> {
  const login = process.env.KEDANG_USER;
  const password = process.env.KEDANG_PASSWORD;
  if (!login || !password) refuse('NOT_SIGNED_IN');
  const actor = await signIn(archive.writable, systemClock, { login, password });
  if (!allowed(actor.role, right)) refuse('NO_RIGHT', { role: roles[actor.role], right: rights[right] });
  return { actor, clock: systemClock };
}
