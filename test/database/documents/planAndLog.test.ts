import { describe, expect, it } from 'vitest';
import type { Context } from '../../../electron/archive/context.ts';
import { getDocument } from '../../../electron/documents/record.ts';
import { saveDocument, voidDocument } from '../../../electron/documents/saving.ts';
import { answerQuestion } from '../../../electron/facts/facts.ts';
import { weekOfInput, weekStatus } from '../../../electron/week/weekStatus.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import type { PlanFacts, VisitPlan } from '../../../shared/forms/visitPlan/rules.ts';
import type { LogFacts } from '../../../shared/forms/workLog/rules.ts';
import { codeOf } from '../refusal.ts';
import { reference, wholeCard, wholeReport } from './bodies.ts';
import { branch, submitCard } from './branch.ts';

/** 陈立 of a branch with one customer, and how he hands in papers. */
async function office() {
  const made = await branch();
  const { test, archive, chen } = made;
  const id = submitCard(test, wholeCard(reference(chen.person), { level: 'A' }));
  const customer = { id, code: getDocument(archive, id).number ?? '', name: '无锡新区希望贸易有限公司' };
  const save = (
    form: string,
    body: Body,
    context: Context = chen.context,
    as: 'draft' | 'submitted' = 'submitted',
  ) => saveDocument(archive, context, { form, baseRevision: 0, body, as });
  const report = (date: string, visit: Body = {}, as: 'draft' | 'submitted' = 'submitted') => {
    const whole = wholeReport(reference(chen.person), customer, { date });
    const visits = (whole.visits as Body[]).map((row) => ({ ...row, ...visit }));
    return save('visitReport', { ...whole, visits }, chen.context, as);
  };
  const plan = (changes: Body = {}): Body => ({
    period: 'week',
    from: '2026-11-16',
    salesperson: reference(chen.person),
    visits: [
      { date: '2026-11-17', customer, purposes: ['order'], plannedStay: 30 },
      { date: '2026-11-18', customer, purposes: ['collect'] },
    ],
    ...changes,
  });
  const facts = (form: string, question: unknown) =>
    answerQuestion(archive, chen.context, { form, question });
  const question = {
    person: chen.person.id,
    period: 'week',
    from: '2026-11-23',
    to: '2026-11-29',
  };
  return { ...made, customer, save, report, plan, facts, question };
}

const planOf = (body: Body) => body as VisitPlan;

describe('the visit plan', () => {
  it('is held against the submitted reports of its person when it is saved', async () => {
    const { archive, report, save, plan } = await office();
    report('2026-11-17');
    report('2026-11-19', { talk: '还是草稿的一次拜访' }, 'draft');
    const { id } = save('visitPlan', plan());
    expect(planOf(getDocument(archive, id).body)).toMatchObject({
      visits: [{ actual: '已完成', actualDate: '2026-11-17', actualStay: 50 }, {}],
      planned: 2,
      done: 1,
      overdue: 0,
      rate: 5000,
    });
  });

  it('is one per person and period, whatever day of it is written', async () => {
    const { archive, save, plan, chen, wu } = await office();
    const { id } = save('visitPlan', plan());
    expect(await codeOf(() => save('visitPlan', plan({ from: '2026-11-22' })))).toBe('DUPLICATE_DOCUMENT');
    save('visitPlan', plan({ period: 'month', from: '2026-11-16' }));
    expect(await codeOf(() => save('visitPlan', plan(), wu.context))).toBe('OUT_OF_SCOPE');
    save('visitPlan', plan({ salesperson: reference(wu.person) }), wu.context);
    expect(getDocument(archive, id).title).toBe(`${chen.person.name} 2026年第47周(11/16–11/22)`);
  });

  it('is brought up to date by saving it anew, without a reason; only then is it no open point', async () => {
    const { archive, save, report, plan, chen } = await office();
    const { id } = save('visitPlan', plan());
    const points = () =>
      weekStatus(archive, weekOfInput('2026-W47'))
        .openPoints.map(({ code }) => code)
        .filter((code) => code.startsWith('PLAN_RESULTS:'));
    expect(points()).toEqual([]);
    report('2026-11-17');
    expect(points()).toEqual([`PLAN_RESULTS:${chen.person.login}:2026-11-16`]);
    const again = () =>
      saveDocument(archive, chen.context, {
        form: 'visitPlan',
        id,
        baseRevision: 1,
        body: getDocument(archive, id).body,
        as: 'submitted',
      });
    again();
    expect(points()).toEqual([]);
    const { reason } = archive
      .prepare<[string], { reason: string }>(
        'SELECT reason FROM revisions WHERE document_id = ? AND revision = 2',
      )
      .get(id)!;
    expect(reason).toBe('按其他单据更新自动栏目');
    expect(
      await codeOf(() =>
        saveDocument(archive, chen.context, {
          form: 'visitPlan',
          id,
          baseRevision: 2,
          body: { ...getDocument(archive, id).body, focus: '改了重点' },
          as: 'submitted',
        }),
      ),
    ).toBe('REASON_REQUIRED');
  });

  it('is offered the last plan of its kind and the latest promise to each customer', async () => {
    const { archive, save, report, plan, facts, question, customer, chen } = await office();
    const void1 = save('visitPlan', plan());
    report('2026-11-16', { nextVisit: '2026-11-20', talk: '约好周五再来一次' });
    expect(facts('visitPlan', question)).toMatchObject({
      reportedUntil: '2026-11-16',
      last: { label: '2026年第47周(11/16–11/22)' },
      due: [{ customer, nextVisit: '2026-11-20', standing: 'key' }],
    });
    report('2026-11-20', { talk: '周五来过，没有下文' });
    expect((facts('visitPlan', question) as PlanFacts).due).toEqual([]);
    report('2026-11-21', { toDo: '送检测报告', talk: '要一份新的检测报告' });
    expect((facts('visitPlan', question) as PlanFacts).due).toMatchObject([{ toDo: '送检测报告' }]);
    voidDocument(
      archive,
      { ...chen.context, actor: { ...chen.context.actor, role: 'branchManager' } },
      {
        id: void1.id,
        reason: '重做',
      },
    );
    expect(facts('visitPlan', question)).not.toHaveProperty('last');
  });

  it('refuses a question that is none', async () => {
    const { facts, question } = await office();
    expect(await codeOf(() => facts('visitPlan', { ...question, to: '2026-02-30' }))).toBe('BAD_REQUEST');
    expect(await codeOf(() => facts('workLog', { ...question, date: 5 }))).toBe('BAD_REQUEST');
  });
});

