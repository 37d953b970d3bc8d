import type { SheetArrangement } from '../arrangement.ts';
import { a4Landscape } from '../paper/papers.ts';

export const performanceCreditSheet: SheetArrangement = {
  paper: a4Landscape,
  copies: ['第一联 分公司存档', '第二联 总公司'],
  compare: ['customer', 'salesTotal', 'receivedTotal', 'periodMark'],
  sections: {
    head: {
      titled: false,
      pieces: [{ grid: [['customer', 2], 'year', 'asOf', ['period', 3], 'unit'] }],
    },
    deliveries: {
      titled: false,
      pieces: [
        {
          tables: [
            {
              key: 'deliveries',
              weights: [27, 66, 58, 46, 54, 64, 54, 64, 54, 64, 28, 28, 28, 96, 28],
              leastRows: 10,
            },
          ],
        },
      ],
    },
    totals: {
      pieces: [
        {
          grid: [
            'salesTotal',
            'receivedTotal',
            'quantityTotal',
            'periodSales',
            'receivedRate',
            'unpaidTotal',
            'creditLimit',
            'creditUse',
            'broughtForward',
            'overdueTotal',
            'notDue',
            'to30',
            'to60',
            'to90',
            'to180',
            'over180',
            'longestOverdue',
          ],
        },
      ],
    },
    assessment: {
      pieces: [
        {
          grid: [
            'periodMark',
            'autoPeriodMark',
            ['changedPeriodMark', 2],
            ['periodReason', 4],
            'lastYearMark',
            'lastYearSales',
            'lastYearRate',
            'salesGrowth',
            ['opinion', 2],
            ['measures', 2],
          ],
        },
      ],
    },
  },
};
