import { z } from 'zod';
import { stageKeys } from '../../forms/complaintCard/life.ts';
import { categoryKeys } from '../../forms/complaintCard/options.ts';
import { type Call, reads, writes } from '../call.ts';
import { businessDate, madePaper, none, nothing } from '../shapes.ts';

const limits = z.record(z.enum(categoryKeys), z.int().min(1).max(250));
const yearAsked = z.object({ year: z.int().min(1900).max(2999) });
const figures = z.object({
  what: z.string(),
  count: z.int(),
  running: z.int(),
  closed: z.int(),
  withdrawn: z.int(),
  overdue: z.int(),
  /** Working days in tenths. */
  averageTenths: z.int().exactOptional(),
  lossFen: z.int(),
});

/** 客户投诉 beside the cards themselves. */
export const complaintsCalls = {
  'complaints.board': reads(
    'complaint.read',
    none,
    z.array(
      z.object({
        id: z.string(),
        number: z.string(),
        customer: z.string(),
        category: z.string(),
        urgency: z.enum(['critical', 'urgent', 'normal']),
        stage: z.enum(stageKeys),
        acceptedOn: z.string(),
        person: z.string(),
        due: businessDate.exactOptional(),
        /** Working days, negative when overdue. */
        left: z.int().exactOptional(),
        closedOn: businessDate.exactOptional(),
      }),
    ),
  ),
  'complaints.figures': reads(
    'complaint.read',
    z.object({
      by: z.enum(['category', 'cause', 'product', 'month']),
      from: businessDate,
      to: businessDate,
    }),
    z.object({ rows: z.array(figures), total: figures }),
  ),
  /** The year's figures by every side, as a sheet. */
  'complaints.previewFigures': reads('sheet.print', yearAsked, madePaper),
  /** `false` when cancelled. */
  'complaints.printFigures': writes('sheet.print', yearAsked, z.boolean()),
  'complaints.saveFigures': writes('sheet.print', yearAsked, z.boolean()),
  /** Working days by category, for complaints accepted today. */
  'complaints.limits': reads('complaint.read', none, limits),
  'complaints.setLimits': writes('complaint.approve', limits, nothing),
  /** Makes a 催办单 for an overdue complaint; gives its id. */
  'complaints.remind': writes(
    'complaint.write',
    z.object({ id: z.string().max(60) }),
    z.object({ id: z.string() }),
  ),
} satisfies Record<string, Call>;
