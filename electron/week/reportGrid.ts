import { type Role, reportingRoles } from '../../shared/rights/roles.ts';
import { type IsoWeek, weekDays } from '../../shared/rules/calendar/isoWeek.ts';
import { type WeekGrid, weekGrid } from '../../shared/rules/week/weekGrid.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import { calendarOf } from './calendar.ts';
import { deadlinesOf } from './deadlines.ts';

/** Who owes daily reports, and what of them is there in this week (S2). */
export function reportGrid(
  archive: ReadableArchive,
  week: IsoWeek,
): { grid: WeekGrid; people: ReturnType<typeof holdersOf> } {
  const days = weekDays(week);
  const [monday, sunday] = [days[0]!, days[6]!];
  const people = holdersOf(archive, reportingRoles);
  const grid = weekGrid({
    week,
    calendar: calendarOf(archive),
    people,
    reports: reportsOf(archive, 'visitReport', monday, sunday),
    absences: absencesOf(archive, monday, sunday),
    deadlineOf: deadlinesOf(archive),
  });
  return { grid, people };
}

/** Everybody who holds or held one of the roles, by name. */
export function holdersOf(archive: ReadableArchive, roles: readonly Role[]) {
  return sql<{ id: string; name: string; login: string; joined: string | null; left_on: string | null }>(
    archive,
    `SELECT id, name, login, joined, left_on FROM people
        WHERE role IN (${roles.map(() => '?').join(', ')}) ORDER BY name, id`,
  )
    .all(...roles)
    .map(({ id, name, login, joined, left_on }) => ({
      id,
      name,
      login,
      ...(joined !== null && { joined }),
      ...(left_on !== null && { left: left_on }),
    }));
}

/** The reports of a form that bear these days, both included. */
export function reportsOf(archive: ReadableArchive, form: string, from: string, to: string) {
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
        WHERE form = ? AND business_date BETWEEN ? AND ? AND person_id IS NOT NULL
        ORDER BY business_date, id`,
  )
    .all(form, from, to)
    .map((report) => ({
      personId: report.person_id,
      date: report.business_date,
      state: report.state,
      documentId: report.id,
      ...(report.first !== null && { firstSubmittedAt: report.first }),
    }));
}

export function absencesOf(archive: ReadableArchive, from: string, to: string) {
  return sql<{ personId: string; from: string; to: string; kind: string }>(
    archive,
    `SELECT person_id AS personId, from_date AS "from", to_date AS "to", kind FROM absences
        WHERE to_date >= ? AND from_date <= ? ORDER BY from_date, id`,
  ).all(from, to);
}
