import { z } from 'zod';
import { businessDate } from '../../shared/contract/shapes.ts';
import type { CustomerCard } from '../../shared/forms/customerCard/rules.ts';
import type { CustomerReference } from '../../shared/forms/machinery/fields.ts';
import { withoutEmpty } from '../../shared/forms/machinery/withoutEmpty.ts';
import type { DueCustomer, LastPlan } from '../../shared/forms/visitPlan/offers.ts';
import type { PlanFacts, PlanQuestion, PlanRow, VisitPlan } from '../../shared/forms/visitPlan/rules.ts';
import { coveredBy } from '../../shared/forms/visitPlan/rules.ts';
import { addDays, isBusinessDate } from '../../shared/rules/calendar/businessDate.ts';
import type { VisitMade } from '../../shared/rules/plan/planActual.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import { reportedUntil, submittedReports } from './reportsOf.ts';
import { factsSource } from './source.ts';

const question: z.ZodType<PlanQuestion> = z.strictObject({
  person: z.uuid(),
  period: z.enum(['week', 'month']),
  from: businessDate.refine(isBusinessDate),
  to: businessDate.refine(isBusinessDate),
});

/** Reports of a month, whatever its length. */
const MOST_IN_PERIOD = 31;
/** How far back promises are looked for: what nobody did for two months is no plan any more. */
const DAYS_BACK = 60;

/** 客户拜访计划 against the person's reports, and what he might plan. */
export const visitPlanFacts = factsSource(question, (archive, asked): PlanFacts => {
  const { person, from, to } = asked;
  const until = reportedUntil(archive, person);
  const last = lastPlan(archive, asked);
  return {
    visits: submittedReports(archive, { person, from, to }, MOST_IN_PERIOD).flatMap(visitsMade),
    ...(until !== undefined && { reportedUntil: until }),
    ...(last && { last }),
    due: dueCustomers(archive, asked),
  };
});

function visitsMade({ date, visits = [] }: ReturnType<typeof submittedReports>[number]): VisitMade[] {
  return visits.flatMap(({ customer, stay, result }) =>
    // Whom one did not meet was called on all the same, but he is still to be seen.
    customer && result !== 'absent'
      ? [{ date, customer: { id: customer.id, name: customer.name }, ...(stay !== undefined && { stay }) }]
      : [],
  );
}

function lastPlan(archive: ReadableArchive, { person, period, from }: PlanQuestion): LastPlan | undefined {
  const row = sql<{ body: string }>(
    archive,
    `SELECT body FROM documents
      WHERE person_id = ? AND form = 'visitPlan' AND state = 'submitted' AND business_date < ?
        AND json_extract(body, '$.period') = ?
      ORDER BY business_date DESC, id DESC LIMIT 1`,
  ).get(person, from, period);
  if (!row) return undefined;
  const plan = JSON.parse(row.body) as VisitPlan;
  const { label = '' } = coveredBy(plan) ?? {};
  return { label, visits: plan.visits ?? [] };
}

/** The latest word of his reports before the plan on each customer, where it names a next visit or something to do. */
function dueCustomers(archive: ReadableArchive, { person, from }: PlanQuestion): DueCustomer[] {
  const reports = submittedReports(
    archive,
    { person, from: addDays(from, -DAYS_BACK), to: addDays(from, -1) },
    DAYS_BACK,
  );
  const latest = new Map<string, DueCustomer>();
  for (const { visits = [] } of reports)
    for (const { customer, nextVisit, toDo } of visits) {
      if (!customer) continue;
      const key = customer.id ?? customer.name;
      latest.delete(key);
      if (nextVisit !== undefined || toDo !== undefined)
        latest.set(key, withoutEmpty({ customer, nextVisit, toDo }));
    }
  return [...latest.values()].map((due) => ({ ...due, ...standingOf(archive, due.customer) }));
}

/** 状况 as the card tells it; nothing for a customer without a card. */
function standingOf(archive: ReadableArchive, { id }: CustomerReference): Pick<PlanRow, 'standing'> {
  const row =
    id === undefined
      ? undefined
      : sql<{ body: string }>(archive, `SELECT body FROM documents WHERE id = ?`).get(id);
  if (!row) return {};
  const { cooperation, level } = JSON.parse(row.body) as CustomerCard;
  switch (cooperation) {
    case undefined:
      return {};
    case 'prospect':
    case 'interested':
    case 'negotiating':
      return { standing: 'potential' };
    case 'suspended':
    case 'lost':
    case 'ended':
      return { standing: 'stalled' };
    default:
      return { standing: level === 'A' ? 'key' : 'current' };
  }
}
