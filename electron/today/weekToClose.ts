import { allowed } from '../../shared/rights/rights.ts';
import { addDays } from '../../shared/rules/calendar/businessDate.ts';
import { weekDays, weekLabel, weekOf } from '../../shared/rules/calendar/isoWeek.ts';
import type { WeekStage } from '../../shared/rules/week/weekEnd.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import { datedForms } from '../week/datedForms.ts';
import { weekStage, withWeekEnd } from '../week/earlySealing.ts';
import { weekStatus } from '../week/weekStatus.ts';
import type { TodaySource } from './source.ts';

/** The last week as long as it is not sealed, and this one from its last working day on. */
export const weekToClose: TodaySource = {
  key: 'week',
  title: '要封存的周报',
  items(archive, { actor, clock }) {
    if (!allowed(actor.role, 'week.seal')) return [];
    const today = clock.today();
    const thisWeek = weekOf(today);
    return [weekOf(addDays(today, -7)), thisWeek]
      .filter((week) => hasPapers(archive, weekDays(week)) && !isSealed(archive, week))
      .map((week) => ({ week, ...weekStage(archive, week, clock.now()) }))
      .filter(({ stage }) => stage !== 'running')
      .map(({ week, stage, completeFrom }) => {
        const { length } = withWeekEnd(archive, weekStatus(archive, week), clock.now()).openPoints;
        return {
          text: weekLabel(week),
          note: noteOf(length, stage, completeFrom),
          urgent: week !== thisWeek,
          to: { page: 'week', week },
        };
      });
  },
};

/** Before its end 提前上报 is one of the points; when it is the only one, one waits. */
function noteOf(points: number, stage: WeekStage, completeFrom: string): string {
  if (stage === 'early' && points === 1) return `${completeFrom.slice(5)} 起可以封存`;
  return points > 0 ? `还有 ${points} 项未办` : '可以封存';
}

const isSealed = (archive: ReadableArchive, week: string) =>
  sql(archive, 'SELECT 1 FROM sealed_weeks WHERE week = ? LIMIT 1').get(week) !== undefined;

/** A branch that only begins has no last week. */
const hasPapers = (archive: ReadableArchive, days: readonly string[]) =>
  sql(
    archive,
    `SELECT 1 FROM documents WHERE form IN (${datedForms}) AND business_date BETWEEN ? AND ? LIMIT 1`,
  ).get(days[0], days[6]) !== undefined;
