import { describe, expect, it } from 'vitest';
import { mismatchesBetween } from '../../../electron/accompaniment/mismatches.ts';
import { getDocument } from '../../../electron/documents/record.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { rulesOn } from '../../../electron/rules/rulesOn.ts';
import { allRulesOn, ruleChanges, setRules } from '../../../electron/rules/setRules.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import {
  type BranchRuleValues,
  ruleProblem,
  standardRules,
} from '../../../shared/rules/branchRules/branchRules.ts';
import { actingAs, reference } from '../documents/bodies.ts';
import { codeOf, refusalOf } from '../refusal.ts';
import { branchWeek } from '../week/branchWeek.ts';

async function office() {
  const branch = await branchWeek();
  const gao = actingAs(branch, { name: '高经理', role: 'branchManager' });
  const { archive, clock } = branch;
  const now = () => allRulesOn(archive.readable, clock.today());
  const set = (values: Partial<BranchRuleValues>, context = gao.context) =>
    setRules(archive.writable, context, { ...now(), values: { ...now().values, ...values } });
  return { ...branch, gao, now, set };
}

describe('the rules of the branch', () => {
  it('are the standard ones until somebody sets others, from that day on', async () => {
    const { archive, clock, set } = await office();
    expect(rulesOn(archive.readable, '2026-11-16')).toEqual(standardRules);
    clock.set('2026-11-18T09:00:00+08:00');
    set({ fairUpTo: 20 });
    clock.set('2026-11-20T09:00:00+08:00');
    set({ fairUpTo: 25, alike: 90 });
    const fair = (day: string) => rulesOn(archive.readable, day).fairUpTo;
    expect(['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'].map(fair)).toEqual([30, 20, 20, 25]);
    expect(rulesOn(archive.readable, '2026-11-19').alike).toBe(85);
  });

  it('are set by managers only, within what makes sense, and only when something changes', async () => {
    const branch = await office();
    const { set, chen, archive, gao, now } = branch;
    expect(await codeOf(() => set({ alike: 80 }, chen.context))).toBe('NO_RIGHT');
    const archivist = actingAs(branch, { name: '钱内勤', role: 'archivist' });
    expect(await codeOf(() => set({ alike: 80 }, archivist.context))).toBe('NO_RIGHT');
    const wrong = await refusalOf(() => set({ fairUpTo: 90 }));
    expect(wrong.code).toBe('RULES_INVALID');
    expect(wrong.message).toBe('规则没有保存：评“差”的天数应多于评“可”的天数。请改正后再保存。');
    for (const values of [{ alike: 101 }, { timeTolerance: -1 }, { goodPoints: 3 }, { leastCharacters: 1.5 }])
      expect(await codeOf(() => set(values))).toBe('RULES_INVALID');
    expect(await codeOf(() => set({}))).toBe('RULES_UNCHANGED');
    expect(now().values).toEqual(standardRules);
    setRules(archive.writable, gao.context, {
      ...now(),
      deadline: { workdays: 2, time: '18:00' },
      complaintLimits: { ...now().complaintLimits, quality: 20 },
    });
    expect(now()).toMatchObject({
      deadline: { workdays: 2, time: '18:00' },
      complaintLimits: { quality: 20, price: 13 },
    });
  });

  it('leave a trace of who set what, before and after', async () => {
    const { set, archive, clock } = await office();
    clock.set('2026-11-18T09:00:00+08:00');
    set({ leastCharacters: 10 });
    expect(ruleChanges(archive.readable)).toMatchObject([
      { from: '2026-11-18', by: '高经理', label: '内容至少', value: '10 字' },
    ]);
    const trace = archive.readable
      .prepare<[], { subject: string; detail: string }>(
        "SELECT subject, detail FROM audit WHERE verb = 'rules.set'",
      )
      .all();
    expect(trace).toEqual([
      { subject: 'leastCharacters', detail: '{"before":6,"from":"2026-11-18","value":10}' },
    ]);
  });
});

