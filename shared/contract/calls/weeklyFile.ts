import { z } from 'zod';
import { type Call, reads, writes } from '../call.ts';
import { isoWeek, none, nothing } from '../shapes.ts';

/** A weekly file that lies on this PC, looked at before it is mailed: handed over by the system, or chosen. */
export const weeklyFileCalls = {
  /** Name of the file that waits to be looked at; the page never learns its folder. */
  'weeklyFile.waiting': reads('week.read', none, z.object({ file: z.string().exactOptional() })),
  /** Asks for the file in a dialog; what waited before stays when cancelled. */
  'weeklyFile.choose': writes('week.read', none, nothing),
  'weeklyFile.putAway': writes('week.read', none, nothing),
  /** Whether it is whole, of this branch, and the very file that the archive remembers. */
  'weeklyFile.check': reads(
    'week.read',
    none,
    z.object({
      file: z.string(),
      branch: z.string(),
      week: isoWeek,
      sequence: z.int(),
      sha256: z.string(),
      /** Bytes. */
      size: z.int(),
      documents: z.int(),
      sheets: z.int(),
      /** `same`: sealed by this archive; `other`: this archive sealed another file under the number; `unknown`: it knows no such number. */
      known: z.enum(['same', 'other', 'unknown']),
      /** When and by whom this archive sealed it. */
      sealed: z.object({ at: z.string(), by: z.string() }).exactOptional(),
      /** This archive has sealed the week anew since. */
      newer: z.object({ file: z.string(), sequence: z.int() }).exactOptional(),
    }),
  ),
} satisfies Record<string, Call>;
