import { expect, test } from 'vitest';
import { submitProblems } from '../../../shared/forms/machinery/problems.ts';
import { visitPlanForm } from '../../../shared/forms/visitPlan/index.ts';
import { type PlanFacts, type VisitPlan, visitPlanRules } from '../../../shared/forms/visitPlan/rules.ts';

const salesperson = { id: '0193a5c0-0000-7000-8000-000000000001', name: '王小明' };
const customer = { id: '0193a5c0-0000-7000-8000-000000000002', code: 'SH-000001', name: '希望贸易' };
const plan: VisitPlan = {
  period: 'week',
  from: '2026-11-18',
  salesperson,
  visits: [
    { date: '2026-11-17', customer, purposes: ['collect'], plannedStay: 40 },
    { date: '2026-11-19', customer: { name: '路边新店' }, purposes: ['develop'], plannedStay: 20 },
  ],
};
const facts: PlanFacts = {
  visits: [{ date: '2026-11-17', customer: { id: customer.id, name: customer.name }, stay: 25 }],
  reportedUntil: '2026-11-19',
  due: [],
};

test('a plan is begun for this week until Wednesday and for the next from Thursday on', () => {
  const author = { ...salesperson, role: 'salesperson' } as const;
  expect(visitPlanRules.start({ author, today: '2026-11-18' })).toEqual({
    period: 'week',
    from: '2026-11-16',
    salesperson,
  });
  expect(visitPlanRules.start({ author, today: '2026-11-19' }).from).toBe('2026-11-23');
  const archivist = { ...author, role: 'archivist' } as const;
  expect(visitPlanRules.start({ author: archivist, today: '2026-11-18' }).salesperson).toBeUndefined();
});

test('actual and figures come from the reports', () => {
  const computed = visitPlanRules.compute(plan, facts);
  expect(computed).toMatchObject({
    covers: '2026年第47周(11/16–11/22)',
    planned: 2,
    done: 1,
    overdue: 1,
    rate: 5000,
    plannedHours: 1000,
    actualHours: 400,
    stayRate: 4167,
    weeks: [{ week: '2026年第47周(11/16–11/22)', planned: 2, rate: 5000 }],
  });
  expect(
    computed.visits?.map(({ actual, actualDate, actualStay }) => [actual, actualDate, actualStay]),
  ).toEqual([
    ['已完成', '2026-11-17', 25],
    ['逾期', undefined, undefined],
  ]);
  // Computing it again changes nothing, and without facts nothing is known.
  expect(visitPlanRules.compute(computed, facts)).toEqual(computed);
  const unknown = visitPlanRules.compute(computed);
  expect(unknown).toMatchObject({ planned: 2, plannedHours: 1000 });
  expect(unknown).not.toHaveProperty('rate');
  expect(unknown.visits?.[0]).not.toHaveProperty('actual');
});

test('dates outside of the period, a change without its reason, and the same customer twice are found', () => {
  const [first, second] = plan.visits!;
  const wrong: VisitPlan = {
    ...plan,
    visits: [
      { ...first!, change: 'move' },
      { ...second!, date: '2026-11-23', change: 'cancel' },
      { ...first!, movedTo: '2026-11-20' },
    ],
  };
  const found = submitProblems(visitPlanForm, visitPlanRules.compute(wrong, facts), facts);
  expect(found.map(({ path, severity }) => [path.slice(1).join('.'), severity])).toEqual([
    ['0.movedTo', 'error'],
    ['0.reason', 'error'],
    ['1.date', 'error'],
    ['1.reason', 'error'],
    ['2.change', 'error'],
    ['2.reason', 'warning'],
    ['2.customer', 'warning'],
  ]);
});

test('an overdue visit asks for its reason and does not hinder', () => {
  expect(visitPlanRules.check(visitPlanRules.compute(plan, facts), facts)).toEqual([
    { path: ['visits', 1, 'reason'], message: '逾期未访，请写明原因或报备变更', severity: 'warning' },
  ]);
});

test('one person and period has one key, whatever day of it is written', () => {
  const { uniqueKey, businessDate, title } = visitPlanRules.index(plan);
  expect([uniqueKey, businessDate, title]).toEqual([
    `${salesperson.id} week 2026-11-16`,
    '2026-11-16',
    '王小明 2026年第47周(11/16–11/22)',
  ]);
  expect(visitPlanRules.index({ ...plan, from: '2026-11-22' }).uniqueKey).toBe(uniqueKey);
  expect(visitPlanRules.index({ ...plan, period: 'month' }).uniqueKey).not.toBe(uniqueKey);
});

test('the last plan and the promises of the reports are offered once', () => {
  const next: VisitPlan = { period: 'week', from: '2026-11-23', salesperson };
  const known: PlanFacts = {
    visits: [],
    last: { label: '2026年第47周', visits: visitPlanRules.compute(plan, facts).visits ?? [] },
    due: [
      { customer: { name: '到期客户' }, nextVisit: '2026-11-24', toDo: '带样品', standing: 'key' },
      { customer: { name: '过期客户' }, nextVisit: '2026-11-10' },
      { customer: { name: '以后客户' }, nextVisit: '2026-12-01' },
    ],
  };
  const offers = visitPlanRules.offers!(next, known);
  expect(offers).toEqual([
    {
      field: 'visits',
      label: '抄入2026年第47周的计划',
      rows: [
        { date: '2026-11-24', customer, purposes: ['collect'], plannedStay: 40 },
        { date: '2026-11-26', customer: { name: '路边新店' }, purposes: ['develop'], plannedStay: 20 },
      ],
    },
    {
      field: 'visits',
      label: '抄入日报的下次拜访与待办',
      rows: [
        {
          date: '2026-11-24',
          customer: { name: '到期客户' },
          standing: 'key',
          purposes: ['revisit'],
          goal: '带样品',
        },
        { customer: { name: '过期客户' }, purposes: ['revisit'] },
      ],
    },
  ]);
  const taken = { ...next, visits: offers.flatMap(({ rows }) => rows) as NonNullable<VisitPlan['visits']> };
  expect(visitPlanRules.offers!(taken, known)).toEqual([]);
});