describe('texts that were copied', () => {
  it('are flagged on the later report of the same person, stored with it, and an open point of its week', async () => {
    const { archive, report, chen, wu, save, customer } = await office();
    const first = report('2026-11-16');
    const second = report('2026-11-17');
    expect(getDocument(archive, first.id).body).not.toHaveProperty('flags');
    expect(getDocument(archive, second.id).body.flags).toBe(
      '第 1 行洽谈内容与 2026-11-16 第 1 行相同，请写当次的实际情况',
    );
    // The same words of somebody else are his own.
    const other = save(
      'visitReport',
      wholeReport(reference(wu.person), customer, { date: '2026-11-18' }),
      wu.context,
    );
    expect(getDocument(archive, other.id).body).not.toHaveProperty('flags');
    const { openPoints } = weekStatus(archive, weekOfInput('2026-W47'));
    expect(openPoints.filter(({ code }) => code.startsWith('FLAG:'))).toEqual([
      {
        code: `FLAG:${chen.person.login}:2026-11-17`,
        text: '业务员拜访日报表 陈立 2026-11-17：第 1 行洽谈内容与 2026-11-16 第 1 行相同，请写当次的实际情况',
        documentId: second.id,
      },
    ]);
  });
});

describe('the work log', () => {
  const entries = [
    { from: '09:00', to: '10:00', category: 'visit', content: '拜访希望贸易，谈下季度用量', status: 'done' },
  ];

  it('is one per person and day, and a copied day is flagged', async () => {
    const { archive, save, chen } = await office();
    const log = (date: string): Body => ({
      date,
      author: reference(chen.person),
      entries,
      tomorrow: [{ content: '送样品' }],
    });
    save('workLog', log('2026-11-16'));
    expect(await codeOf(() => save('workLog', log('2026-11-16')))).toBe('DUPLICATE_DOCUMENT');
    const { id } = save('workLog', log('2026-11-17'));
    expect(getDocument(archive, id).body.flags).toBe('工作记录与 2026-11-16 的日志相同，请写当日的实际工作');
    expect(weekStatus(archive, weekOfInput('2026-W47')).openPoints.map(({ code }) => code)).toContain(
      `FLAG:workLog:${chen.person.login}:2026-11-17`,
    );
  });

  it('is offered the visits of the day, what yesterday planned, and the next day of the visit plan', async () => {
    const { save, report, plan, facts, chen, customer } = await office();
    save('visitPlan', plan());
    save('workLog', {
      date: '2026-11-16',
      author: reference(chen.person),
      entries,
      tomorrow: [{ time: '09:00', content: '送样品' }],
    });
    report('2026-11-17', {}, 'draft');
    expect(facts('workLog', { person: chen.person.id, date: '2026-11-17' }) as LogFacts).toEqual({
      earlier: [{ place: '2026-11-16', text: '拜访希望贸易，谈下季度用量' }],
      text: { leastCharacters: 6, alike: 85 },
      planned: { date: '2026-11-16', rows: [{ time: '09:00', content: '送样品' }] },
      visits: [
        {
          from: '09:10',
          to: '10:00',
          category: 'collection',
          content: '订货并收上月货款',
          party: customer.name,
          status: 'done',
        },
      ],
      next: {
        date: '2026-11-18',
        rows: [{ category: 'visit', content: '收款', party: customer.name }],
      },
    });
  });

  it('takes a remark of the supervisor only', async () => {
    const { archive, save, chen, wu, test } = await office();
    const { id } = save('workLog', { date: '2026-11-16', author: reference(chen.person), entries });
    const remark = (context: Context) =>
      saveDocument(archive, context, {
        form: 'workLog',
        id,
        baseRevision: 1,
        body: { ...getDocument(archive, id).body, instruction: '已阅' },
        as: 'submitted',
      });
    expect(await codeOf(() => remark(wu.context))).toBe('NO_RIGHT');
    expect(await codeOf(() => remark(chen.context))).toBe('NO_RIGHT');
    remark({ ...test.context, actor: { ...test.context.actor, role: 'supervisor' } });
    expect(getDocument(archive, id).body.instruction).toBe('已阅');
  });
});
