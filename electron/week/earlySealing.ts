import { refuse } from '../../shared/errors/index.ts';
import type { IsoWeek } from '../../shared/rules/calendar/isoWeek.ts';
import { isPending } from '../../shared/rules/week/dayMarks.ts';
import { stageOfWeek, type WeekEnd, weekEnd } from '../../shared/rules/week/weekEnd.ts';
import type { ReadableArchive } from '../archive/connection.ts';
import { calendarOf } from './calendar.ts';
import { deadlinesOf } from './deadlines.ts';
import type { OpenPoint } from './points/openPoint.ts';
import type { WeekStatus } from './weekStatus.ts';

/** 提前上报 is decided on for one week: the reason for all the rest (`*`) does not give it. */
export const EARLY = 'EARLY:';

/**
 * The status with how the week stands at `now` as its first open point: nothing for a week whose last reports are due;
 * 提前上报 from its last working day on, whose reason goes to the head office; before that day no reason helps. What may still
 * come in time is no open point of its own.
 */
export function withWeekEnd(archive: ReadableArchive, status: WeekStatus, now: string): WeekStatus {
  const end = endOf(archive, status.week);
  const stage = stageOfWeek(end, now);
  if (stage === 'over') return status;
  const point: OpenPoint =
    stage === 'early'
      ? {
          code: `${EARLY}${status.week}`,
          text: `提前上报：${end.lastWorkday} 的日报到 ${timeText(end)} 才到期`,
        }
      : {
          code: `NOT_OVER:${status.week}`,
          text: `这一周还没有过完：最后一个工作日 ${end.lastWorkday} 当天起才能封存`,
        };
  return { ...status, openPoints: [point, ...status.openPoints.filter(isDue(status, now))] };
}

/** A report that may still come in time is not missing yet. */
function isDue({ grid }: WeekStatus, now: string): (point: OpenPoint) => boolean {
  const pending = new Set(
    grid.people.flatMap(({ personId, days }) =>
      days.flatMap((day) => (isPending(day, now.slice(0, 16)) ? [`${personId} ${day.date}`] : [])),
    ),
  );
  return ({ missing }) => !missing || !pending.has(`${missing.personId} ${missing.date}`);
}

/**
 * Refuses a week of which no reason makes a right file.
 * @throws CALENDAR_UNPUBLISHED for days of which nobody knows whether they are worked, WEEK_NOT_OVER before the last
 * working day: the file would call missing what is not due
 */
export function refuseUnsealable(archive: ReadableArchive, status: WeekStatus, now: string): void {
  const [undecided] = status.grid.undecided;
  if (undecided) refuse('CALENDAR_UNPUBLISHED', { year: undecided.slice(0, 4), date: undecided });
  const end = endOf(archive, status.week);
  if (stageOfWeek(end, now) === 'running')
    refuse('WEEK_NOT_OVER', { week: status.label, last: end.lastWorkday, until: timeText(end) });
}

/** How the week stands at `now`, and from when on it is complete: '2026-11-23 12:00'. */
export function weekStage(archive: ReadableArchive, week: IsoWeek, now: string) {
  const end = endOf(archive, week);
  return { stage: stageOfWeek(end, now), completeFrom: timeText(end) };
}

const endOf = (archive: ReadableArchive, week: IsoWeek): WeekEnd =>
  weekEnd(calendarOf(archive), week, deadlinesOf(archive));

/** '2026-11-23 12:00' */
const timeText = ({ until }: WeekEnd): string => until.replace('T', ' ');
