import { z } from 'zod';
import { type Call, reads } from '../call.ts';
import { businessDate } from '../shapes.ts';

/** What supervisors' reports collect. */
export const supervisionCalls = {
  /** 标准推销术题库: the questions of submitted reports, the latest first. `count` of all that fit. */
  'supervision.questions': reads(
    'questions.read',
    z.object({ text: z.string().max(100), limit: z.int().min(1).max(1000) }),
    z.object({
      count: z.int(),
      questions: z.array(
        z.object({
          question: z.string(),
          answer: z.string().exactOptional(),
          date: businessDate,
          supervisor: z.string(),
          customer: z.string().exactOptional(),
          documentId: z.string(),
        }),
      ),
    }),
  ),
} satisfies Record<string, Call>;
