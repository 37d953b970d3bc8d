import {
  type Comparison,
  type CrossLimits,
  compareVisits,
  dayOf,
  type Finding,
} from '../../shared/rules/accompaniment/compareVisits.ts';
import { claimingOnly } from '../../shared/rules/accompaniment/crossCheck.ts';
import { mismatchText } from '../../shared/rules/accompaniment/findingText.ts';
import { branchRules } from '../../shared/rules/branchRules/branchRules.ts';
import { addDays } from '../../shared/rules/calendar/businessDate.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import { rulesOn } from '../rules/rulesOn.ts';
import { papersBetween, reportsOn, type Side, type SidePaper } from './papers.ts';

const MOST_APART = branchRules.daysApart.most;

/** An accompanied visit about which the two papers of the week do not say the same (S3). */
export interface Mismatch extends Comparison {
  finding: Exclude<Finding, 'agrees'>;
  /** The day that the claiming paper bears. */
  date: string;
  /** `MISMATCH:<finding>:<login of the claiming side>:<login of the other>:<date>:<客户编号>`. */
  code: string;
  /** Both sides by name, in one line. */
  text: string;
}

/** Those whose claiming paper lies between the two days, both included. */
export function mismatchesBetween(archive: ReadableArchive, from: string, to: string): Mismatch[] {
  // Beyond the span, so that a visit which one side wrote on Monday and the other on Sunday is seen as one.
  const wider = { from: addDays(from, -MOST_APART), to: addDays(to, MOST_APART) };
  const supervisors = papersBetween(archive, 'supervisor', wider);
  const salespeople = papersBetween(archive, 'salesperson', wider);
  const handedIn = new Set(
    [...supervisors, ...salespeople].map((paper) => `${paper.personId} ${paper.date}`),
  );
  const logins = loginsOf(archive);
  const codes = new Map<string, number>();
  return compareVisits(
    claimsOf(archive, supervisors, 'salesperson'),
    claimsOf(archive, salespeople, 'supervisor'),
    limitsByDay(archive),
  ).flatMap((comparison): Mismatch[] => {
    const { finding } = comparison;
    const date = dayOf(comparison);
    if (finding === 'agrees' || date < from || date > to) return [];
    const mine = comparison.claimedBy === 'salesperson' ? comparison.salesperson : comparison.supervisor;
    const partner = mine?.partner?.id ?? '';
    const code = [
      'MISMATCH',
      finding,
      logins.get(mine?.author.id ?? ''),
      logins.get(partner),
      date,
      mine?.customer.code ?? mine?.customer.id ?? '',
    ].join(':');
    const times = (codes.get(code) ?? 0) + 1;
    codes.set(code, times);
    return [
      {
        ...comparison,
        finding,
        date,
        code: times === 1 ? code : `${code}:${times}`,
        text: mismatchText(comparison, handedIn.has(`${partner} ${date}`)),
      },
    ];
  });
}

/** Each day is asked for once: a week has hundreds of pairs. */
function limitsByDay(archive: ReadableArchive): (date: string) => CrossLimits {
  const known = new Map<string, CrossLimits>();
  return (date) => {
    const limits = known.get(date) ?? rulesOn(archive, date);
    known.set(date, limits);
    return limits;
  };
}

function claimsOf(archive: ReadableArchive, papers: readonly SidePaper[], partnersSide: Side) {
  const named = new Set(
    papers.flatMap(({ visits }) => visits.flatMap(({ partner }) => (partner ? [partner.id] : []))),
  );
  const expected = [...named].filter((id) => reportsOn(archive, partnersSide, id));
  return papers.flatMap(({ visits }) => visits.map((visit) => claimingOnly(visit, expected)));
}

function loginsOf(archive: ReadableArchive): Map<string, string> {
  return new Map(
    sql<{ id: string; login: string }>(archive, 'SELECT id, login FROM people')
      .all()
      .map(({ id, login }) => [id, login]),
  );
}
