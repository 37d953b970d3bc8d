import { v7 } from 'uuid';
import { refuse } from '../../shared/errors/index.ts';
import { allowed, rights } from '../../shared/rights/rights.ts';
import { roles } from '../../shared/rights/roles.ts';
import { isBusinessDate } from '../../shared/rules/calendar/businessDate.ts';
import { audit } from '../archive/audit.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { write } from '../archive/transaction.ts';
import { findPerson } from './people.ts';

/** 请假: whole days, both ends included. */
export interface Absence {
  id: string;
  personId: string;
  name: string;
  from: string;
  to: string;
  /** 事假, 病假, 年假 …, as the office calls it. */
  kind: string;
  note?: string;
}

/** Absences that touch any day of the period, by day. */
export function listAbsences(
  archive: ReadableArchive,
  { from, to }: { from: string; to: string },
): Absence[] {
  return sql<{
    id: string;
    personId: string;
    name: string;
    from: string;
    to: string;
    kind: string;
    note: string | null;
  }>(
    archive,
    `SELECT absences.id, person_id AS personId, people.name, from_date AS "from", to_date AS "to", kind, note
     FROM absences JOIN people ON people.id = person_id
     WHERE to_date >= ? AND from_date <= ? ORDER BY from_date, absences.id`,
  )
    .all(from, to)
    .map(({ note, ...absence }) => ({ ...absence, ...(note !== null && { note }) }));
}

/** @throws NO_RIGHT, PERSON_NOT_FOUND, DATE_INVALID */
export function addAbsence(
  archive: WritableArchive,
  context: Context,
  input: { personId: string; from: string; to: string; kind: string; note?: string },
): { id: string } {
  refuseWithoutRight(context);
  if (!isBusinessDate(input.from)) refuse('DATE_INVALID', { date: input.from });
  if (!isBusinessDate(input.to) || input.to < input.from) refuse('DATE_INVALID', { date: input.to });
  const id = v7();
  return write(archive, () => {
    if (!findPerson(archive, input.personId)) refuse('PERSON_NOT_FOUND', { name: input.personId });
    sql(archive, 'INSERT INTO absences VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(
      id,
      input.personId,
      input.from,
      input.to,
      input.kind,
      input.note ?? null,
      context.clock.now(),
      context.actor.personId,
    );
    audit(archive, context, 'absence.added', input.personId, { id, from: input.from, to: input.to });
    return { id };
  });
}

/** Removing one that is gone already is no failure. @throws NO_RIGHT */
export function removeAbsence(archive: WritableArchive, context: Context, input: { id: string }): void {
  refuseWithoutRight(context);
  write(archive, () => {
    const row = sql<{ person_id: string; from_date: string; to_date: string }>(
      archive,
      'DELETE FROM absences WHERE id = ? RETURNING person_id, from_date, to_date',
    ).get(input.id);
    if (row)
      audit(archive, context, 'absence.removed', row.person_id, {
        id: input.id,
        from: row.from_date,
        to: row.to_date,
      });
  });
}

function refuseWithoutRight(context: Context): void {
  const { role } = context.actor;
  if (!allowed(role, 'absence.write'))
    refuse('NO_RIGHT', { role: roles[role], right: rights['absence.write'] });
}
