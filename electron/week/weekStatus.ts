import { refuse } from '../../shared/errors/index.ts';
import { scopeOf } from '../../shared/rights/rights.ts';
import { type IsoWeek, parseWeek, weekDays, weekLabel } from '../../shared/rules/calendar/isoWeek.ts';
import type { WeekGrid } from '../../shared/rules/week/weekGrid.ts';
import type { ReadableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { findRow } from '../documents/record.ts';
import { refuseLacking } from '../rights/lacking.ts';
import { mayRead } from '../rights/reach.ts';
import { pointSources } from './points/index.ts';
import type { OpenPoint } from './points/openPoint.ts';
import { reportGrid } from './reportGrid.ts';

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
  const { grid, people } = reportGrid(archive, week);
  return {
    week,
    label: weekLabel(week),
    calendar: grid.calendar,
    grid,
    openPoints: pointSources.flatMap((pointsOf) => pointsOf(archive, { grid, people, monday, sunday })),
  };
}

/** The same as far as the actor may see it: of his own reports, and the points that are his to mend. @throws NO_RIGHT */
export function weekStatusFor(archive: ReadableArchive, context: Context, week: IsoWeek): WeekStatus {
  refuseLacking(context, 'week.read');
  const status = weekStatus(archive, week);
  const { personId, role } = context.actor;
  if (scopeOf(role, 'week.read') === 'branch') return status;
  const isHis = ({ documentId, missing }: OpenPoint): boolean => {
    if (missing) return missing.personId === personId;
    const row = documentId === undefined ? undefined : findRow(archive, documentId);
    return row !== undefined && mayRead(archive, context, row);
  };
  return {
    ...status,
    grid: { ...status.grid, people: status.grid.people.filter((person) => person.personId === personId) },
    openPoints: status.openPoints.filter(isHis),
  };
}
