import type { PlanRow, VisitPlan } from '../../shared/forms/visitPlan/rules.ts';
import { visitPurposes } from '../../shared/forms/visitReport/choices.ts';
import { addDays } from '../../shared/rules/calendar/businessDate.ts';
import { sql } from '../archive/connection.ts';
import type { TodayItem, TodaySource } from './source.ts';

/** The longest period that a plan covers, in days: its business date is its first. */
const LONGEST_PLAN = 31;

/** The visits of today in his plans; each leads to the card, which is looked at before a visit (S20). */
export const visitsPlanned: TodaySource = {
  key: 'visits',
  title: '今天计划的拜访',
  items(archive, { actor, clock }) {
    const today = clock.today();
    return sql<{ body: string }>(
      archive,
      `SELECT body FROM documents WHERE person_id = ? AND form = 'visitPlan' AND state = 'submitted'
         AND business_date BETWEEN ? AND ? ORDER BY business_date, id`,
    )
      .all(actor.personId, addDays(today, -LONGEST_PLAN), today)
      .flatMap(({ body }) => (JSON.parse(body) as VisitPlan).visits ?? [])
      .filter((visit) => dayOf(visit) === today)
      .flatMap(itemOf);
  },
};

/** Undefined when it was called off. */
function dayOf({ change, date, movedTo }: PlanRow): string | undefined {
  if (change === 'cancel') return undefined;
  return change === 'move' ? movedTo : date;
}

function itemOf({ customer, purposes = [] }: PlanRow): TodayItem[] {
  if (!customer?.id) return [];
  return [
    {
      text: [customer.code, customer.name].filter(Boolean).join(' '),
      note: purposes.map((purpose) => visitPurposes[purpose]).join('、'),
      urgent: false,
      to: { page: 'document', form: 'customerCard', id: customer.id },
    },
  ];
}
