import type { SheetArrangement } from '../arrangement.ts';
import { a4 } from '../paper/papers.ts';

export const customerCardSheet: SheetArrangement = {
  paper: a4,
  copies: ['第一联 分公司存档', '第二联 总公司'],
  compare: ['fullName', 'creditCode', 'salesperson', 'cardDate'],
  sections: {
    identity: {
      pieces: [
        {
          grid: [
            ['fullName', 3],
            'shortName',
            ['creditCode', 2],
            'initials',
            'area',
            ['customerType', 4],
            ['cooperation', 4],
            ['level', 3],
            'levelDate',
            ['classByTime', 2],
            ['classByDealing', 2],
            ['classByVolume', 2],
            ['source', 2],
            ['classByNature', 3],
            'salesperson',
          ],
        },
      ],
    },
    enterprise: {
      pieces: [
        {
          grid: [
            'province',
            'city',
            'district',
            'postcode',
            ['address', 4],
            ['phone', 2],
            ['fax', 2],
            ['website', 2],
            ['email', 2],
            ['industry', 2],
            ['ownership', 2],
            ['superior', 2],
            'founded',
            'registeredCapital',
            'staff',
            'turnover',
            'shopArea',
            'storageArea',
            ['vehicles', 1],
            ['qualifications', 3],
            ['businessScope', 4],
          ],
        },
      ],
    },
    people: {
      pieces: [
        {
          blocks: 'contacts',
          blanks: 2,
          pieces: [
            {
              grid: [
                'name',
                'position',
                'mobile',
                'sex',
                ['role', 3],
                'education',
                'phone',
                'wechat',
                ['email', 2],
                'birthday',
                'birthdayCalendar',
                'origin',
                ['relation', 1],
                ['home', 2],
                'character',
                'hobbies',
                'purpose',
                'consent',
                'consentDate',
                'keepUntil',
              ],
            },
          ],
        },
      ],
    },
    trade: {
      pieces: [
        {
          tables: [
            { key: 'products', weights: [2.6, 1.3, 0.8], leastRows: 2 },
            { key: 'suppliers', weights: [3.4, 1], leastRows: 2 },
          ],
        },
        {
          tables: [
            { key: 'downstream', weights: [2.2, 1.8], leastRows: 2 },
            { key: 'competitors', weights: [1.5, 1, 1.2, 0.8, 1.2], leastRows: 2 },
          ],
        },
        {
          grid: [
            ['payment', 2],
            ['paymentAttitude', 2],
            ['bank', 2],
            ['account', 2],
            ['taxNumber', 2],
            'creditLimit',
            'creditDays',
            ['creditRating', 3],
            'bankCredit',
            ['peerOpinion', 2],
            ['funds', 2],
          ],
        },
        { tables: [{ key: 'contracts', weights: [2, 1, 1, 1], leastRows: 2 }] },
        { tables: [{ key: 'attachments', weights: [2.6, 0.8, 3], leastRows: 0 }] },
        { grid: ['weaknesses', 'strengths', 'measures'] },
      ],
    },
    revision: {
      pieces: [
        {
          grid: [
            ['cardDate', 2],
            ['firstDealing', 2],
          ],
        },
        { tables: [{ key: 'importedOriginal', weights: [1, 4], leastRows: 0 }] },
      ],
    },
  },
};
