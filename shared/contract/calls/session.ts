import { z } from 'zod';
import { type Call, reads, writes } from '../call.ts';
import { actor, none, nothing } from '../shapes.ts';

/** What holds until the branch sets something else. */
export const IDLE_MINUTES = 15;

const minutes = z.object({ minutes: z.int().min(1).max(120) });

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
  /** After how long without use the window locks. */
  'session.idle': reads('signedIn', none, minutes),
  'session.setIdle': writes('people.write', minutes, nothing),
} satisfies Record<string, Call>;
