import type { ReportedVisit } from '../../rules/accompaniment/compareVisits.ts';
import { type CrossCheck, type CrossFacts, crossCheck } from '../../rules/accompaniment/crossCheck.ts';
import type { SupervisorReport } from './rules.ts';

/** The report's rows as the other side's report must have them. */
export function reportedVisits(report: SupervisorReport, documentId?: string): ReportedVisit[] {
  const { supervisor, date } = report;
  if (!supervisor || !date) return [];
  return (report.visits ?? []).flatMap((visit, row): ReportedVisit[] => {
    if (!visit.customer) return [];
    const { customer, salesperson, arrived, left } = visit;
    return [
      {
        ...(documentId !== undefined && { documentId }),
        row,
        date,
        author: supervisor,
        ...(salesperson && { partner: salesperson }),
        customer,
        ...(arrived && { arrived }),
        ...(left && { left }),
      },
    ];
  });
}

/** Against the salespeople's reports; undefined while nobody knows whose report of which day it is. */
export function checkOf(report: SupervisorReport, facts: CrossFacts): CrossCheck | undefined {
  const { supervisor: author, date } = report;
  return author && date
    ? crossCheck('supervisor', { author, date, visits: reportedVisits(report) }, facts)
    : undefined;
}
