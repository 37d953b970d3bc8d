import { z } from 'zod';
import { roleKeys } from '../../rights/roles.ts';
import { signingWayKeys } from '../../rules/signing/ways.ts';
import { type Call, reads, writes } from '../call.ts';
import { businessDate, difference, documentId, formKey, nothing } from '../shapes.ts';

const turn = z.object({
  place: z.int(),
  /** Open lines before it that this person may leave out. */
  skips: z.array(z.int()).readonly(),
  /** Those of them whose signer has left. */
  left: z.array(z.int()).readonly(),
});

const way = z.enum(signingWayKeys);

const signature = z.object({
  id: z.string(),
  revision: z.int(),
  place: z.int(),
  title: z.string(),
  skipped: z.array(z.int()),
  signerId: z.string(),
  name: z.string(),
  role: z.enum(roleKeys),
  at: z.string(),
  drawing: z.string().exactOptional(),
  except: z.array(z.string()).readonly(),
  /** The drawn signature as a data address. */
  picture: z.string().exactOptional(),
  state: z.enum(['valid', 'lapsed', 'broken']),
});

/** Signing on screen. */
export const signingCalls = {
  'signing.state': reads(
    'signedIn',
    documentId,
    z.object({
      revision: z.int(),
      digest: z.string(),
      lines: z.array(
        z.object({
          place: z.int(),
          title: z.string(),
          paperOnly: z.boolean(),
          scope: z.string(),
          signature: signature.exactOptional(),
          skippedBy: z.string().exactOptional(),
          authorLeft: z.literal(true).exactOptional(),
        }),
      ),
      next: z.int().exactOptional(),
      turns: z.array(turn),
      hasKey: z.boolean(),
      /** 划线更正 since the last revision that was fully signed. */
      corrections: z.array(
        difference.extend({
          revision: z.int(),
          by: z.string(),
          at: z.string(),
          reason: z.string().exactOptional(),
        }),
      ),
      summary: z.array(z.object({ label: z.string(), value: z.string() })),
    }),
  ),
  /** Signs the revision that is on screen; a changed one is refused. */
  'signing.sign': writes(
    'signedIn',
    z.object({
      id: z.string().max(60),
      revision: z.int(),
      digest: z.string().max(64),
      place: z.int().min(0).max(20),
      /** Leaves the open lines before it out, as of the same person. */
      skip: z.boolean(),
      password: z.string().min(1).max(200),
      /** PNG in base64. */
      drawing: z.string().max(300_000).exactOptional(),
    }),
    z.object({ id: z.string() }),
  ),
  /** What waits for this person's signature. */
  'signing.waiting': reads(
    'signedIn',
    z.object({ from: businessDate, to: businessDate }),
    z.array(
      z.object({
        id: z.string(),
        form: formKey,
        formTitle: z.string(),
        title: z.string(),
        number: z.string().exactOptional(),
        businessDate: businessDate.exactOptional(),
        revision: z.int(),
        digest: z.string(),
        line: z.string(),
        turn,
        again: z.boolean(),
      }),
    ),
  ),
  /** Where papers of today and later are signed. */
  'signing.ways': reads(
    'rules.write',
    z.undefined(),
    z.object({
      branch: way,
      forms: z.array(z.object({ form: formKey, own: way.exactOptional() })),
    }),
  ),
  /** Without `form` for all; without `way` the form goes by the branch again. */
  'signing.setWay': writes(
    'rules.write',
    z.object({ form: formKey.exactOptional(), way: way.exactOptional() }),
    nothing,
  ),
} satisfies Record<string, Call>;
