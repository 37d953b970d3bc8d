import { z } from 'zod';
import { type Call, reads, writes } from '../call.ts';
import { none } from '../shapes.ts';

/** The recovery code and the branch's own keys. */
export const keysCalls = {
  'keys.state': reads(
    'archive.keys',
    none,
    z.object({
      /** OpenSSH public key line, and its fingerprint. */
      signer: z.string(),
      fingerprint: z.string(),
      since: z.string(),
      /** age recipient. */
      recipient: z.string(),
      /** The newest first. */
      renewals: z.array(
        z.object({
          number: z.int(),
          at: z.string(),
          by: z.string(),
          reason: z.string(),
          fingerprint: z.string(),
          fromSequence: z.int(),
        }),
      ),
      /** Whether this computer's key store opens the archive without the code. */
      keyStore: z.boolean(),
      codeChangedAt: z.string().exactOptional(),
    }),
  ),
  /** A new code, valid only once `keys.adoptCode` has heard it back. */
  'keys.proposeCode': writes(
    'archive.keys',
    z.object({ password: z.string().max(200) }),
    z.object({ code: z.string() }),
  ),
  'keys.adoptCode': writes(
    'archive.keys',
    z.object({ code: z.string().max(200) }),
    z.object({ renewed: z.int(), left: z.int(), secondAbsent: z.boolean() }),
  ),
  'keys.renewSigning': writes(
    'archive.keys',
    z.object({ password: z.string().max(200), reason: z.string().min(1).max(200) }),
    z.object({ number: z.int() }),
  ),
  /** Saves the renewal for the head office where the user says; false when he cancels. */
  'keys.saveRenewal': writes('archive.keys', z.object({ number: z.int() }), z.boolean()),
} satisfies Record<string, Call>;
