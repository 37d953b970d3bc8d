import type { SheetArrangement } from '../arrangement.ts';
import { a4 } from '../paper/papers.ts';

export const complaintCardSheet: SheetArrangement = {
  paper: a4,
  copies: ['第一联 业务', '第二联 品管', '第三联 会计', '第四联 存根'],
  compare: ['customer', 'acceptedOn', 'stage', 'due', 'lossTotal'],
  sections: {
    record: {
      pieces: [
        {
          grid: [
            ['customer', 2],
            'contact',
            'phone',
            'complainedOn',
            'complainedAt',
            'acceptedOn',
            'receiver',
            ['category', 4],
            ['way', 4],
            ['urgency', 2],
            ['severity', 2],
          ],
        },
        { tables: [{ key: 'products', weights: [2.4, 1.4, 1.4, 0.9, 0.6, 1.6], leastRows: 2 }] },
        { grid: ['content', 'request'] },
      ],
    },
    evidence: {
      titled: false,
      pieces: [{ tables: [{ key: 'evidence', weights: [2.1, 0.7, 6.1], leastRows: 1 }] }],
    },
    clock: {
      titled: false,
      pieces: [
        {
          grid: [['stage', 4], 'limit', 'due', ['closedOn', 2], ['workdaysUsed', 2], ['overdueDays', 2]],
        },
      ],
    },
    assessment: {
      pieces: [
        {
          grid: [
            ['nature', 2],
            'responsibleDepartment',
            'investigator',
            'limitOverride',
            ['limitReason', 3],
            'assessment',
          ],
        },
      ],
    },
    investigation: {
      pieces: [{ grid: ['course', 'qualityTest', 'cause', ['causeKind', 4], ['responsibility', 4]] }],
    },
    plan: {
      pieces: [
        { grid: [['remedies', 4], 'plan'] },
        {
          tables: [
            { key: 'losses', weights: [1.4, 1.2, 1.4], leastRows: 2 },
            { key: 'shares', weights: [1.6, 0.8, 1.2], leastRows: 2 },
          ],
        },
        {
          grid: [
            ['lossTotal', 4],
            ['penalty', 4],
          ],
        },
      ],
    },
    measures: {
      titled: false,
      pieces: [{ tables: [{ key: 'measures', weights: [0.6, 3.2, 0.9, 1.1, 1.1, 0.7, 0.9], leastRows: 2 }] }],
    },
    approval: { titled: false, byHand: true, pieces: [{ grid: ['decision'] }] },
    reply: { pieces: [{ grid: ['repliedOn', 'repliedAt', ['repliedBy', 2], ['replyWay', 4], 'reply'] }] },
    follow: {
      pieces: [
        {
          grid: [
            ['confirmation', 2],
            'confirmedBy',
            'confirmedOn',
            ['satisfaction', 2],
            'visitedOn',
            'visitedBy',
            'visitNote',
          ],
        },
      ],
    },
    closing: { pieces: [{ grid: [['overdueReason', 4], 'conclusion'] }] },
    life: {
      titled: false,
      pieces: [{ tables: [{ key: 'steps', weights: [1.3, 0.9, 1.1, 0.7, 4.6], leastRows: 1 }] }],
    },
  },
};
