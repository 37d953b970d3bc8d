import type { BusinessDate } from '../calendar/businessDate.ts';
import { type IsoWeek, weekOf } from '../calendar/isoWeek.ts';
import { ratio } from '../money/money.ts';

/** A customer as a paper names him; without `id` while he has no card. */
export interface CustomerNamed {
  id?: string | undefined;
  name: string;
}

export interface PlannedVisit {
  date?: BusinessDate | undefined;
  customer?: CustomerNamed | undefined;
  /** Minutes. */
  stay?: number | undefined;
  /** What was reported of it beforehand: put off to `movedTo`, or cancelled. */
  change?: 'move' | 'cancel' | undefined;
  movedTo?: BusinessDate | undefined;
}

/** A visit that a submitted daily report tells of. */
export interface VisitMade {
  date: BusinessDate;
  customer: CustomerNamed;
  /** Minutes. */
  stay?: number;
}

/**
 * 已完成: on its day. 变更: on another day of the period, or put off beyond it. 取消: reported as cancelled. 逾期: its day is reported
 * and he was not there.
 */
export type Actual = 'done' | 'changed' | 'cancelled' | 'overdue';

export interface PlannedActual {
  /** Undefined as long as the day is still to come, or still to be reported. */
  actual?: Actual;
  /** Of the visit that was made. */
  date?: BusinessDate;
  stay?: number;
}

/**
 * What became of each planned visit, in the order of the plan, and the visits that nobody had planned. Each visit is counted for
 * one plan row: first on the planned day, then on the day it was put off to, then on any day.
 * `reportedUntil` is the day of the last submitted report: what was due by then and not done is overdue, whatever day today is.
 */
export function actualsOf(
  planned: readonly PlannedVisit[],
  made: readonly VisitMade[],
  reportedUntil: BusinessDate | undefined,
): { rows: PlannedActual[]; unplanned: VisitMade[] } {
  const left = [...made];
  const take = (row: PlannedVisit, on: BusinessDate | undefined) => {
    const found = left.findIndex(
      (visit) => isSame(visit.customer, row.customer) && (on === undefined || visit.date === on),
    );
    return found === -1 ? undefined : left.splice(found, 1)[0];
  };
  const found: (VisitMade | undefined)[] = planned.map((row) => (row.date ? take(row, row.date) : undefined));
  planned.forEach((row, place) => {
    if (row.change === 'move' && row.movedTo) found[place] ??= take(row, row.movedTo);
  });
  planned.forEach((row, place) => {
    if (row.date) found[place] ??= take(row, undefined);
  });
  return {
    rows: planned.map((row, place) => actualOf(row, found[place], reportedUntil)),
    unplanned: left,
  };
}

function actualOf(
  row: PlannedVisit,
  visit: VisitMade | undefined,
  reportedUntil: BusinessDate | undefined,
): PlannedActual {
  if (visit)
    return {
      actual: visit.date === row.date ? 'done' : 'changed',
      date: visit.date,
      ...(visit.stay !== undefined && { stay: visit.stay }),
    };
  if (row.change === 'cancel') return { actual: 'cancelled' };
  const due = row.change === 'move' ? (row.movedTo ?? row.date) : row.date;
  return due && reportedUntil && due <= reportedUntil ? { actual: 'overdue' } : {};
}

/** Two customers without cards are the same when their names are; blanks do not count. */
function isSame(made: CustomerNamed, planned: CustomerNamed | undefined): boolean {
  if (!planned) return false;
  if (made.id !== undefined && planned.id !== undefined) return made.id === planned.id;
  return made.name.replace(/\s+/g, '') === planned.name.replace(/\s+/g, '');
}

export interface PlanFigures {
  planned: number;
  done: number;
  changed: number;
  cancelled: number;
  overdue: number;
  /** Visits that were not in the plan. */
  unplanned: number;
  /** Visited of the planned, basis points; undefined where nothing was planned. */
  rate: number | undefined;
  /** Minutes planned, and minutes stayed with the planned customers. */
  plannedStay: number;
  stay: number;
  stayRate: number | undefined;
}

export interface WeekFigures extends PlanFigures {
  week: IsoWeek;
}

type Judged = readonly (PlannedVisit & { became: PlannedActual })[];

/** Rows without a date or a customer are not planned yet. */
export function figuresOf(rows: Judged, unplanned: readonly VisitMade[]): PlanFigures {
  const planned = rows.filter((row) => row.date && row.customer);
  const count = (actual: Actual) => planned.filter(({ became }) => became.actual === actual).length;
  const plannedStay = planned.reduce((sum, row) => sum + (row.stay ?? 0), 0);
  const visited = planned.filter(({ became }) => became.date !== undefined);
  const stay = visited.reduce((sum, { became }) => sum + (became.stay ?? 0), 0);
  return {
    planned: planned.length,
    done: count('done'),
    changed: count('changed'),
    cancelled: count('cancelled'),
    overdue: count('overdue'),
    unplanned: unplanned.length,
    rate: planned.length === 0 ? undefined : (ratio(visited.length, planned.length) ?? undefined),
    plannedStay,
    stay,
    stayRate: plannedStay === 0 ? undefined : (ratio(stay, plannedStay) ?? undefined),
  };
}

/** The same week by week, each planned visit in the week of its planned day; weeks without any are left out. */
export function figuresByWeek(rows: Judged, unplanned: readonly VisitMade[]): WeekFigures[] {
  const weeks = new Set([
    ...rows.flatMap(({ date, customer }) => (date && customer ? [weekOf(date)] : [])),
    ...unplanned.map(({ date }) => weekOf(date)),
  ]);
  return [...weeks].sort().map((week) => ({
    week,
    ...figuresOf(
      rows.filter(({ date }) => date !== undefined && weekOf(date) === week),
      unplanned.filter(({ date }) => weekOf(date) === week),
    ),
  }));
}
