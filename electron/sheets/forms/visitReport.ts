import type { SheetArrangement } from '../arrangement.ts';
import { a4 } from '../paper/papers.ts';

export const visitReportSheet: SheetArrangement = {
  paper: a4,
  copies: ['第一联 分公司存档', '第二联 总公司'],
  compare: ['salesperson', 'date', 'orderTotal', 'receiptTotal'],
  sections: {
    head: {
      titled: false,
      pieces: [
        {
          grid: [
            'date',
            'weekday',
            'weather',
            'salesperson',
            'area',
            'workFrom',
            'workTo',
            'dayTarget',
            ['goal', 4],
          ],
        },
      ],
    },
    visits: {
      pieces: [
        {
          blocks: 'visits',
          blanks: 4,
          pieces: [
            {
              grid: [
                ['customer', 3],
                'metWith',
                'arrived',
                'left',
                'stay',
                'nextVisit',
                ['way', 2],
                'companion',
                'companionRole',
                ['purposes', 4],
              ],
            },
            {
              grid: [
                ['talk', 3],
                ['opinion', 1],
                ['result', 2],
                ['resultNote', 2],
              ],
            },
            {
              tables: [{ key: 'orders', weights: [2.4, 1.6, 1, 0.7, 1.2, 1.4], leastRows: 1 }],
              whenFilled: 'orByHand',
            },
            { grid: ['orderTotal', 'receipt', ['receiptWay', 2]] },
            {
              grid: [
                ['stock', 1],
                ['rivals', 1],
                ['toDo', 2],
              ],
              whenFilled: 'orByHand',
            },
          ],
        },
      ],
    },
    totals: {
      pieces: [
        {
          grid: [
            'customersVisited',
            'newCustomers',
            'achieved',
            'expenseTotal',
            'orderTotal',
            'receiptTotal',
          ],
        },
        {
          grid: [
            ['accompaniment', 2],
            ['accompanimentNote', 2],
          ],
          whenFilled: 'orByHand',
        },
      ],
    },
    rest: {
      pieces: [
        {
          tables: [
            { key: 'expenses', weights: [1.2, 1, 1.3], leastRows: 2 },
            { key: 'tomorrow', weights: [0.7, 2.2, 2], leastRows: 2 },
          ],
        },
        {
          grid: [
            ['problems', 2],
            ['support', 2],
          ],
        },
        { grid: ['flags'], whenFilled: true },
      ],
    },
    foot: {
      titled: false,
      byHand: true,
      pieces: [{ grid: ['instruction', 'verdict', ['verdictReason', 3]] }],
    },
  },
};
