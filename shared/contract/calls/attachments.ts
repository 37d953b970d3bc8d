import { z } from 'zod';
import { type Call, writes } from '../call.ts';
import { none, nothing } from '../shapes.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const fileReference = z.object({
  sha256: digest,
  name: z.string(),
  size: z.int(),
  mediaType: z.string(),
});
const attached = z.object({
  sha256: digest,
  name: z.string().min(1).max(200),
  /** The document it belongs to; absent before that is saved with it. */
  documentId: z.string().max(60).exactOptional(),
});

/** Files that belong to documents (证物, 合同): in the archive by their digest, out of it only when asked. */
export const attachmentsCalls = {
  /** Asks for files in a dialog and stores them; none when cancelled. What could not be taken is named with its reason. */
  'attachments.choose': writes(
    'signedIn',
    none,
    z.object({
      files: z.array(fileReference),
      refused: z.array(z.object({ name: z.string(), message: z.string() })),
    }),
  ),
  /** Opens a copy with the system's own program; the page has asked before. */
  'attachments.open': writes('signedIn', attached, nothing),
  /** Saves a copy where the user says; `false` when cancelled. */
  'attachments.save': writes('signedIn', attached, z.boolean()),
} satisfies Record<string, Call>;
