import { reportingRoles } from '../../rights/roles.ts';
import { addDays, isBusinessDate, weekdayOf } from '../../rules/calendar/businessDate.ts';
import { weekLabel } from '../../rules/calendar/isoWeek.ts';
import { type Period, periodOf } from '../../rules/plan/period.ts';
import {
  type Actual,
  actualsOf,
  figuresByWeek,
  figuresOf,
  type PlanFigures,
  type PlannedVisit,
  type VisitMade,
} from '../../rules/plan/planActual.ts';
import type { BodyOf, FormRules, Problem } from '../machinery/form.ts';
import { withoutEmpty } from '../machinery/withoutEmpty.ts';
import type { visitPlanDescription } from './description.ts';
import { type DueCustomer, dueRows, type LastPlan, lastRows } from './offers.ts';

export type VisitPlan = BodyOf<typeof visitPlanDescription>;
export type PlanRow = NonNullable<VisitPlan['visits']>[number];

export interface PlanQuestion {
  person: string;
  period: 'week' | 'month';
  from: string;
  to: string;
}

/** What the person's other papers say about the days of the plan. */
export interface PlanFacts {
  /** Of his submitted reports within the period. */
  visits: readonly VisitMade[];
  /** Day of his latest submitted report. */
  reportedUntil?: string;
  last?: LastPlan;
  /** Customers whom his reports promise a visit or something to do, and whom he has not visited since. */
  due: readonly DueCustomer[];
}

export const visitPlanRules: FormRules<VisitPlan, PlanFacts> = {
  start({ author, today }) {
    const { id, name } = author;
    // From Thursday on it is the next week that one plans.
    const from = weekdayOf(today) >= 4 ? addDays(today, 7) : today;
    return {
      period: 'week',
      from: periodOf('week', from).from,
      ...(reportingRoles.includes(author.role) && { salesperson: { id, name } }),
    };
  },

  question(plan): PlanQuestion | undefined {
    const covered = coveredBy(plan);
    if (!covered || !plan.salesperson || !plan.period) return undefined;
    const { from, to } = covered;
    return { person: plan.salesperson.id, period: plan.period, from, to };
  },

  compute(plan, facts) {
    const rows = plan.visits ?? [];
    const { rows: became, unplanned } = actualsOf(
      rows.map(plannedOf),
      facts?.visits ?? [],
      facts?.reportedUntil,
    );
    const judged = rows.map((row, place) => ({ ...plannedOf(row), became: became[place] ?? {} }));
    const weeks = figuresByWeek(judged, unplanned).map(({ week, ...figures }) => ({
      week: weekLabel(week),
      ...shown(figures, facts),
    }));
    return withoutEmpty({
      ...plan,
      covers: coveredBy(plan)?.label,
      visits:
        plan.visits &&
        judged.map(({ became: { actual, date, stay } }, place) =>
          withoutEmpty({
            ...rows[place],
            actual: actual && actuals[actual],
            actualDate: date,
            actualStay: stay,
          }),
        ),
      ...unknownFigures,
      ...shown(figuresOf(judged, unplanned), facts),
      weeks: weeks.length === 0 ? undefined : weeks,
    });
  },

  check(plan) {
    const covered = coveredBy(plan);
    return [
      ...(plan.visits ?? []).flatMap((row, place) => rowProblems(row, place, covered)),
      ...repeated(plan.visits ?? []),
    ];
  },

  index(plan) {
    const covered = coveredBy(plan);
    return {
      title: [plan.salesperson?.name, covered?.label].filter(Boolean).join(' ') || '（未写期间的拜访计划）',
      ...(plan.salesperson && { personId: plan.salesperson.id }),
      ...(covered && { businessDate: covered.from }),
      ...(plan.salesperson &&
        covered && { uniqueKey: `${plan.salesperson.id} ${plan.period} ${covered.from}` }),
    };
  },

  offers(plan, facts) {
    const covered = coveredBy(plan);
    if (!facts || !covered || !plan.period) return [];
    const rows = plan.visits ?? [];
    return [
      ...(facts.last
        ? [
            {
              field: 'visits',
              label: `抄入${facts.last.label}的计划`,
              rows: lastRows(facts.last, plan.period, covered, rows),
            },
          ]
        : []),
      { field: 'visits', label: '抄入日报的下次拜访与待办', rows: dueRows(facts.due, covered, rows) },
    ].filter((offer) => offer.rows.length > 0);
  },
};

export const actuals: Readonly<Record<Actual, string>> = {
  done: '已完成',
  changed: '变更',
  cancelled: '取消',
  overdue: '逾期',
};

/** The days that the plan is for; undefined while the head does not say. */
export function coveredBy({ period, from }: VisitPlan): Period | undefined {
  return period && from && isBusinessDate(from) ? periodOf(period, from) : undefined;
}

const plannedOf = ({ date, customer, plannedStay, change, movedTo }: PlanRow): PlannedVisit => ({
  date,
  customer,
  stay: plannedStay,
  change,
  movedTo,
});

const unknownFigures = {
  done: undefined,
  changed: undefined,
  cancelled: undefined,
  overdue: undefined,
  unplanned: undefined,
  rate: undefined,
  stayRate: undefined,
  actualHours: undefined,
};

/** Without facts, what was planned alone. */
function shown(figures: PlanFigures, facts: PlanFacts | undefined) {
  const { planned, plannedStay, stay, rate, stayRate, ...became } = figures;
  return {
    planned,
    plannedHours: hours(plannedStay),
    ...(facts && withoutEmpty({ ...became, rate, stayRate, actualHours: hours(stay) })),
  };
}

/** To the tenth of an hour, in thousandths. */
const hours = (minutes: number) => Math.round(minutes / 6) * 100;

function rowProblems(row: PlanRow, place: number, covered: Period | undefined): Problem[] {
  const at = (key: string, message: string): Problem => ({
    path: ['visits', place, key],
    message,
    severity: 'error',
  });
  const found: Problem[] = [];
  if (covered && row.date && (row.date < covered.from || row.date > covered.to))
    found.push(at('date', `不在计划期内（${covered.from} 至 ${covered.to}）`));
  if (row.change === 'move' && !row.movedTo) found.push(at('movedTo', '改期时请写明改到哪一天'));
  if (row.change === 'move' && row.movedTo && row.movedTo === row.date)
    found.push(at('movedTo', '与原定日期相同，请核对'));
  if (row.movedTo && row.change !== 'move') found.push(at('change', '写了改期日，请把变更报备选为改期'));
  if (row.change && !row.reason) found.push(at('reason', '变更或取消时请写明原因'));
  if (row.actual === actuals.overdue && !row.reason)
    found.push({ ...at('reason', '逾期未访，请写明原因或报备变更'), severity: 'warning' });
  return found;
}

/** The same customer twice on one day is most often a slip. */
function repeated(rows: readonly PlanRow[]): Problem[] {
  const seen = new Map<string, number>();
  return rows.flatMap((row, place): Problem[] => {
    if (!row.date || !row.customer) return [];
    const key = `${row.date} ${row.customer.id ?? row.customer.name}`;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, place);
      return [];
    }
    return [
      {
        path: ['visits', place, 'customer'],
        message: `与第 ${first + 1} 行同一天、同一客户`,
        severity: 'warning',
      },
    ];
  });
}
