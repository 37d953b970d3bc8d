import { scopeOf } from '../../shared/rights/rights.ts';
import { reportingRoles, supervisingRoles } from '../../shared/rights/roles.ts';
import {
  addDays,
  addMonths,
  type BusinessDate,
  datesFrom,
} from '../../shared/rules/calendar/businessDate.ts';
import { dayName, type Workday, workdayOf } from '../../shared/rules/calendar/workingCalendar.ts';
import { type GridPerson, gridPeople, type ReportDeadline } from '../../shared/rules/week/dayGrid.ts';
import { papersBetween } from '../accompaniment/papers.ts';
import type { ReadableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { refuseLacking } from '../rights/lacking.ts';
import { calendarOf } from './calendar.ts';
import { deadlinesOf } from './deadlines.ts';
import { absencesOf, holdersOf, reportsOf } from './reportGrid.ts';

export interface MonthGrid {
  /** 'yyyy-mm' */
  month: string;
  days: { date: BusinessDate; workday: Workday; name?: string }[];
  /** Who hands in which form: salespeople on every working day, supervisors on days with visits (S2, S3). */
  groups: { form: 'visitReport' | 'supervisorReport'; people: GridPerson[] }[];
  /** Of the reports of the month's last day. */
  deadline: ReportDeadline;
}

/** Person × day over a month. */
export function monthGrid(archive: ReadableArchive, month: string): MonthGrid {
  const first = `${month}-01`;
  const last = addDays(addMonths(first, 1), -1);
  const dates = datesFrom(first, last);
  const calendar = calendarOf(archive);
  const deadlineOf = deadlinesOf(archive);
  const absences = absencesOf(archive, first, last);
  const visited = new Set(
    papersBetween(archive, 'salesperson', { from: first, to: last }).flatMap(({ date, visits }) =>
      visits.flatMap(({ partner }) => (partner ? [`${partner.id} ${date}`] : [])),
    ),
  );
  const shared = { calendar, absences, deadlineOf };
  return {
    month,
    days: dates.map((date) => {
      const name = dayName(calendar, date);
      return { date, workday: workdayOf(calendar, date), ...(name !== undefined && { name }) };
    }),
    groups: [
      {
        form: 'visitReport',
        people: gridPeople(
          {
            ...shared,
            people: holdersOf(archive, reportingRoles),
            reports: reportsOf(archive, 'visitReport', first, last),
          },
          dates,
        ),
      },
      {
        form: 'supervisorReport',
        people: gridPeople(
          {
            ...shared,
            people: holdersOf(archive, supervisingRoles),
            reports: reportsOf(archive, 'supervisorReport', first, last),
            // A salesperson's report that names him says that he made visits.
            owes: (personId, date) => visited.has(`${personId} ${date}`),
          },
          dates,
        ),
      },
    ],
    deadline: deadlineOf(last),
  };
}

/** The same as far as the actor may see it: his own line, or everybody's. @throws NO_RIGHT */
export function monthGridFor(archive: ReadableArchive, context: Context, month: string): MonthGrid {
  refuseLacking(context, 'week.read');
  const grid = monthGrid(archive, month);
  const { personId, role } = context.actor;
  if (scopeOf(role, 'week.read') === 'branch') return grid;
  return {
    ...grid,
    groups: grid.groups
      .map(({ form, people }) => ({ form, people: people.filter((person) => person.personId === personId) }))
      .filter(({ people }) => people.length > 0),
  };
}
