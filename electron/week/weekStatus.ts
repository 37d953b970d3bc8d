import { refuse } from '../../shared/errors/index.ts';
import { reportingRoles } from '../../shared/rights/roles.ts';
import { type IsoWeek, parseWeek, weekDays, weekLabel } from '../../shared/rules/calendar/isoWeek.ts';
import {
  type GridDay,
  type GridPerson,
  REPORT_DEADLINE,
  type WeekGrid,
  weekGrid,
} from '../../shared/rules/week/weekGrid.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import { awaitingCards } from '../customers/awaitingCards.ts';
import { calendarOf } from './calendar.ts';

/** Something to be mended or explained before the week is sealed. */
export interface OpenPoint {
  /** Stable within the week: `MISSING:<login>:<date>`, `DRAFT:<login>:<date>`, `AWAITING_CARD:<客户编号>`, … */
  code: string;
  text: string;
  documentId?: string;
  /** Of a missing report: whose, and of which day. */
  missing?: { personId: string; date: string };
}

export interface WeekStatus {
  week: IsoWeek;
  label: string;
  calendar: 'published' | 'unpublished';
  grid: WeekGrid;
  openPoints: OpenPoint[];
}

/** @throws WEEK_INVALID */
export function weekOfInput(text: string): IsoWeek {
  return parseWeek(text) ?? refuse('WEEK_INVALID', { week: text });
}

/** Who handed in what in this week, and what is still open. */
export function weekStatus(archive: ReadableArchive, week: IsoWeek): WeekStatus {
  const days = weekDays(week);
  const [monday, sunday] = [days[0]!, days[6]!];
  const people = salespeople(archive);
  const grid = weekGrid({
    week,
    calendar: calendarOf(archive),
    people,
    reports: reportsOf(archive, monday, sunday),
    absences: absencesOf(archive, monday, sunday),
    deadline: REPORT_DEADLINE,
  });
  const logins = new Map(people.map((person) => [person.id, person.login]));
  return {
    week,
    label: weekLabel(week),
    calendar: grid.calendar,
    grid,
    openPoints: [
      ...grid.undecided.map((date) => ({
        code: `UNDECIDED_DAY:${date}`,
        text: `${date} 是否上班还没有确认`,
      })),
      ...grid.people.flatMap((person) =>
        person.days.flatMap((day) =>
          missingPoint(person, logins.get(person.personId) ?? person.personId, day),
        ),
      ),
      ...draftReports(archive, monday, sunday),
      ...awaitingCards(archive, sunday).map((card) => ({
        code: `AWAITING_CARD:${card.code}`,
        text: `待建卡：${card.code} ${card.name}，首次交易 ${card.firstDealing}，已 ${card.days} 天`,
        documentId: card.id,
      })),
      ...sheetsNotIssued(archive, monday, sunday),
    ],
  };
}

function missingPoint(person: GridPerson, login: string, day: GridDay): OpenPoint[] {
  if (day.state !== 'missing' && day.state !== 'void') return [];
  const what = day.state === 'void' ? '日报已作废，没有重报' : '缺日报';
  return [
    {
      code: `MISSING:${login}:${day.date}`,
      text: `${person.name} ${day.date} ${what}`,
      missing: { personId: person.personId, date: day.date },
      ...(day.documentId && { documentId: day.documentId }),
    },
  ];
}

function salespeople(archive: ReadableArchive) {
  return sql<{ id: string; name: string; login: string; joined: string | null; left_on: string | null }>(
    archive,
    `SELECT id, name, login, joined, left_on FROM people
        WHERE role IN (${reportingRoles.map(() => '?').join(', ')}) ORDER BY name, id`,
  )
    .all(...reportingRoles)
    .map(({ id, name, login, joined, left_on }) => ({
      id,
      name,
      login,
      ...(joined !== null && { joined }),
      ...(left_on !== null && { left: left_on }),
    }));
}

function reportsOf(archive: ReadableArchive, from: string, to: string) {
  return sql<{
    id: string;
    person_id: string;
    business_date: string;
    state: 'draft' | 'submitted' | 'void';
    first: string | null;
  }>(
    archive,
    `SELECT id, person_id, business_date, state,
              (SELECT min(at) FROM revisions WHERE document_id = documents.id AND state = 'submitted') AS first
         FROM documents
        WHERE form = 'visitReport' AND business_date BETWEEN ? AND ? AND person_id IS NOT NULL
        ORDER BY business_date, id`,
  )
    .all(from, to)
    .map((report) => ({
      personId: report.person_id,
      date: report.business_date,
      state: report.state,
      documentId: report.id,
      ...(report.first !== null && { firstSubmittedAt: report.first }),
    }));
}

function absencesOf(archive: ReadableArchive, from: string, to: string) {
  return sql<{ personId: string; from: string; to: string; kind: string }>(
    archive,
    `SELECT person_id AS personId, from_date AS "from", to_date AS "to", kind FROM absences
        WHERE to_date >= ? AND from_date <= ? ORDER BY from_date, id`,
  ).all(from, to);
}

function draftReports(archive: ReadableArchive, from: string, to: string): OpenPoint[] {
  return sql<{ id: string; title: string; login: string | null; date: string }>(
    archive,
    `SELECT documents.id, title, login, business_date AS date
         FROM documents LEFT JOIN people ON people.id = person_id
        WHERE form = 'visitReport' AND state = 'draft' AND business_date BETWEEN ? AND ?
        ORDER BY business_date, documents.id`,
  )
    .all(from, to)
    .map((draft) => ({
      code: `DRAFT:${draft.login ?? draft.id}:${draft.date}`,
      text: `日报还是草稿，没有提交：${draft.title}`,
      documentId: draft.id,
    }));
}

/** Submitted reports whose current revision has no issued sheet; sealing issues them. */
export function sheetsNotIssued(
  archive: ReadableArchive,
  from: string,
  to: string,
): (OpenPoint & { documentId: string })[] {
  return sql<{ id: string; title: string; login: string; date: string }>(
    archive,
    `SELECT documents.id, title, login, business_date AS date
         FROM documents JOIN people ON people.id = person_id
        WHERE form = 'visitReport' AND state = 'submitted' AND business_date BETWEEN ? AND ?
          AND NOT EXISTS (SELECT 1 FROM issued_sheets AS sheet
                           WHERE sheet.document_id = documents.id AND sheet.revision = documents.revision AND sheet.part = 1)
        ORDER BY business_date, documents.id`,
  )
    .all(from, to)
    .map((report) => ({
      code: `SHEET_NOT_ISSUED:${report.login}:${report.date}`,
      text: `日报表还没有出单：${report.title}`,
      documentId: report.id,
    }));
}