it('flags a text by the rule of its day, and leaves what was saved as it is', async () => {
  const { report, document, set, clock, save } = await office();
  const before = report('2026-11-16').id;
  expect(document(before).body.flags).toBeUndefined();
  clock.set('2026-11-18T08:00:00+08:00');
  set({ leastCharacters: 40 });
  expect(document(before).body.flags).toBeUndefined();
  const after = report('2026-11-18').id;
  expect(document(after).body.flags).toContain('洽谈内容过短');
  // Corrected later, a report of before is still held against the rule of its day.
  clock.set('2026-11-19T08:00:00+08:00');
  const { body, revision } = document(before);
  save(
    { form: 'visitReport', id: before, body: { ...body, weather: '雨' }, as: 'submitted', reason: '补' },
    revision,
  );
  expect(document(before).body.flags).toBeUndefined();
});

it('forgives as many minutes between the two papers of a visit as the branch says', async () => {
  const { report, document, set, clock, archive, save, ...branch } = await office();
  const li = actingAs({ archive, clock, ...branch }, { name: '李主任', role: 'supervisor' });
  const accompanied = (date: string) => {
    const { id } = report(date);
    const { body, revision } = document(id);
    const [visit] = body.visits as Body[];
    const customer = visit?.customer;
    save(
      {
        form: 'visitReport',
        id,
        body: { ...body, visits: [{ ...visit, companion: reference(li.person), companionRole: '主任' }] },
        as: 'submitted',
        reason: '补陪同人',
      },
      revision,
    );
    saveDocument(archive.writable, li.context, {
      form: 'supervisorReport',
      baseRevision: 0,
      body: {
        date,
        supervisor: reference(li.person),
        situation: 'cadre',
        visits: [
          {
            customer,
            salesperson: reference(branch.chen.person),
            // The salesperson wrote 09:10 to 10:00.
            arrived: '09:30',
            left: '10:00',
            purposes: ['collect'],
            talk: '与客户约定月底前付清余款',
          },
        ],
      },
      as: 'submitted',
    });
  };
  accompanied('2026-11-16');
  clock.set('2026-11-17T08:00:00+08:00');
  set({ timeTolerance: 20 });
  accompanied('2026-11-17');
  expect(
    mismatchesBetween(archive.readable, '2026-11-16', '2026-11-22').map(({ date, finding }) => [
      date,
      finding,
    ]),
  ).toEqual([['2026-11-16', 'otherTimes']]);
});

it('marks payments by the rule of the day up to which the sheet speaks', async () => {
  const { archive, context, card, clock, set } = await office();
  clock.set('2026-11-18T08:00:00+08:00');
  set({ fairUpTo: 3, poorUpTo: 5 });
  const sheet = (asOf: string, year: number) => {
    const { id } = saveDocument(archive.writable, context, {
      form: 'performanceCredit',
      baseRevision: 0,
      body: {
        customer: { id: card.id, code: 'SH-000001', name: '无锡新区希望贸易有限公司' },
        year,
        period: 'year',
        asOf,
        deliveries: [
          // Due by 2026-10-20; ten days late.
          { shipped: '2026-09-05', amount: 100_000, received: 100_000, receivedOn: '2026-10-30' },
        ],
      },
      as: 'draft',
    });
    return (getDocument(archive.readable, id).body.deliveries as Body[])[0]?.mark;
  };
  expect(sheet('2026-11-17', 2026)).toBe('可');
  expect(sheet('2026-11-18', 2027)).toBe('劣');
});

it('says of values that do not go together what is wrong', () => {
  expect(ruleProblem(standardRules)).toBeUndefined();
  expect(ruleProblem({ ...standardRules, fairPoints: 4 })).toBe('分值应依次减少：良 > 可 > 差 > 劣');
  expect(ruleProblem({ ...standardRules, daysApart: 8 })).toBe('日期写错时可相隔应为 0 到 7 天');
});
