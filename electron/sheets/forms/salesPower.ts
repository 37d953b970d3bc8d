import type { SheetArrangement } from '../arrangement.ts';
import { a4Landscape } from '../paper/papers.ts';

export const salesPowerSheet: SheetArrangement = {
  paper: a4Landscape,
  copies: ['第一联 分公司存档', '第二联 总公司'],
  compare: ['customer', 'year', 'asOf', 'abilityAverage'],
  sections: {
    head: {
      titled: false,
      pieces: [
        {
          grid: [
            ['customer', 2],
            'year',
            'asOf',
            ['salesperson', 2],
            ['unit', 2],
            'rivalA',
            'rivalB',
            ['rivalC', 2],
          ],
        },
      ],
    },
    months: { titled: false, pieces: [{ tables: [{ key: 'months', leastRows: 12 }] }] },
    abilities: {
      pieces: [
        {
          grid: [
            'management',
            'team',
            'delivery',
            'funds',
            'storage',
            'network',
            'cooperation',
            'abilityAverage',
          ],
        },
      ],
    },
    conclusion: {
      pieces: [
        {
          grid: [
            ['analysis', 2],
            ['measures', 2],
          ],
        },
      ],
    },
  },
};
