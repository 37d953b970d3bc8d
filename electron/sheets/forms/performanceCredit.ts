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
      pieces: [
        {
          tables: [
            {
              key: 'deliveries',
              weights: [24, 64, 56, 46, 54, 66, 54, 66, 54, 64, 32, 32, 32, 82, 36],
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
