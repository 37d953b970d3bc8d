import { addDays } from '../../shared/rules/calendar/businessDate.ts';
import type { Archive } from '../archive/archive.ts';
import { sql } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { write } from '../archive/transaction.ts';
import { completeCards } from './newCards.ts';
import type { DemoPeople } from './people.ts';
import { seededRandom } from './random.ts';
import { readReports } from './readReports.ts';
import { type DemoKeys, openDemoKeys, signDemo } from './signatures.ts';

/** Before the oldest paper of the demonstration, a quarter's sheet of last year. */
const DAYS_OF_KEYS = 500;

/**
 * What the office does with a month's papers: they are signed by their authors, read and signed by the supervisors, now and then
 * corrected after that, and the cards of new customers are completed.
 */
export async function officeWork(
  archive: Archive,
  context: Context,
  people: DemoPeople,
  { seed, until, password }: { seed: number; until: string; password: string },
): Promise<void> {
  const keys = await openDemoKeys(
    archive,
    context,
    [...people.salespeople, ...people.supervisors, ...people.managers, people.accountant],
    { password, day: addDays(until, -DAYS_OF_KEYS) },
  );
  write(archive.writable, () => completeCards(archive, context, seededRandom(seed + 20), people, until));
  write(archive.writable, () =>
    readReports(archive, context, seededRandom(seed + 21), { people, keys, until }),
  );
  write(archive.writable, () => signOthers(archive, context, seed, { people, keys, until }));
}

/** Plans, logs, supervisors' reports, complaints and figures: most by who filled them in, some by the next. */
function signOthers(
  archive: Archive,
  context: Context,
  seed: number,
  { people, keys, until }: { people: DemoPeople; keys: DemoKeys; until: string },
): void {
  const random = seededRandom(seed + 22);
  const staff = [...people.salespeople, ...people.supervisors, people.accountant];
  const papers = sql<{ id: string; form: string; author: string }>(
    archive.readable,
    `SELECT id, form, coalesce(person_id, created_by) AS author FROM documents
      WHERE form IN ('visitPlan', 'workLog', 'supervisorReport', 'complaintCard', 'performanceCredit')
        AND state = 'submitted' AND substr(updated_at, 1, 10) < ? ORDER BY row`,
  ).all(until);
  for (const { id, form, author } of papers) {
    const person = staff.find((one) => one.id === author);
    if (!person || random.chance(0.2)) continue;
    signDemo(archive, context, keys, { id, place: 0, person, minutes: 8 });
    const [supervisor] = people.supervisors;
    if (form === 'visitPlan' && supervisor && random.chance(0.7))
      signDemo(archive, context, keys, { id, place: 1, person: supervisor, minutes: 40 });
  }
}
