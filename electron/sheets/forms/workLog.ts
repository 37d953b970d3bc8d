import type { SheetArrangement } from '../arrangement.ts';
import { a4 } from '../paper/papers.ts';

export const workLogSheet: SheetArrangement = {
  paper: a4,
  copies: ['第一联 分公司存档', '第二联 总公司'],
  compare: ['author', 'date', 'hours'],
  sections: {
    head: {
      titled: false,
      pieces: [{ grid: ['date', 'weekday', 'author', 'area'] }],
    },
    // The tables' own titles say it.
    entries: {
      titled: false,
      pieces: [
        { tables: [{ key: 'entries', weights: [0.9, 0.9, 0.9, 4.6, 2.2, 1.2, 1.1], leastRows: 12 }] },
        { grid: ['hours', 'visitHours', 'done', 'open'] },
      ],
    },
    rest: {
      titled: false,
      pieces: [
        {
          grid: [
            ['problems', 2],
            ['solutions', 2],
          ],
        },
        { tables: [{ key: 'tomorrow', weights: [0.9, 1.1, 5.2, 2.6], leastRows: 4 }] },
        { grid: ['flags'], whenFilled: true },
      ],
    },
    review: {
      titled: false,
      byHand: true,
      pieces: [{ grid: ['instruction', ['reviewer', 2], ['reviewedOn', 2]] }],
    },
  },
};
