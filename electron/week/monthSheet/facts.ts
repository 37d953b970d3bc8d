import { formOf } from '../../../shared/forms/registry.ts';
import { type ReadableArchive, sql } from '../../archive/connection.ts';
import type { Context } from '../../archive/context.ts';
import { getDocument } from '../../documents/record.ts';
import { type LateEntry, lateEntryOf } from '../lateEntry.ts';
import { type MonthGrid, monthGridFor } from '../monthGrid.ts';

export interface LateReport extends LateEntry {
  name: string;
  /** Title of its form. */
  title: string;
}

export interface ReasonedGap {
  name: string;
  title: string;
  date: string;
  state: 'missing' | 'void';
  reason: string;
}

/** The month with what its late reports and its gaps have to say for themselves, by form, person and day. */
export interface MonthFacts {
  grid: MonthGrid;
  late: LateReport[];
  /** Gaps for which a reason was given when their week was sealed. */
  reasoned: ReasonedGap[];
}

/** Of the people whom the actor may see; `now` as `Clock.now` gives it. @throws NO_RIGHT */
export function monthFacts(
  archive: ReadableArchive,
  context: Context,
  month: string,
  now: string,
): MonthFacts {
  const grid = monthGridFor(archive, context, month);
  const days = grid.groups.flatMap(({ form, people }) =>
    people.flatMap(({ personId, name, days: own }) =>
      own.map((day) => ({ ...day, personId, name, title: formOf(form).description.title, form })),
    ),
  );
  const reasonOf = reasonsGiven(archive);
  return {
    grid,
    late: days.flatMap(({ name, title, state, documentId }): LateReport[] => {
      if (state !== 'late' || documentId === undefined) return [];
      const entry = lateEntryOf(archive, getDocument(archive, documentId), now);
      return entry ? [{ name, title, ...entry }] : [];
    }),
    reasoned: days.flatMap(({ name, title, form, personId, date, state }): ReasonedGap[] => {
      if ((state !== 'missing' && state !== 'void') || form !== 'visitReport') return [];
      const reason = reasonOf(personId, date);
      return reason === undefined ? [] : [{ name, title, date, state, reason }];
    }),
  };
}

function reasonsGiven(archive: ReadableArchive): (personId: string, date: string) => string | undefined {
  const logins = new Map(
    sql<{ id: string; login: string }>(archive, 'SELECT id, login FROM people')
      .all()
      .map(({ id, login }) => [id, login]),
  );
  const given = sql<{ reason: string }>(
    archive,
    'SELECT reason FROM open_point_reasons WHERE point = ? ORDER BY at DESC LIMIT 1',
  );
  return (personId, date) => given.get(`MISSING:${logins.get(personId) ?? personId}:${date}`)?.reason;
}
