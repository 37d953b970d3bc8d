import { addDays } from '../../shared/rules/calendar/businessDate.ts';
import type { Archive } from '../archive/archive.ts';
import { sql } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { getDocument } from '../documents/record.ts';
import { saveDocument } from '../documents/saving.ts';
import { demoCustomer } from './customers.ts';
import type { DemoPeople } from './people.ts';
import type { Random } from './random.ts';
import { at } from './time.ts';

/** Cards are due right after the first dealing; so many days later most are there. */
const DAYS = 2;
const LATE_SHARE = 0.1;

/** Completes the cards of the customers that the reports named as new, those of the last days and a tenth of the others left out. */
export function completeCards(
  archive: Archive,
  context: Context,
  random: Random,
  { salespeople }: DemoPeople,
  until: string,
): void {
  const drafts = sql<{ id: string; created: string; created_by: string }>(
    archive.readable,
    `SELECT id, substr(created_at, 1, 10) AS created, created_by FROM documents
      WHERE form = 'customerCard' AND state = 'draft' ORDER BY row`,
  ).all();
  for (const { id, created, created_by } of drafts) {
    const author = salespeople.find((one) => one.id === created_by);
    const day = addDays(created, DAYS);
    if (!author || day > until || random.chance(LATE_SHARE)) continue;
    const { body, revision } = getDocument(archive.writable, id);
    const { id: person, name } = author;
    saveDocument(archive.writable, at(context, author, day, '17:20:00'), {
      form: 'customerCard',
      id,
      baseRevision: revision,
      body: {
        ...demoCustomer(random, { id: person, name }, '新区片', until),
        cardDate: day,
        firstDealing: created,
        ...body,
      },
      as: 'submitted',
    });
  }
}
