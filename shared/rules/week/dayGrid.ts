import type { BusinessDate } from '../calendar/businessDate.ts';
import { chinaDateTime } from '../calendar/chinaTime.ts';
import { addWorkdays, type Workday, type WorkingCalendar, workdayOf } from '../calendar/workingCalendar.ts';

/**
 * 已交, 迟交(补填), 缺, 作废, 请假, 未到岗 (before joining, after leaving), 休息,
 * notOwed (a supervisor's day without visits). A day still to come is `missing` as well:
 * the grid says what is there; `until` of the day tells whether it is due.
 */
export type DayState =
  | 'submitted'
  | 'late'
  | 'missing'
  | 'void'
  | 'leave'
  | 'notEmployed'
  | 'off'
  | 'notOwed';

export interface GridWorker {
  id: string;
  name: string;
  /** First and last day of work; absent: long ago, still there. */
  joined?: BusinessDate;
  left?: BusinessDate;
}

export interface GridReport {
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

/** Next working day at noon, unless the branch has set another. */
export const REPORT_DEADLINE: ReportDeadline = { workdays: 1, time: '12:00' };

export interface DayGridInput {
  calendar: WorkingCalendar;
  people: readonly GridWorker[];
  /** Of these days and people; others are ignored. */
  reports: readonly GridReport[];
  absences: readonly Absence[];
  /** The deadline of the report of a day. */
  deadlineOf(date: BusinessDate): ReportDeadline;
  /** Where a report is not owed on every working day: whether it is on this one. */
  owes?(personId: string, date: BusinessDate): boolean;
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
  /** Of a day in state `missing`: until when its report is in time, 'yyyy-mm-ddTHH:MM' in China; absent while the calendar leaves it open. */
  until?: string;
}

export interface GridPerson {
  personId: string;
  name: string;
  days: GridDay[];
}

/** A submitted report tells more than a voided one of the same day, that more than a draft. */
const WEIGHT = { draft: 0, void: 1, submitted: 2 } as const;

/** Person × day, people in the order given; who is not employed on any of the days is left out. */
export function gridPeople(input: DayGridInput, dates: readonly BusinessDate[]): GridPerson[] {
  const reports = weightiestReports(input.reports);
  return input.people
    .map((person) => ({
      personId: person.id,
      name: person.name,
      days: dates.map((date) => gridDay(input, person, date, reports.get(`${person.id} ${date}`))),
    }))
    .filter(({ days }) => days.some(({ state }) => state !== 'notEmployed'));
}

function weightiestReports(reports: readonly GridReport[]): Map<string, GridReport> {
  const found = new Map<string, GridReport>();
  for (const report of reports) {
    const key = `${report.personId} ${report.date}`;
    const other = found.get(key);
    if (!other || WEIGHT[report.state] > WEIGHT[other.state]) found.set(key, report);
  }
  return found;
}

function gridDay(
  { calendar, absences, deadlineOf, owes }: DayGridInput,
  person: GridWorker,
  date: BusinessDate,
  report: GridReport | undefined,
): GridDay {
  const workday = workdayOf(calendar, date);
  const ofReport = report?.documentId === undefined ? {} : { documentId: report.documentId };
  // What was handed in counts whatever the calendar and the staff list say.
  if (report?.state === 'submitted') {
    return {
      date,
      workday,
      state: isLate(calendar, report, deadlineOf(date)) ? 'late' : 'submitted',
      ...ofReport,
    };
  }
  if ((person.joined && date < person.joined) || (person.left && date > person.left)) {
    return { date, workday, state: 'notEmployed' };
  }
  const owed = owes ? owes(person.id, date) || report !== undefined : workday !== 'off';
  if (workday === 'off' && !owed) return { date, workday, state: 'off' };
  const absence = absences.find(
    ({ personId, from, to }) => personId === person.id && from <= date && date <= to,
  );
  if (absence) return { date, workday, state: 'leave', absence: absence.kind };
  if (report?.state === 'void') return { date, workday, state: 'void', ...ofReport };
  if (!owed) return { date, workday, state: 'notOwed' };
  if (!owes && workday !== 'work') return { date, workday, state: null, ...ofReport };
  const until = deadlineAt(calendar, date, deadlineOf(date));
  return { date, workday, state: 'missing', ...ofReport, ...(until !== undefined && { until }) };
}

/** Until when the report of `date` is in time, 'yyyy-mm-ddTHH:MM'; undefined while the calendar leaves it open. */
export function deadlineAt(
  calendar: WorkingCalendar,
  date: BusinessDate,
  { workdays, time }: ReportDeadline,
): string | undefined {
  const last = addWorkdays(calendar, date, workdays);
  return last.ok ? `${last.date}T${time}` : undefined;
}

/** Late only when it is certain: never while the calendar leaves the deadline open. */
export function isLate(
  calendar: WorkingCalendar,
  report: Pick<GridReport, 'date' | 'firstSubmittedAt'>,
  deadline: ReportDeadline,
): boolean {
  if (report.firstSubmittedAt === undefined) return false;
  const until = deadlineAt(calendar, report.date, deadline);
  return until !== undefined && chinaDateTime(report.firstSubmittedAt) > `${until}:00`;
}
