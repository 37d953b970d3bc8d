import { reportedVisits as ofSupervisor } from '../../shared/forms/supervisorReport/reported.ts';
import type { SupervisorReport } from '../../shared/forms/supervisorReport/rules.ts';
import { reportedVisits as ofSalesperson } from '../../shared/forms/visitReport/accompaniment.ts';
import type { VisitReport } from '../../shared/forms/visitReport/rules.ts';
import { type Role, reportingRoles, roles, supervisingRoles } from '../../shared/rights/roles.ts';
import type { ReportedVisit } from '../../shared/rules/accompaniment/compareVisits.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';

/** The form in which each side reports. */
export const formOfSide = { supervisor: 'supervisorReport', salesperson: 'visitReport' } as const;

export type Side = keyof typeof formOfSide;

export interface SidePaper {
  personId: string;
  date: string;
  visits: ReportedVisit[];
}

interface PaperRow {
  id: string;
  person_id: string;
  business_date: string;
  body: string;
  role: Role;
}

const COLUMNS = `documents.id, person_id, business_date, body, people.role
  FROM documents JOIN people ON people.id = documents.person_id`;

/** Submitted papers of a side from one day to another, both included; only those that mention `person`, where given. */
export function papersBetween(
  archive: ReadableArchive,
  side: Side,
  { from, to, person }: { from: string; to: string; person?: string },
): SidePaper[] {
  // The id is looked for in the text before anything is parsed: a week of a branch is some megabytes of bodies.
  return sql<PaperRow>(
    archive,
    `SELECT ${COLUMNS}
      WHERE form = ? AND state = 'submitted' AND business_date BETWEEN ? AND ? AND instr(body, ?) > 0
      ORDER BY business_date, documents.id`,
  )
    .all(formOfSide[side], from, to, person ?? '{')
    .map((row) => paperOf(side, row));
}

/** The submitted paper of a person and day, if there is one. */
export function paperOfDay(
  archive: ReadableArchive,
  side: Side,
  { person, date }: { person: string; date: string },
): SidePaper | undefined {
  const row = sql<PaperRow>(
    archive,
    `SELECT ${COLUMNS}
      WHERE person_id = ? AND form = ? AND business_date = ? AND state = 'submitted'`,
  ).get(person, formOfSide[side], date);
  return row && paperOf(side, row);
}

/** Whether this person's role makes him report on that side. */
export function reportsOn(archive: ReadableArchive, side: Side, personId: string): boolean {
  const role = sql<{ role: Role }>(archive, 'SELECT role FROM people WHERE id = ?').get(personId)?.role;
  return role !== undefined && rolesOfSide[side].includes(role);
}

const rolesOfSide: Readonly<Record<Side, readonly Role[]>> = {
  supervisor: supervisingRoles,
  salesperson: reportingRoles,
};

function paperOf(side: Side, row: PaperRow): SidePaper {
  const visits =
    side === 'supervisor'
      ? ofSupervisor(JSON.parse(row.body) as SupervisorReport, row.id)
      : ofSalesperson(JSON.parse(row.body) as VisitReport, row.id);
  return {
    personId: row.person_id,
    date: row.business_date,
    visits: visits.map((visit) => ({ ...visit, author: { ...visit.author, title: roles[row.role] } })),
  };
}
