import { z } from 'zod';
import { businessDate } from '../../shared/contract/shapes.ts';
import { withoutEmpty } from '../../shared/forms/machinery/withoutEmpty.ts';
import type { VisitPlan } from '../../shared/forms/visitPlan/rules.ts';
import { visitPurposes } from '../../shared/forms/visitReport/choices.ts';
import type { Visit, VisitReport } from '../../shared/forms/visitReport/rules.ts';
import {
  type LogEntry,
  type LogFacts,
  type LogQuestion,
  type Tomorrow,
  type WorkLog,
  workOf,
} from '../../shared/forms/workLog/rules.ts';
import { addDays, isBusinessDate } from '../../shared/rules/calendar/businessDate.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import { textLimits } from '../rules/rulesOn.ts';
import { factsSource } from './source.ts';

const question: z.ZodType<LogQuestion> = z.strictObject({
  person: z.uuid(),
  date: businessDate.refine(isBusinessDate),
});

/** As for the reports: a day's work that was done a month ago may well be done again. */
const DAYS_BACK = 31;

/** 业务工作日志: the person's logs before, his visits of the day, and what he planned. */
export const workLogFacts = factsSource(question, (archive, asked): LogFacts => {
  const logs = logsBefore(archive, asked);
  const [last] = logs;
  const next = nextPlanned(archive, asked);
  return {
    earlier: logs.map((log) => ({ place: log.date, text: workOf(log) })),
    text: textLimits(archive, asked.date),
    ...(last?.tomorrow && { planned: { date: last.date, rows: last.tomorrow } }),
    visits: visitsOfDay(archive, asked).flatMap(entryOf),
    ...(next && { next }),
  };
});

/** The latest first. */
function logsBefore(archive: ReadableArchive, { person, date }: LogQuestion): (WorkLog & { date: string })[] {
  return sql<{ body: string; date: string }>(
    archive,
    `SELECT body, business_date AS date FROM documents
      WHERE person_id = ? AND form = 'workLog' AND state = 'submitted' AND business_date BETWEEN ? AND ?
      ORDER BY business_date DESC, id DESC LIMIT ${DAYS_BACK}`,
  )
    .all(person, addDays(date, -DAYS_BACK), addDays(date, -1))
    .map((row) => ({ ...(JSON.parse(row.body) as WorkLog), date: row.date }));
}

/** Also of a draft: report and log are written on the same evening. */
function visitsOfDay(archive: ReadableArchive, { person, date }: LogQuestion): readonly Visit[] {
  const row = sql<{ body: string }>(
    archive,
    `SELECT body FROM documents
      WHERE person_id = ? AND form = 'visitReport' AND state <> 'void' AND business_date = ?
      ORDER BY id DESC LIMIT 1`,
  ).get(person, date);
  return row ? ((JSON.parse(row.body) as VisitReport).visits ?? []) : [];
}

/** The form's text is shorter than the report's. */
const MOST_CONTENT = 500;

function entryOf(visit: Visit): LogEntry[] {
  const { arrived, left, talk, customer, result, receipt } = visit;
  if (talk === undefined) return [];
  return [
    withoutEmpty({
      from: arrived,
      to: left,
      category: receipt === undefined ? ('visit' as const) : ('collection' as const),
      content: talk.replace(/\s*\n\s*/g, ' ').slice(0, MOST_CONTENT),
      party: customer?.name.slice(0, 100),
      status: statusOf(result),
    }),
  ];
}

function statusOf(result: Visit['result']): LogEntry['status'] {
  switch (result) {
    case undefined:
      return undefined;
    case 'followUp':
    case 'interested':
      return 'partly';
    case 'absent':
      return 'open';
    default:
      return 'done';
  }
}

/** The planned visits of the first day after `date` that his visit plans name. */
function nextPlanned(archive: ReadableArchive, { person, date }: LogQuestion): LogFacts['next'] {
  const rows = sql<{ body: string }>(
    archive,
    // A month's plan begins up to a month before; more than one may speak of a day.
    `SELECT body FROM documents
      WHERE person_id = ? AND form = 'visitPlan' AND state <> 'void' AND business_date BETWEEN ? AND ?
      ORDER BY business_date DESC, id DESC LIMIT 6`,
  ).all(person, addDays(date, -DAYS_BACK), addDays(date, 7));
  const planned = rows
    .flatMap(({ body }) => (JSON.parse(body) as VisitPlan).visits ?? [])
    .filter((row) => row.date !== undefined && row.date > date && row.change === undefined);
  const day = planned.map((row) => row.date ?? '').sort()[0];
  if (day === undefined) return undefined;
  return {
    date: day,
    rows: planned
      .filter((row) => row.date === day)
      .map(
        ({ customer, purposes = [], goal }): Tomorrow =>
          withoutEmpty({
            category: 'visit' as const,
            content: [purposes.map((purpose) => visitPurposes[purpose]).join('、'), goal]
              .filter(Boolean)
              .join('：')
              .slice(0, 200),
            party: customer?.name.slice(0, 100),
          }),
      ),
  };
}
