import type { VisitReport } from '../../shared/forms/visitReport/rules.ts';
import { addDays } from '../../shared/rules/calendar/businessDate.ts';
import { nextWorkday } from '../../shared/rules/calendar/workingCalendar.ts';
import type { Archive } from '../archive/archive.ts';
import { sql } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { getDocument } from '../documents/record.ts';
import { saveDocument } from '../documents/saving.ts';
import type { Person } from '../people/people.ts';
import { calendarOf } from '../week/calendar.ts';
import type { DemoPeople } from './people.ts';
import type { Random } from './random.ts';
import { type DemoKeys, signDemo } from './signatures.ts';
import { at } from './time.ts';

const REMARKS = [
  '已阅。回款抓紧，逾期的列出日期。',
  '路线安排合理，新客户跟进要快。',
  '竞品动态写得具体，继续。',
  '待跟进的本周内再访一次。',
  '陈列照片请补交内勤。',
];
const CORRECTIONS = ['补记停车费', '漏记过路费', '补记客户招待茶水'];

interface Office {
  people: DemoPeople;
  keys: DemoKeys;
  until: string;
}

/**
 * Most daily reports are signed by their author in the evening; the next working day a supervisor reads them, writes his verdict
 * and signs, and at the end of the week a manager signs some. A few are corrected after that, so that their signatures lapse;
 * every other author signs anew. Of the last day nothing is read yet.
 */
export function readReports(
  archive: Archive,
  context: Context,
  random: Random,
  { people, keys, until }: Office,
): void {
  const { salespeople, supervisors, managers } = people;
  const [manager] = managers;
  const reports = sql<{ id: string; person_id: string; changed: string }>(
    archive.readable,
    `SELECT id, person_id, substr(updated_at, 1, 10) AS changed FROM documents
      WHERE form = 'visitReport' AND state = 'submitted' ORDER BY business_date, row`,
  ).all();
  const calendar = calendarOf(archive.readable);
  for (const { id, person_id, changed } of reports) {
    const place = salespeople.findIndex((one) => one.id === person_id);
    const author = salespeople[place];
    const supervisor = supervisors[place % Math.max(1, supervisors.length)];
    if (!author || random.chance(0.07)) continue;
    signDemo(archive, context, keys, { id, place: 0, person: author, minutes: 10 });
    const next = nextWorkday(calendar, changed);
    if (!supervisor || !next.ok || next.date > until || random.chance(0.12)) continue;
    read(archive, context, random, { id, supervisor, date: next.date });
    if (random.chance(0.15)) continue;
    signDemo(archive, context, keys, {
      id,
      place: 1,
      person: supervisor,
      minutes: 0,
      on: `${next.date} 08:50`,
    });
    if (manager && random.chance(0.4) && addDays(next.date, 1) <= until)
      signDemo(archive, context, keys, {
        id,
        place: 3,
        person: manager,
        minutes: 0,
        on: `${next.date} 17:05`,
      });
    if (!random.chance(0.06)) continue;
    correct(archive, context, random, { id, author, date: next.date });
    if (random.chance(0.5)) signDemo(archive, context, keys, { id, place: 0, person: author, minutes: 6 });
  }
}

function read(
  archive: Archive,
  context: Context,
  random: Random,
  { id, supervisor, date }: { id: string; supervisor: Person; date: string },
): void {
  const { body, revision } = getDocument(archive.writable, id);
  saveDocument(archive.writable, at(context, supervisor, date, '08:40:00'), {
    form: 'visitReport',
    id,
    baseRevision: revision,
    body: {
      ...body,
      verdict: 'effective',
      ...(random.chance(0.5) && { instruction: random.pick(REMARKS) }),
    },
    as: 'submitted',
  });
}

function correct(
  archive: Archive,
  context: Context,
  random: Random,
  { id, author, date }: { id: string; author: Person; date: string },
): void {
  const { body, revision } = getDocument(archive.writable, id);
  const { expenses = [] } = body as VisitReport;
  saveDocument(archive.writable, at(context, author, date, '18:25:00'), {
    form: 'visitReport',
    id,
    baseRevision: revision,
    body: { ...body, expenses: [...expenses, { item: '停车', amount: random.whole(5, 20) * 100 }] },
    as: 'submitted',
    reason: random.pick(CORRECTIONS),
  });
}
