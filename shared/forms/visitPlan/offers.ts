import { type Period, type PlanPeriod, sameDayIn } from '../../rules/plan/period.ts';
import type { CustomerReference } from '../machinery/fields.ts';
import { withoutEmpty } from '../machinery/withoutEmpty.ts';
import type { PlanRow } from './rules.ts';

/** The person's plan before this one, of the same kind of period. */
export interface LastPlan {
  /** 计划期 */
  label: string;
  visits: readonly PlanRow[];
}

/** A customer to whom a report promises something. */
export interface DueCustomer {
  customer: CustomerReference;
  /** 下次拜访日 */
  nextVisit?: string;
  /** 待办 */
  toDo?: string;
  standing?: PlanRow['standing'];
}

/** The visits of the last plan on the same days of this one, without what became of them. */
export function lastRows(
  last: LastPlan,
  kind: PlanPeriod,
  covered: Period,
  present: readonly PlanRow[],
): PlanRow[] {
  return last.visits.flatMap(
    ({ date, slot, customer, standing, way, plannedStay, purposes, goal }): PlanRow[] => {
      const day = date && sameDayIn(kind, covered, date);
      if (!day || !customer || isPresent(present, customer, day)) return [];
      return [withoutEmpty({ date: day, slot, customer, standing, way, plannedStay, purposes, goal })];
    },
  );
}

/** Customers due within the period on their day; those due before, or with something to do on no day, without one. */
export function dueRows(
  due: readonly DueCustomer[],
  { from, to }: Period,
  present: readonly PlanRow[],
): PlanRow[] {
  return due.flatMap(({ customer, nextVisit, toDo, standing }): PlanRow[] => {
    if (nextVisit !== undefined && nextVisit > to) return [];
    if (isPresent(present, customer)) return [];
    const date = nextVisit !== undefined && nextVisit >= from ? nextVisit : undefined;
    return [withoutEmpty({ date, customer, standing, purposes: ['revisit'], goal: toDo })];
  });
}

function isPresent(rows: readonly PlanRow[], customer: CustomerReference, date?: string): boolean {
  return rows.some(
    (row) =>
      (row.customer?.id ?? row.customer?.name) === (customer.id ?? customer.name) &&
      (date === undefined || row.date === date),
  );
}
