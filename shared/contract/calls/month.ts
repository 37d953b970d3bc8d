import { z } from 'zod';
import { type Call, reads, writes } from '../call.ts';
import { businessDate, formKey, madePaper, nothing, reportDeadline, weekPerson } from '../shapes.ts';

const month = z.string().regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/);

/** Who handed in what, day by day over a month, and until when. */
export const monthCalls = {
  'month.grid': reads(
    'week.read',
    z.object({ month }),
    z.object({
      month,
      days: z.array(
        z.object({
          date: businessDate,
          /** Absent in a year whose calendar is not published and not yet answered. */
          workday: z.boolean().exactOptional(),
          /** 春节, 调休上班 … */
          name: z.string().exactOptional(),
        }),
      ),
      groups: z.array(z.object({ form: formKey, title: z.string(), people: z.array(weekPerson) })),
      deadline: reportDeadline,
    }),
  ),
  'month.preview': reads('sheet.print', z.object({ month }), madePaper),
  /** `false` when cancelled. */
  'month.print': writes('sheet.print', z.object({ month }), z.boolean()),
  'month.save': writes('sheet.print', z.object({ month }), z.boolean()),
  /** For the reports of today and later. */
  'month.setDeadline': writes('week.seal', reportDeadline, nothing),
} satisfies Record<string, Call>;
