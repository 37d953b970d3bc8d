import type { CrossFacts } from '../../rules/accompaniment/crossCheck.ts';
import { timesOf } from '../../rules/accompaniment/findingText.ts';
import type { Proposal } from '../machinery/form.ts';
import { withoutEmpty } from '../machinery/withoutEmpty.ts';
import { checkOf } from './reported.ts';
import type { SupervisorReport } from './rules.ts';

/** Accompanied visits that salespeople reported of this day and this report lacks. */
export function proposalsOf(report: SupervisorReport, facts?: CrossFacts): Proposal<SupervisorReport>[] {
  const claims = (facts && checkOf(report, facts)?.claims) ?? [];
  const visits = report.visits ?? [];
  return claims.flatMap(({ supervisor: mine, salesperson: theirs }): Proposal<SupervisorReport>[] => {
    if (!theirs) return [];
    const { author, customer, arrived, left } = theirs;
    const said = `${author.name}的日报写了 ${theirs.date.slice(5)} 由您陪同拜访 ${customer.name}，${timesOf(theirs)}`;
    const from = theirs.documentId && { document: { form: 'visitReport', id: theirs.documentId } };
    const salesperson = { id: author.id, name: author.name };
    const place = mine?.row;
    if (place === undefined)
      return [
        {
          text: `${said}；加入本表？`,
          action: '加入本表',
          at: ['visits', visits.length, 'purposes'],
          ...from,
          body: { ...report, visits: [...visits, withoutEmpty({ customer, salesperson, arrived, left })] },
        },
      ];
    return [
      {
        text: `${said}；本表第 ${place + 1} 行没有写他同行，写上？`,
        at: ['visits', place, 'salesperson'],
        action: '写上同行业务员',
        ...from,
        body: {
          ...report,
          visits: visits.map((visit, row) => (row === place ? { ...visit, salesperson } : visit)),
        },
      },
    ];
  });
}
