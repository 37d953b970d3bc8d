import { expect, test } from 'vitest';
import { submitProblems } from '../../../shared/forms/machinery/problems.ts';
import { workLogForm } from '../../../shared/forms/workLog/index.ts';
import { type LogFacts, type WorkLog, workLogRules, workOf } from '../../../shared/forms/workLog/rules.ts';

const author = { id: '0193a5c0-0000-7000-8000-000000000001', name: '王小明' };
const log: WorkLog = {
  date: '2026-11-16',
  author,
  entries: [
    { from: '08:30', to: '09:00', category: 'meeting', content: '晨会，通报订货与回款', status: 'done' },
    {
      from: '09:10',
      to: '10:25',
      category: 'visit',
      content: '谈妥首批试销数量',
      party: '希望贸易',
      status: 'partly',
    },
  ],
  tomorrow: [{ time: '09:00', content: '送样品' }],
};
const none: LogFacts = { earlier: [], visits: [] };

test('hours and counts come from the rows', () => {
  expect(workLogRules.compute(log, none)).toMatchObject({
    weekday: '星期一',
    entries: [{ minutes: 30 }, { minutes: 75 }],
    // 105 and 75 minutes, to the tenth of an hour.
    hours: 1800,
    visitHours: 1300,
    done: 1,
    open: 1,
  });
  expect(submitProblems(workLogForm, workLogRules.compute(log, none), none)).toEqual([]);
});

test('a day copied from an earlier log is flagged, also with a word changed', () => {
  const facts: LogFacts = { ...none, earlier: [{ place: '2026-11-13', text: workOf(log) }] };
  const flags = (changed: WorkLog) => workLogRules.compute(changed, facts).flags;
  expect(flags(log)).toBe('工作记录与 2026-11-13 的日志相同，请写当日的实际工作');
  const [first, second] = log.entries!;
  expect(flags({ ...log, entries: [first!, { ...second!, content: '谈妥次批试销数量' }] })).toContain(
    '几乎相同',
  );
  expect(workLogRules.check(log, facts)).toMatchObject([{ path: ['entries'], severity: 'warning' }]);
});

test('no result, no next step and too short are flagged; an empty draft is not', () => {
  const { tomorrow: _, ...rest } = log;
  const poor: WorkLog = { ...rest, entries: [{ category: 'office', content: '内勤' }] };
  expect(workLogRules.compute(poor, none).flags).toBe(
    '工作记录过短，请写明做了什么；没有写完成情况；没有写明日计划',
  );
  expect(workLogRules.compute({ date: '2026-11-16' }, none)).not.toHaveProperty('flags');
});

test('an end before its beginning and a remark before the day are refused', () => {
  const wrong: WorkLog = {
    ...log,
    entries: [{ from: '10:00', to: '09:00', category: 'trip', content: '去宜兴仓库' }],
    reviewedOn: '2026-11-15',
  };
  expect(
    submitProblems(workLogForm, wrong, none)
      .filter(({ severity }) => severity === 'error')
      .map(({ path }) => path.join('.')),
  ).toEqual(['entries.0.to', 'reviewedOn']);
});

test('the report of the day, the plan of yesterday and the visit plan are offered until they are taken', () => {
  const facts: LogFacts = {
    ...none,
    visits: [{ from: '09:10', to: '10:00', category: 'visit', content: '对账', party: '希望贸易' }],
    planned: {
      date: '2026-11-13',
      rows: [{ time: '09:00', category: 'visit', content: '送样品', party: '甲' }],
    },
    next: { date: '2026-11-17', rows: [{ category: 'visit', content: '收款', party: '乙' }] },
  };
  const empty: WorkLog = { date: '2026-11-16', author };
  const offers = workLogRules.offers!(empty, facts);
  expect(offers.map(({ field, label, rows }) => [field, label, rows.length])).toEqual([
    ['entries', '抄入当日日报的拜访', 1],
    ['entries', '抄入2026-11-13日志的明日计划', 1],
    ['tomorrow', '抄入 2026-11-17 的拜访计划', 1],
  ]);
  const rowsOf = (field: string) =>
    offers.filter((offer) => offer.field === field).flatMap(({ rows }) => rows);
  const taken = { ...empty, entries: rowsOf('entries'), tomorrow: rowsOf('tomorrow') } as WorkLog;
  expect(workLogRules.offers!(taken, facts)).toEqual([]);
});

test('one person and day has one key', () => {
  expect(workLogRules.index(log).uniqueKey).toBe(`${author.id} 2026-11-16`);
});
