import { standardRules } from '../branchRules/branchRules.ts';
import {
  type Comparison,
  type CrossLimits,
  compareVisits,
  dayOf,
  type Named,
  type ReportedVisit,
} from './compareVisits.ts';
import { remarkOf, type Side, timesOf } from './findingText.ts';

/** What a paper has to know of the other side's papers. */
export interface CrossQuestion {
  /** Whose paper it is. */
  person: string;
  date: string;
  /** Whom it names as having come along, sorted. */
  others: string[];
}

export interface CrossFacts {
  /** Rows of the other side's submitted papers: those that name this person about this day, and all of `others` on it. */
  visits: readonly ReportedVisit[];
  /** Who of the other side has submitted a paper of which day: `<person id> <date>`. */
  handedIn: readonly string[];
  /** Those of `others` who report on the other side at all: an accountant who came along writes no supervisor's report. */
  expected: readonly string[];
  /** The branch's limits for papers of the day; absent: the standard ones. */
  limits?: CrossLimits;
}

export interface CrossCheck {
  /** By row of the own paper; absent for a row that neither side calls accompanied. */
  remarks: ReadonlyMap<number, string>;
  /** Rows of the other side on this day that name this person, and that the own paper does not confirm. */
  claims: readonly Comparison[];
}

/** `undefined` while it is not known whose paper of which day it is. */
export function crossQuestion(
  person: Named | undefined,
  date: string | undefined,
  partners: readonly (Named | undefined)[],
): CrossQuestion | undefined {
  if (!person || !date) return undefined;
  const others = [...new Set(partners.flatMap((partner) => (partner ? [partner.id] : [])))].sort();
  return { person: person.id, date, others };
}

/** Holds the rows of one paper against what others have handed in. */
export function crossCheck(
  side: Side,
  { author, date, visits }: { author: Named; date: string; visits: readonly ReportedVisit[] },
  facts: CrossFacts,
): CrossCheck {
  const otherSide: Side = side === 'supervisor' ? 'salesperson' : 'supervisor';
  const rows = visits.map((visit) => claimingOnly(visit, facts.expected));
  const { limits = standardRules } = facts;
  const limitsOn = () => limits;
  const comparisons =
    side === 'supervisor'
      ? compareVisits(rows, facts.visits, limitsOn)
      : compareVisits(facts.visits, rows, limitsOn);
  const handedIn = new Set(facts.handedIn);
  const remarks = new Map<number, string>();
  const claims: Comparison[] = [];
  for (const comparison of comparisons) {
    const mine = comparison[side];
    const theirs = comparison[otherSide];
    if (comparison.claimedBy === otherSide) {
      if (theirs?.partner?.id !== author.id) continue;
      claims.push(comparison);
      if (mine) remarks.set(mine.row, `不一致：${theirs.author.name}写了与${author.name}同行，本表没有写明`);
    } else if (mine) {
      remarks.set(
        mine.row,
        remarkOf(comparison, side, handedIn.has(`${mine.partner?.id ?? ''} ${mine.date}`)),
      );
    }
  }
  return { remarks, claims: claims.filter((claim) => dayOf(claim) === date) };
}

/** 「李强 09:30–10:20 无锡新区希望贸易有限公司」 of each, for the paper that lacks them. */
export function claimsText(claims: readonly Comparison[], otherSide: Side): string | undefined {
  const texts = claims.flatMap((claim) => {
    const theirs = claim[otherSide];
    return theirs ? [`${theirs.author.name} ${timesOf(theirs)} ${theirs.customer.name}`] : [];
  });
  return texts.length === 0 ? undefined : texts.join('；');
}

/** The row without its partner, where he has no paper in which to confirm it. */
export function claimingOnly(visit: ReportedVisit, expected: readonly string[]): ReportedVisit {
  if (!visit.partner || expected.includes(visit.partner.id)) return visit;
  const { partner: _, ...rest } = visit;
  return rest;
}
