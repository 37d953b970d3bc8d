import type { BusinessDate } from '../calendar/businessDate.ts';
import { chinaDateTime } from '../calendar/chinaTime.ts';
import { type IsoWeek, weekDays } from '../calendar/isoWeek.ts';
import {
  addWorkdays,
  isWeekPublished,
  undecidedDays,
  type Workday,
  type WorkingCalendar,
  workdayOf,
} from '../calendar/workingCalendar.ts';

/**
 * 已交, 迟交(补填), 缺, 作废, 请假, 未到岗 (before joining, after leaving), 休息. A day still to come is `missing` as well:
 * the grid says what is there, and a week is sealed only when it is over.
 */
export type DayState = 'submitted' | 'late' | 'missing' | 'void' | 'leave' | 'notEmployed' | 'off';

export interface WeekPerson {
  id: string;
  name: string;
  /** First and last day of work; absent: long ago, still there. */
  joined?: BusinessDate;
  left?: BusinessDate;
}

export interface WeekReport {
  personId: string;
  date: BusinessDate;
  state: 'draft' | 'submitted' | 'void';
  /** Instant with offset (`…Z`); a later correction does not make a report late. */
  firstSubmittedAt?: string;
  documentId?: string;
}

/** 请假, 出差, 培训 …: whatever the branch entered excuses the days from `from` to `to`, both included. */
export interface Absence {
  personId: string;
  from: BusinessDate;
  to: BusinessDate;
  kind: string;
}

/** A report is in time up to `time` (HH:MM, China) of the `workdays`th working day after its date. */
export interface ReportDeadline {
  workdays: number;
  time: string;
}

export const REPORT_DEADLINE: ReportDeadline = { workdays: 1, time: '12:00' };

export interface WeekGridInput {
  week: IsoWeek;
  calendar: WorkingCalendar;
  people: readonly WeekPerson[];
  /** Of this week and these people; others are ignored. */
  reports: readonly WeekReport[];
  absences: readonly Absence[];
  deadline: ReportDeadline;
}

export interface GridDay {
  date: BusinessDate;
  workday: Workday;
  /** Null: nothing was handed in and nobody has yet said whether the day was a working day. */
  state: DayState | null;
  /** The report that the state speaks of; for `missing` its draft, if there is one. */
  documentId?: string;
  /** 请假, 出差 … of a day in state `leave`. */
  absence?: string;
}

export interface GridPerson {
  personId: string;
  name: string;
  days: GridDay[];
}

export interface WeekGrid {
  week: IsoWeek;
  calendar: 'published' | 'unpublished';
  /** Days for which the branch must say 工作日 or 休息日 before the week can be sealed. */
  undecided: BusinessDate[];
  people: GridPerson[];
}

/** A submitted report tells more than a voided one of the same day, that more than a draft. */
const WEIGHT = { draft: 0, void: 1, submitted: 2 } as const;

/** Person × day, Monday first, people in the order given; who is not employed on any day of the week is left out. */
export function weekGrid(input: WeekGridInput): WeekGrid {
  const { week, calendar, people } = input;
  const dates = weekDays(week);
  const reports = weightiestReports(input.reports);
  return {
    week,
    calendar: isWeekPublished(calendar, week) ? 'published' : 'unpublished',
    undecided: undecidedDays(calendar, dates),
    people: people
      .map((person) => ({
        personId: person.id,
        name: person.name,
        days: dates.map((date) => gridDay(input, person, date, reports.get(`${person.id} ${date}`))),
      }))
      .filter(({ days }) => days.some(({ state }) => state !== 'notEmployed')),
  };
}

function weightiestReports(reports: readonly WeekReport[]): Map<string, WeekReport> {
  const found = new Map<string, WeekReport>();
  for (const report of reports) {
    const key = `${report.personId} ${report.date}`;
    const other = found.get(key);
    if (!other || WEIGHT[report.state] > WEIGHT[other.state]) found.set(key, report);
  }
  return found;
}

function gridDay(
  { calendar, absences, deadline }: WeekGridInput,
  person: WeekPerson,
  date: BusinessDate,
  report: WeekReport | undefined,
): GridDay {
  const workday = workdayOf(calendar, date);
  const ofReport = report?.documentId === undefined ? {} : { documentId: report.documentId };
  // What was handed in counts whatever the calendar and the staff list say.
  if (report?.state === 'submitted') {
    return { date, workday, state: isLate(calendar, report, deadline) ? 'late' : 'submitted', ...ofReport };
  }
  if ((person.joined && date < person.joined) || (person.left && date > person.left)) {
    return { date, workday, state: 'notEmployed' };
  }
  if (workday === 'off') return { date, workday, state: 'off' };
  const absence = absences.find(
    ({ personId, from, to }) => personId === person.id && from <= date && date <= to,
  );
  if (absence) return { date, workday, state: 'leave', absence: absence.kind };
  if (report?.state === 'void') return { date, workday, state: 'void', ...ofReport };
  return { date, workday, state: workday === 'work' ? 'missing' : null, ...ofReport };
}

/** Late only when it is certain: never while the calendar leaves the deadline open. */
function isLate(calendar: WorkingCalendar, report: WeekReport, deadline: ReportDeadline): boolean {
  if (report.firstSubmittedAt === undefined) return false;
  const last = addWorkdays(calendar, report.date, deadline.workdays);
  return last.ok && chinaDateTime(report.firstSubmittedAt) > `${last.date}T${deadline.time}:00`;
}
