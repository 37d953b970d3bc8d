import { allowed } from '../../shared/rights/rights.ts';
import { addDays } from '../../shared/rules/calendar/businessDate.ts';
import { weekDays, weekLabel, weekOf } from '../../shared/rules/calendar/isoWeek.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import { datedForms } from '../week/datedForms.ts';
import { weekStatus } from '../week/weekStatus.ts';
import type { TodaySource } from './source.ts';

/** The last week as long as it is not sealed, and this one from its Friday on. */
export const weekToClose: TodaySource = {
  key: 'week',
  title: '要封存的周报',
  items(archive, { actor, clock }) {
    if (!allowed(actor.role, 'week.seal')) return [];
    const today = clock.today();
    const thisWeek = weekOf(today);
    const weeks = [
      weekOf(addDays(today, -7)),
      ...((weekDays(thisWeek)[4] ?? today) <= today ? [thisWeek] : []),
    ];
    return weeks
      .filter((week) => hasPapers(archive, weekDays(week)) && !isSealed(archive, week))
      .map((week) => {
        const { length } = weekStatus(archive, week).openPoints;
        return {
          text: weekLabel(week),
          note: length > 0 ? `还有 ${length} 项未办` : '可以封存',
          urgent: week !== thisWeek,
          to: { page: 'week', week },
        };
      });
  },
};

const isSealed = (archive: ReadableArchive, week: string) =>
  sql(archive, 'SELECT 1 FROM sealed_weeks WHERE week = ? LIMIT 1').get(week) !== undefined;

/** A branch that only begins has no last week. */
const hasPapers = (archive: ReadableArchive, days: readonly string[]) =>
  sql(
    archive,
    `SELECT 1 FROM documents WHERE form IN (${datedForms}) AND business_date BETWEEN ? AND ? LIMIT 1`,
  ).get(days[0], days[6]) !== undefined;
