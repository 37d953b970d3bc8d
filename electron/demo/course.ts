import type { Archive } from '../archive/archive.ts';
import type { Context } from '../archive/context.ts';
import { addAbsence } from '../people/absences.ts';
import { changePerson, type Person } from '../people/people.ts';
import { at } from './time.ts';

/**
 * What becomes of one person's report of one day. `refiled`: made void and written anew; `away`: an absence was entered for
 * several days; `gone`: before joining or after leaving.
 */
export type Fate =
  | 'submitted'
  | 'late'
  | 'missing'
  | 'draft'
  | 'void'
  | 'leave'
  | 'refiled'
  | 'away'
  | 'gone';

/** From so many salespeople and weeks on, a demonstration is a whole branch over a month: every state occurs for certain. */
export const isWholeBranch = ({ staff, weeks }: { staff: number; weeks: number }): boolean =>
  staff >= 6 && weeks >= 4;

/** What is laid down for a whole branch, beside what chance brings. */
export interface Course {
  /** Of the salesperson at `place`; undefined where chance decides. */
  fateOf(place: number, date: string): Fate | undefined;
  /** Of the supervisor's report, on a day on which he was along. */
  ofSupervisor(place: number, date: string): 'late' | 'missing' | undefined;
}

/** Whether the salesperson at `place` was at work on that day, as far as it is laid down. */
export type IsThere = (place: number, date: string) => boolean;

export const isThereBy =
  ({ fateOf }: Course): IsThere =>
  (place, date) => {
    const fate = fateOf(place, date);
    return fate !== 'gone' && fate !== 'away';
  };

export const chanceOnly: Course = { fateOf: () => undefined, ofSupervisor: () => undefined };

/** First and last of the days of an absence, by place among the days. */
const absences: readonly (readonly [place: number, from: number, to: number, kind: string])[] = [
  [3, 6, 8, '年假'],
  [5, 12, 13, '培训'],
  [1, 15, 15, '病假'],
];

/** Salesperson's place, day's place. */
const laidDown: readonly (readonly [place: number, day: number, fate: Fate])[] = [
  [0, 2, 'refiled'],
  [0, 14, 'void'],
  [1, 6, 'missing'],
  [1, 17, 'missing'],
  [2, 4, 'late'],
  [2, 9, 'late'],
  [2, 16, 'late'],
  [4, 11, 'void'],
  [4, 10, 'late'],
];

/**
 * A joiner, a leaver, absences of several days, and days of every kind; the last salesperson came when a third of the days were
 * over, the one before him left when two thirds were.
 */
export function courseOfBranch(
  archive: Archive,
  context: Context,
  { archivist, salespeople }: { archivist: Person; salespeople: readonly Person[] },
  days: readonly string[],
): Course {
  const joiner = salespeople.length - 1;
  const leaver = salespeople.length - 2;
  const joined = days[Math.floor(days.length / 3)] ?? '';
  const left = days[Math.floor((2 * days.length) / 3)] ?? '';
  employ(archive, context, salespeople[joiner], { joined });
  employ(archive, context, salespeople[leaver], { left, active: false });
  const fates = new Map(laidDown.map(([place, day, fate]) => [`${place} ${days[day]}`, fate]));
  const last = days.at(-1) ?? '';
  fates.set(`2 ${last}`, 'draft');
  fates.set(`1 ${last}`, 'missing');
  for (const [place, from, to, kind] of absences) {
    const span = days.slice(from, to + 1);
    const [first, end] = [span[0], span.at(-1)];
    const person = salespeople[place];
    if (!first || !end || !person) continue;
    addAbsence(archive.writable, at(context, archivist, days[Math.max(0, from - 2)] ?? first, '16:30:00'), {
      personId: person.id,
      from: first,
      to: end,
      kind,
    });
    for (const date of span) fates.set(`${place} ${date}`, 'away');
  }
  // Every eleventh of the days; which supervisor was along then is chance.
  const bySupervisors = new Map(
    days.flatMap((date, day): [string, 'late' | 'missing'][] =>
      day % 11 === 5 ? [[date, 'missing']] : day % 11 === 8 ? [[date, 'late']] : [],
    ),
  );
  return {
    ofSupervisor: (place, date) => (place === 0 ? bySupervisors.get(date) : undefined),
    fateOf: (place, date) => {
      if ((place === joiner && date < joined) || (place === leaver && date > left)) return 'gone';
      return fates.get(`${place} ${date}`);
    },
  };
}

function employ(
  archive: Archive,
  context: Context,
  person: Person | undefined,
  change: { joined?: string; left?: string; active?: boolean },
): void {
  if (!person) return;
  const { id, name, role, joined } = person;
  changePerson(archive.writable, context, {
    id,
    name,
    role,
    ...(joined !== undefined && { joined }),
    active: true,
    ...change,
  });
}
