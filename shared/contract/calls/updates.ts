import { z } from 'zod';
import { type Call, reads, writes } from '../call.ts';
import { none, nothing } from '../shapes.ts';

/** New editions of the program, from an address of the head office. */
export const updatesCalls = {
  /** '' while updating is off. */
  'updates.address': reads('program.update', none, z.string()),
  'updates.setAddress': writes('program.update', z.object({ address: z.string().max(300) }), nothing),
  /** Nothing when this is the newest edition. */
  'updates.check': writes(
    'program.update',
    none,
    z.object({ version: z.string(), date: z.string() }).optional(),
  ),
  /** Fetches what was found. */
  'updates.download': writes('program.update', none, nothing),
  /** Ends the program, installs what was fetched, and starts it again. */
  'updates.install': writes('program.update', none, nothing),
} satisfies Record<string, Call>;
