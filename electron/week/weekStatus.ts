import { refuse } from '../../shared/errors/index.ts';
import { type IsoWeek, parseWeek, weekDays, weekLabel } from '../../shared/rules/calendar/isoWeek.ts';
import type { WeekGrid } from '../../shared/rules/week/weekGrid.ts';
import type { ReadableArchive } from '../archive/connection.ts';
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
