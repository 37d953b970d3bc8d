import type { SheetArrangement } from '../arrangement.ts';
import { a4 } from '../paper/papers.ts';

export const supervisorReportSheet: SheetArrangement = {
  paper: a4,
  copies: ['第一联 分公司存档', '第二联 总公司'],
  compare: ['supervisor', 'date', 'accompanied', 'customersVisited'],
  sections: {
    head: { titled: false, pieces: [{ grid: ['date', 'weekday', ['supervisor', 2], ['situation', 4]] }] },
    visits: {
      pieces: [
        {
          blocks: 'visits',
          blanks: 3,
          pieces: [
            {
              grid: [
                ['customer', 2],
                'salesperson',
                'metWith',
                'arrived',
                'left',
                ['stay', 2],
                ['purposes', 4],
                ['talk', 4],
              ],
            },
            { grid: [['situation', 4]], whenFilled: 'orByHand' },
            {
              grid: [
                ['checked', 1],
                ['checkNote', 1],
                ['opinionOfCompany', 1],
                ['opinionOfSalesperson', 1],
              ],
              whenFilled: 'orByHand',
            },
            { grid: [['market', 4]], whenFilled: 'orByHand' },
            {
              tables: [{ key: 'questions', weights: [1, 1], leastRows: 1 }],
              whenFilled: 'orByHand',
            },
            {
              tables: [{ key: 'instructions', weights: [3.6, 1, 1, 1], leastRows: 1 }],
              whenFilled: 'orByHand',
            },
          ],
        },
      ],
    },
    foot: {
      pieces: [
        {
          grid: [
            'accompanied',
            'customersVisited',
            'newQuestions',
            'openInstructions',
            ['claims', 4],
            ['nextDay', 4],
          ],
        },
      ],
    },
  },
};
