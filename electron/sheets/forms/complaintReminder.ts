import type { SheetArrangement } from '../arrangement.ts';
import { a4 } from '../paper/papers.ts';

export const complaintReminderSheet: SheetArrangement = {
  paper: a4,
  papers: ['continuous140'],
  copies: ['第一联 被催办人', '第二联 存根'],
  compare: ['complaint', 'turn', 'due', 'overdueDays'],
  sections: {
    complaint: {
      pieces: [
        {
          grid: [
            ['complaint', 2],
            ['turn', 2],
            ['customer', 2],
            ['category', 2],
            ['stage', 2],
            'acceptedOn',
            'due',
            ['overdueDays', 4],
            'content',
          ],
        },
      ],
    },
    reminder: { pieces: [{ grid: ['remindedOn', 'remindedBy', 'to', 'answerBy', 'demand'] }] },
    answer: {
      byHand: true,
      pieces: [{ grid: ['overdueReason', 'measures', 'answeredOn', 'answeredBy', ['newDate', 2]] }],
    },
  },
};
