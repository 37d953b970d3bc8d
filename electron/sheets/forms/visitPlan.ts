import type { SheetArrangement } from '../arrangement.ts';
import { a4Landscape } from '../paper/papers.ts';

/** A visit a line, so that a week is seen at a glance: across the paper, since what became of it stands beside it. */
export const visitPlanSheet: SheetArrangement = {
  paper: a4Landscape,
  copies: ['第一联 分公司存档', '第二联 总公司'],
  compare: ['salesperson', 'covers', 'planned', 'rate'],
  sections: {
    head: {
      titled: false,
      pieces: [{ grid: ['period', 'from', ['covers', 2], 'salesperson', 'area', ['focus', 2]] }],
    },
    // The table's own title says it.
    visits: {
      titled: false,
      pieces: [
        {
          tables: [
            {
              key: 'visits',
              weights: [2, 1.1, 4.4, 1.1, 1.1, 1.5, 2.4, 2.8, 1.5, 2, 2.7, 1.4, 2, 1.5],
              leastRows: 14,
            },
          ],
        },
      ],
    },
    result: {
      titled: false,
      pieces: [
        {
          grid: [
            'planned',
            'done',
            'changed',
            'cancelled',
            'overdue',
            'unplanned',
            'rate',
            'stayRate',
            ['plannedHours', 2],
            ['actualHours', 2],
          ],
        },
        {
          tables: [{ key: 'weeks', weights: [3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], leastRows: 1 }],
        },
        { grid: ['summary'] },
      ],
    },
  },
};
