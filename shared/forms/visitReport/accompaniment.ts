import type { ReportedVisit } from '../../rules/accompaniment/compareVisits.ts';
import {
  type CrossCheck,
  type CrossFacts,
  claimsText,
  crossCheck,
} from '../../rules/accompaniment/crossCheck.ts';
import { timesOf } from '../../rules/accompaniment/findingText.ts';
import type { Proposal } from '../machinery/form.ts';
import { withoutEmpty } from '../machinery/withoutEmpty.ts';
import type { VisitReport } from './rules.ts';

/** The report's rows as a supervisor's report must have them (S3). */
export function reportedVisits(report: VisitReport, documentId?: string): ReportedVisit[] {
  const { salesperson, date } = report;
  if (!salesperson || !date) return [];
  return (report.visits ?? []).flatMap((visit, row): ReportedVisit[] => {
    if (!visit.customer) return [];
    const { customer, companion, arrived, left } = visit;
    return [
      {
        ...(documentId !== undefined && { documentId }),
        row,
        date,
        author: salesperson,
        ...(companion && { partner: companion }),
        customer,
        ...(arrived && { arrived }),
        ...(left && { left }),
      },
    ];
  });
}

/** Against the supervisors' reports; undefined while nobody knows whose report of which day it is. */
function checkOf(report: VisitReport, facts: CrossFacts): CrossCheck | undefined {
  const { salesperson: author, date } = report;
  return author && date
    ? crossCheck('salesperson', { author, date, visits: reportedVisits(report) }, facts)
    : undefined;
}

/** 与主管报告核对: a remark for each accompanied row, and what supervisors say of this day that the report lacks. */
export function accompanimentText(report: VisitReport, facts: CrossFacts | undefined): string | undefined {
  const check = facts && checkOf(report, facts);
  if (!check) return undefined;
  const { remarks, claims } = check;
  const ofRows = [...remarks].sort(([a], [b]) => a - b).map(([row, remark]) => `第 ${row + 1} 行 ${remark}`);
  const lacking = claimsText(
    claims.filter(({ salesperson }) => !salesperson),
    'supervisor',
  );
  const texts = [...ofRows, ...(lacking ? [`本表没有：${lacking}`] : [])];
  return texts.length === 0 ? undefined : texts.join('；');
}

/** Accompanied visits that supervisors reported of this day and this report lacks. */
export function accompanimentProposals(report: VisitReport, facts?: CrossFacts): Proposal<VisitReport>[] {
  const claims = (facts && checkOf(report, facts)?.claims) ?? [];
  const visits = report.visits ?? [];
  return claims.flatMap(({ supervisor: theirs, salesperson: mine }): Proposal<VisitReport>[] => {
    if (!theirs) return [];
    const { author, customer, arrived, left } = theirs;
    const said = `${author.name}的报告写了 ${theirs.date.slice(5)} 陪同拜访 ${customer.name}，${timesOf(theirs)}`;
    const from = theirs.documentId && { document: { form: 'supervisorReport', id: theirs.documentId } };
    const companion = { id: author.id, name: author.name };
    const role = author.title === undefined ? {} : { companionRole: author.title };
    const place = mine?.row;
    if (place === undefined)
      return [
        {
          text: `${said}；加入本表？`,
          action: '加入本表',
          at: ['visits', visits.length, 'purposes'],
          ...from,
          body: {
            ...report,
            visits: [...visits, { ...withoutEmpty({ customer, arrived, left, companion }), ...role }],
          },
        },
      ];
    return [
      {
        text: `${said}；本表第 ${place + 1} 行没有写他陪同，写上？`,
        at: ['visits', place, 'companion'],
        action: '写上陪同人',
        ...from,
        body: {
          ...report,
          visits: visits.map((visit, row) => (row === place ? { ...visit, companion, ...role } : visit)),
        },
      },
    ];
  });
}
