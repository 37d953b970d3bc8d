import { refuse } from '../../shared/errors/index.ts';
import type { Right } from '../../shared/rights/rights.ts';
import type { Archive } from '../archive/archive.ts';
import { type Context, systemClock } from '../archive/context.ts';
import { signIn } from '../people/signingIn.ts';
import { refuseLacking } from '../rights/lacking.ts';

/**
 * Signs in as KEDANG_USER with KEDANG_PASSWORD.
 * @throws NOT_SIGNED_IN when they are not set, NO_RIGHT when his role lacks `right`, and what signing in throws
 */
export async function actAs(archive: Archive, right: Right): Promise<Context> {
  const login = process.env.KEDANG_USER;
  const password = process.env.KEDANG_PASSWORD;
  if (!login || !password) refuse('NOT_SIGNED_IN');
  const actor = await signIn(archive.writable, systemClock, { login, password });
  const context: Context = { actor, clock: systemClock };
  refuseLacking(context, right);
  return context;
}
