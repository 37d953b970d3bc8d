import { standardRules } from '../branchRules/branchRules.ts';
import { type BusinessDate, daysBetween } from '../calendar/businessDate.ts';

export interface Named {
  id: string;
  name: string;
  /** 职务, where it is known. */
  title?: string;
}

/** One row of one paper, as far as the other side's paper must say the same. */
export interface ReportedVisit {
  /** Of the paper; absent while it has not been saved. */
  documentId?: string;
  /** Place of the row in its paper, from 0. */
  row: number;
  date: BusinessDate;
  author: Named;
  /** 同行业务员 of a supervisor's row, 陪同人 of a salesperson's; absent when the row names nobody. */
  partner?: Named;
  customer: { id?: string; code?: string; name: string };
  /** 'HH:MM' */
  arrived?: string;
  left?: string;
}

/**
 * agrees 一致; otherTimes, otherCustomer, otherDay: the other side names this author, but says something else;
 * notNamed: the other side visited this customer on this day and names nobody or somebody else;
 * notReported: the other side has nothing of the kind.
 */
export type Finding = 'agrees' | 'otherTimes' | 'otherCustomer' | 'otherDay' | 'notNamed' | 'notReported';

/** Held together, or one side alone; `notNamed` and `notReported` are the claim of one side. */
export interface Comparison {
  finding: Finding;
  supervisor?: ReportedVisit;
  salesperson?: ReportedVisit;
  /** Who named the other: both, or the side whose claim the other lacks. */
  claimedBy: 'both' | 'supervisor' | 'salesperson';
}

export interface CrossLimits {
  /** Minutes by which two watches may differ, and by which people round. */
  timeTolerance: number;
  /** A visit written on a neighbouring day is taken for the same visit up to so many days away. */
  daysApart: number;
}

/**
 * Every claim of either side, compared once. The order is by day, then supervisor's claims before the salespeople's.
 * `limitsOn`: the branch's limits for papers of a day.
 */
export function compareVisits(
  supervisors: readonly ReportedVisit[],
  salespeople: readonly ReportedVisit[],
  limitsOn: (date: BusinessDate) => CrossLimits = () => standardRules,
): Comparison[] {
  const left = {
    supervisor: new Set(supervisors.filter(({ partner }) => partner)),
    salesperson: new Set(salespeople.filter(({ partner }) => partner)),
  };
  const found: Comparison[] = [];
  const pairUp = (finding: PairFinding, fits: Fits, distance: Distance) => {
    const pairs = [...left.supervisor].flatMap((supervisor) =>
      [...left.salesperson]
        .filter((salesperson) => nameEachOther(supervisor, salesperson) && fits(supervisor, salesperson))
        .map((salesperson) => ({ supervisor, salesperson, apart: distance(supervisor, salesperson) })),
    );
    // The nearest first, so that two visits to one customer on one day are not crossed over.
    pairs.sort((a, b) => a.apart - b.apart || a.supervisor.row - b.supervisor.row);
    for (const { supervisor, salesperson } of pairs) {
      if (!left.supervisor.has(supervisor) || !left.salesperson.has(salesperson)) continue;
      left.supervisor.delete(supervisor);
      left.salesperson.delete(salesperson);
      found.push({ finding: finding(supervisor, salesperson), supervisor, salesperson, claimedBy: 'both' });
    }
  };
  pairUp(
    (a, b) => (sameTimes(a, b, limitsOn(a.date)) ? 'agrees' : 'otherTimes'),
    (a, b) => a.date === b.date && sameCustomer(a, b),
    minutesApart,
  );
  pairUp(
    () => 'otherCustomer',
    (a, b) => a.date === b.date && overlap(a, b),
    minutesApart,
  );
  pairUp(
    () => 'otherDay',
    (a, b) => sameCustomer(a, b) && Math.abs(daysBetween(a.date, b.date)) <= limitsOn(a.date).daysApart,
    (a, b) => Math.abs(daysBetween(a.date, b.date)),
  );
  const counterpart = (claim: ReportedVisit, others: readonly ReportedVisit[]) =>
    others
      .filter(
        (other) =>
          other.author.id === claim.partner?.id &&
          other.date === claim.date &&
          sameCustomer(other, claim) &&
          other.partner?.id !== claim.author.id,
      )
      .sort((a, b) => minutesApart(a, claim) - minutesApart(b, claim))[0];
  for (const supervisor of left.supervisor) {
    const salesperson = counterpart(supervisor, salespeople);
    found.push({
      finding: salesperson ? 'notNamed' : 'notReported',
      supervisor,
      ...(salesperson && { salesperson }),
      claimedBy: 'supervisor',
    });
  }
  for (const salesperson of left.salesperson) {
    const supervisor = counterpart(salesperson, supervisors);
    found.push({
      finding: supervisor ? 'notNamed' : 'notReported',
      salesperson,
      ...(supervisor && { supervisor }),
      claimedBy: 'salesperson',
    });
  }
  return found.sort(
    (a, b) =>
      compareTexts(dayOf(a), dayOf(b)) || SIDE[a.claimedBy] - SIDE[b.claimedBy] || rowOf(a) - rowOf(b),
  );
}

/** The day that a comparison is listed under: the one of the side that claims. */
export const dayOf = ({ supervisor, salesperson, claimedBy }: Comparison): BusinessDate =>
  (claimedBy === 'salesperson' ? salesperson?.date : supervisor?.date) ?? '';

type Fits = (supervisor: ReportedVisit, salesperson: ReportedVisit) => boolean;
type Distance = (supervisor: ReportedVisit, salesperson: ReportedVisit) => number;
type PairFinding = (supervisor: ReportedVisit, salesperson: ReportedVisit) => Finding;

const SIDE = { both: 0, supervisor: 1, salesperson: 2 } as const;

const rowOf = ({ supervisor, salesperson, claimedBy }: Comparison) =>
  (claimedBy === 'salesperson' ? salesperson?.row : supervisor?.row) ?? 0;

const compareTexts = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const nameEachOther = (a: ReportedVisit, b: ReportedVisit) =>
  a.partner?.id === b.author.id && b.partner?.id === a.author.id;

/** By the card; a new customer, who has none yet, by the name as written. */
export function sameCustomer(
  { customer: a }: Pick<ReportedVisit, 'customer'>,
  { customer: b }: Pick<ReportedVisit, 'customer'>,
): boolean {
  return a.id !== undefined && b.id !== undefined ? a.id === b.id : a.name === b.name;
}

function sameTimes(a: ReportedVisit, b: ReportedVisit, { timeTolerance }: CrossLimits): boolean {
  const apart = (one: string | undefined, other: string | undefined) =>
    one === undefined || other === undefined ? 0 : Math.abs(minutes(one) - minutes(other));
  return apart(a.arrived, b.arrived) <= timeTolerance && apart(a.left, b.left) <= timeTolerance;
}

const minutesApart = (a: ReportedVisit, b: ReportedVisit) =>
  Math.abs(minutes(a.arrived ?? '00:00') - minutes(b.arrived ?? '00:00'));

const overlap = (a: ReportedVisit, b: ReportedVisit) =>
  (a.arrived ?? '') < (b.left ?? '') && (b.arrived ?? '') < (a.left ?? '');

const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
