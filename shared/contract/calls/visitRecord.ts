import { z } from 'zod';
import { type Call, reads, writes } from '../call.ts';
import { businessDate, madePaper } from '../shapes.ts';

/** Which visits: of the customer whose card this is, in a period. */
const visitQuestion = z.object({
  customer: z.string().max(60),
  from: businessDate.exactOptional(),
  to: businessDate.exactOptional(),
});

/** Who the customer is, in words. */
export const customerHead = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  type: z.string(),
  level: z.string(),
  state: z.string(),
  salesperson: z.string(),
  area: z.string(),
  phone: z.string(),
  contact: z.string(),
});

/** 客户拜访档案记录: derived from the lines of the reports. */
export const visitRecordCalls = {
  'visitRecord.visits': reads(
    'report.read',
    visitQuestion,
    z.object({
      customer: customerHead,
      visits: z.array(
        z.object({
          reportId: z.string(),
          date: z.string(),
          salesperson: z.string(),
          /** By key of the visit's fields. */
          cells: z.record(z.string(), z.string()),
          texts: z.array(z.object({ label: z.string(), text: z.string() })),
          orderFen: z.int(),
          receiptFen: z.int(),
        }),
      ),
      total: z.object({ visits: z.int(), orderFen: z.int(), receiptFen: z.int() }),
    }),
  ),
  'visitRecord.preview': reads('sheet.print', visitQuestion, madePaper),
  /** `false` when cancelled. */
  'visitRecord.print': writes('sheet.print', visitQuestion, z.boolean()),
  'visitRecord.save': writes('sheet.print', visitQuestion, z.boolean()),
} satisfies Record<string, Call>;
