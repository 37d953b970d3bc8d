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
                ['situation', 4],
                ['purposes', 4],
                ['talk', 4],
                ['checked', 2],
                ['checkNote', 2],
                ['opinionOfCompany', 2],
                ['opinionOfSalesperson', 2],
                ['market', 4],
              ],
            },
            {
              tables: [
                { key: 'questions', weights: [1, 1], leastRows: 1 },
                { key: 'instructions', weights: [2, 1.25, 1, 1.25], leastRows: 1 },
              ],
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
