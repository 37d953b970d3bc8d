import { z } from 'zod';
import { type Call, reads, writes } from '../call.ts';
import { businessDate, isoWeek, none, nothing, openPoint, weekPerson } from '../shapes.ts';

/** The week and its file. */
export const weekCalls = {
  'week.status': reads(
    'week.read',
    z.object({ week: isoWeek }),
    z.object({
      week: isoWeek,
      label: z.string(),
      calendar: z.enum(['published', 'unpublished']),
      people: z.array(weekPerson),
      openPoints: z.array(openPoint),
      undecidedDays: z.array(businessDate),
    }),
  ),
  /** The user's answer for a day of a year whose calendar is not published. */
  'week.answerDay': writes('week.seal', z.object({ date: businessDate, workday: z.boolean() }), nothing),
  /** Issues every sheet of the week that is not yet issued. */
  'week.issueSheets': writes('week.seal', z.object({ week: isoWeek }), z.object({ issued: z.int() })),
  /** Asks for the folder in a dialog; nothing when cancelled. */
  'week.seal': writes(
    'week.seal',
    z.object({ week: isoWeek, reasons: z.record(z.string(), z.string().max(400)) }),
    z
      .object({ file: z.string(), week: isoWeek, sequence: z.int(), sha256: z.string(), documents: z.int() })
      .optional(),
  ),
  'week.history': reads(
    'week.read',
    none,
    z.array(
      z.object({
        week: isoWeek,
        sequence: z.int(),
        file: z.string(),
        sha256: z.string(),
        previous: z.string().exactOptional(),
        documents: z.int(),
        at: z.string(),
        by: z.string(),
        /** Whether `previous` is the digest of the file before. */
        chained: z.boolean(),
      }),
    ),
  ),
} satisfies Record<string, Call>;
