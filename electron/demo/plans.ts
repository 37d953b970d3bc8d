import type { PlanRow, VisitPlan } from '../../shared/forms/visitPlan/rules.ts';
import type { Visit } from '../../shared/forms/visitReport/rules.ts';
import { mondayOf, weekOf } from '../../shared/rules/calendar/isoWeek.ts';
import type { Archive } from '../archive/archive.ts';
import type { Context } from '../archive/context.ts';
import { saveDocument } from '../documents/saving.ts';
import { submittedReports } from '../facts/reportsOf.ts';
import type { Person } from '../people/people.ts';
import type { IsThere } from './course.ts';
import type { Random } from './random.ts';
import type { DemoCustomerReference } from './reports.ts';
import { at } from './time.ts';

const REASONS = ['客户出差，另约时间', '店面停业装修', '临时处理投诉，顺延', '台风停运', '对方盘点不接待'];

/**
 * A week's plan of everybody, made from what he reported and some customers whom he did not get to: done, changed, cancelled,
 * overdue and unplanned visits. The last salesperson's last plan is a draft. Gives how many were saved.
 */
export function demoPlans(
  archive: Archive,
  context: Context,
  random: Random,
  salespeople: readonly Person[],
  customers: readonly DemoCustomerReference[],
  days: readonly string[],
  isThere: IsThere,
): number {
  const weeks = [...new Set(days.map(weekOf))];
  let saved = 0;
  for (const week of weeks)
    for (const [place, person] of salespeople.entries()) {
      const from = mondayOf(week);
      const worked = days.filter((date) => weekOf(date) === week && isThere(place, date));
      if (worked.length === 0) continue;
      const own = customers.filter((_, index) => index % salespeople.length === place);
      const visits = planRows(archive, random, person, worked, own);
      if (visits.length === 0) continue;
      const { id, name } = person;
      const plan: VisitPlan = {
        period: 'week',
        from,
        salesperson: { id, name },
        focus: random.pick([
          '清收逾期货款，老客户补货',
          '新品铺货，每天两家新店',
          '年底返点对账，备下月促销',
        ]),
        visits,
      };
      const isDraft = week === weeks.at(-1) && place === salespeople.length - 1;
      saveDocument(archive.writable, at(context, person, from, '08:20:00'), {
        form: 'visitPlan',
        baseRevision: 0,
        body: { ...plan },
        as: isDraft ? 'draft' : 'submitted',
      });
      saved++;
    }
  return saved;
}

function planRows(
  archive: Archive,
  random: Random,
  person: Person,
  worked: readonly string[],
  own: readonly DemoCustomerReference[],
): PlanRow[] {
  const from = worked[0] ?? '';
  const to = worked.at(-1) ?? '';
  const reports = submittedReports(archive.readable, { person: person.id, from, to }, 7);
  const visited = reports.flatMap(({ date, visits = [] }) => visits.map((visit) => ({ date, visit })));
  const seen = new Set(visited.map(({ visit }) => visit.customer?.id));
  const made = visited.flatMap(({ date, visit }): PlanRow[] => {
    if (!visit.customer?.id || !random.chance(0.5)) return [];
    return [rowOf(random, random.chance(0.12) ? random.pick(worked) : date, visit)];
  });
  const missed = own
    .filter(({ id }) => !seen.has(id))
    .slice(0, random.whole(1, 4))
    .map(({ id, code, name }): PlanRow => {
      const row: PlanRow = {
        date: random.pick(worked),
        slot: 'afternoon',
        customer: { id, code, name },
        standing: 'stalled',
        way: 'onSite',
        purposes: ['revisit'],
        plannedStay: 30,
      };
      return random.chance(0.5) ? { ...row, change: 'cancel', reason: random.pick(REASONS) } : row;
    });
  return [...made, ...missed].sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1));
}

function rowOf(random: Random, date: string, { customer, purposes, arrived = '', way }: Visit): PlanRow {
  return {
    date,
    slot: arrived < '12:00' ? 'morning' : 'afternoon',
    ...(customer && { customer }),
    standing: random.pick(['current', 'current', 'key', 'potential']),
    ...(way && { way }),
    ...(purposes && { purposes }),
    plannedStay: random.whole(3, 9) * 5,
  };
}
