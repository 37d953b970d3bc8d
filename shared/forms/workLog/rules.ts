import { reportingRoles } from '../../rights/roles.ts';
import { weekdayName } from '../../rules/calendar/businessDate.ts';
import { type EarlierText, flawOf, type TextLimits } from '../../rules/textQuality/textQuality.ts';
import type { BodyOf, FormRules, Problem } from '../machinery/form.ts';
import { withoutEmpty } from '../machinery/withoutEmpty.ts';
import type { workLogDescription } from './description.ts';

export type WorkLog = BodyOf<typeof workLogDescription>;
export type LogEntry = NonNullable<WorkLog['entries']>[number];
export type Tomorrow = NonNullable<WorkLog['tomorrow']>[number];

export interface LogQuestion {
  person: string;
  date: string;
}

/** What the person's other papers say about the day and the days before. */
export interface LogFacts {
  /** The work of his logs before, the latest first. */
  earlier: readonly EarlierText[];
  /** The branch's limits for logs of the day; absent: the standard ones. */
  text?: TextLimits;
  /** 明日计划 of the log before. */
  planned?: { date: string; rows: readonly Tomorrow[] };
  /** Of his report of the day, submitted or not. */
  visits: readonly LogEntry[];
  /** Of his visit plan for the days until the next that it names. */
  next?: { date: string; rows: readonly Tomorrow[] };
}

export const workLogRules: FormRules<WorkLog, LogFacts> = {
  start({ author: { id, name, role }, today }) {
    // The office writes logs for others, the managers read them.
    const own = reportingRoles.includes(role) || role === 'supervisor';
    return { date: today, ...(own && { author: { id, name } }) };
  },

  question({ author, date }): LogQuestion | undefined {
    return author && date ? { person: author.id, date } : undefined;
  },

  compute(log, facts) {
    const entries = log.entries?.map((entry) => withoutEmpty({ ...entry, minutes: minutesOf(entry) }));
    const minutes = (counted: readonly LogEntry[]) =>
      counted.reduce((sum, entry) => sum + (entry.minutes ?? 0), 0);
    const all = entries ?? [];
    return withoutEmpty({
      ...log,
      weekday: log.date === undefined ? undefined : weekdayName(log.date),
      entries,
      hours: hours(minutes(all)),
      visitHours: hours(minutes(all.filter(({ category }) => category === 'visit'))),
      done: all.filter(({ status }) => status === 'done').length,
      open: all.filter(({ status }) => status !== undefined && status !== 'done').length,
      flags:
        logFlags(log, facts)
          .map(({ message }) => message)
          .join('；') || undefined,
    });
  },

  check(log, facts) {
    return [
      ...(log.entries ?? []).flatMap(entryProblems),
      ...logFlags(log, facts),
      ...(log.reviewedOn && log.date && log.reviewedOn < log.date
        ? [problem(['reviewedOn'], '批阅日期早于日志日期，请核对')]
        : []),
    ];
  },

  index(log) {
    return {
      title: [log.author?.name, log.date].filter(Boolean).join(' ') || '（未写日期的日志）',
      ...(log.author && { personId: log.author.id }),
      ...(log.date && { businessDate: log.date }),
      ...(log.author && log.date && { uniqueKey: `${log.author.id} ${log.date}` }),
    };
  },

  offers(log, facts) {
    if (!facts) return [];
    const written = new Set(log.entries?.map(({ content }) => content));
    const intended = new Set(log.tomorrow?.map(({ content, party }) => `${content} ${party}`));
    const { planned, next } = facts;
    return [
      {
        field: 'entries',
        label: '抄入当日日报的拜访',
        rows: facts.visits.filter(({ content }) => !written.has(content)),
      },
      {
        field: 'entries',
        label: `抄入${planned?.date}日志的明日计划`,
        rows: (planned?.rows ?? [])
          .filter(({ content }) => !written.has(content))
          .map(({ time, category, content, party }) =>
            withoutEmpty({ from: time, category, content, party }),
          ),
      },
      {
        field: 'tomorrow',
        label: `抄入 ${next?.date} 的拜访计划`,
        rows: (next?.rows ?? []).filter(({ content, party }) => !intended.has(`${content} ${party}`)),
      },
    ].filter(({ rows }) => rows.length > 0);
  },
};

/** The day's work in one text, as it is held against the days before. */
export const workOf = ({ entries = [] }: WorkLog) =>
  entries.flatMap(({ content, party }) => [content, party].filter(Boolean)).join('，');

/** A log that says nothing of its own (S2 asks it of the reports; the logs are read in the same way). */
function logFlags(log: WorkLog, facts: LogFacts | undefined): Problem[] {
  const { entries = [] } = log;
  if (entries.length === 0) return [];
  const warn = (key: string, message: string): Problem => ({ path: [key], message, severity: 'warning' });
  const flaw = flawOf(workOf(log), [facts?.earlier ?? []], facts?.text);
  return [
    ...(flaw?.kind === 'short' ? [warn('entries', '工作记录过短，请写明做了什么')] : []),
    ...(flaw?.kind === 'copied'
      ? [
          warn(
            'entries',
            `工作记录与 ${flaw.place} 的日志${flaw.exactly ? '相同' : '几乎相同'}，请写当日的实际工作`,
          ),
        ]
      : []),
    ...(entries.every(({ status }) => status === undefined) ? [warn('entries', '没有写完成情况')] : []),
    ...(log.tomorrow?.length ? [] : [warn('tomorrow', '没有写明日计划')]),
  ];
}

function entryProblems(entry: LogEntry, row: number): Problem[] {
  const { from, to } = entry;
  return from && to && to < from ? [problem(['entries', row, 'to'], '结束早于开始，请核对')] : [];
}

const problem = (path: Problem['path'], message: string): Problem => ({ path, message, severity: 'error' });

function minutesOf({ from, to }: LogEntry): number | undefined {
  if (!from || !to || to < from) return undefined;
  return clock(to) - clock(from);
}

const clock = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** To the tenth of an hour, in thousandths. */
const hours = (minutes: number) => Math.round(minutes / 6) * 100;
