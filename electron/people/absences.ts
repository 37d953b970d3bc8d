import { v7 } from 'uuid';
import { refuse } from '../../shared/errors/index.ts';
import { scopeOf } from '../../shared/rights/rights.ts';
import { isBusinessDate } from '../../shared/rules/calendar/businessDate.ts';
import { audit } from '../archive/audit.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { write } from '../archive/transaction.ts';
import { refuseLacking } from '../rights/lacking.ts';
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

/** Absences that touch any day of the period, by day; his own for a person who may not see everybody's. */
export function listAbsences(
  archive: ReadableArchive,
  { actor }: Pick<Context, 'actor'>,
  { from, to }: { from: string; to: string },
): Absence[] {
  const own = scopeOf(actor.role, 'week.read') !== 'branch';
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
     WHERE to_date >= ? AND from_date <= ? AND (? IS NULL OR person_id = ?) ORDER BY from_date, absences.id`,
  )
    .all(from, to, own ? actor.personId : null, actor.personId)
    .map(({ note, ...absence }) => ({ ...absence, ...(note !== null && { note }) }));
}

/** @throws NO_RIGHT, PERSON_NOT_FOUND, DATE_INVALID */
export function addAbsence(
  archive: WritableArchive,
  context: Context,
  input: { personId: string; from: string; to: string; kind: string; note?: string },
): { id: string } {
  refuseLacking(context, 'absence.write');
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
  refuseLacking(context, 'absence.write');
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
