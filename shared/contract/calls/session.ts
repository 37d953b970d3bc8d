import { z } from 'zod';
import { type Call, reads, writes } from '../call.ts';
import { actor, none, nothing } from '../shapes.ts';

/** Signing in and out. */
export const sessionCalls = {
  'session.state': reads('anyone', none, z.object({ actor: actor.exactOptional(), locked: z.boolean() })),
  'session.signIn': writes(
    'anyone',
    z.object({ login: z.string().min(1).max(40), password: z.string().min(1).max(200) }),
    actor,
  ),
  'session.signOut': writes('anyone', none, nothing),
  'session.lock': writes('anyone', none, nothing),
} satisfies Record<string, Call>;
