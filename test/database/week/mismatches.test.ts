import { describe, expect, it } from 'vitest';
import { mismatchesBetween } from '../../../electron/accompaniment/mismatches.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { viewDocument } from '../../../electron/documents/viewing.ts';
import { answerQuestion } from '../../../electron/facts/facts.ts';
import { weekStatus } from '../../../electron/week/weekStatus.ts';
import type { Proposal } from '../../../shared/forms/machinery/form.ts';
import { supervisorReportForm } from '../../../shared/forms/supervisorReport/index.ts';
import { visitReportForm } from '../../../shared/forms/visitReport/index.ts';
import { actingAs, reference, wholeReport } from '../documents/bodies.ts';
import { codeOf } from '../refusal.ts';
import { branchWeek, WEEK } from './branchWeek.ts';

async function accompanied() {
  const branch = await branchWeek();
  const li = actingAs(branch, { name: '李主任', role: 'supervisor' });
  const customer = { id: branch.card.id, code: 'SH-000001', name: '无锡新区希望贸易有限公司' };
  const visit = {
    customer,
    salesperson: reference(branch.chen.person),
    arrived: '09:10',
    left: '10:00',
    purposes: ['goodwill'],
    talk: '谈明年合作',
  };
  const body = (changes: object = {}) => ({
    date: '2026-11-18',
    supervisor: reference(li.person),
    situation: 'cadre',
    visits: [{ ...visit, ...changes }],
  });
  const save = (given: object, context = li.context) =>
    saveDocument(branch.archive.writable, context, {
      form: 'supervisorReport',
      baseRevision: 0,
      body: { ...given },
      as: 'submitted',
    });
  /** The salesperson's report of the day, with or without naming him. */
  const report = (companion: boolean, changes: object = {}) => {
    const whole = wholeReport(reference(branch.chen.person), customer, { date: '2026-11-18' }) as {
      visits: object[];
    };
    return branch.save({
      form: 'visitReport',
      body: {
        ...whole,
        visits: whole.visits.map((row) => ({
          ...row,
          ...(companion && { companion: reference(li.person) }),
          ...changes,
        })),
      },
      as: 'submitted',
    });
  };
  const points = () =>
    weekStatus(branch.archive.readable, WEEK)
      .openPoints.map(({ code }) => code)
      .filter((code) => code.startsWith('MISMATCH'));
  return { ...branch, li, body, save, report, points };
}

describe('accompanied visits in the archive', () => {
  it('agree, and are remarked so on both papers', async () => {
    const branch = await accompanied();
    const first = branch.report(true);
    const own = branch.save(branch.body());
    expect(branch.points()).toEqual([]);
    expect(branch.document(own.id).body).toMatchObject({ accompanied: 1, visits: [{ checked: '一致' }] });
    // The salesperson's was submitted before the supervisor's: as it stood then.
    expect(branch.document(first.id).body).toMatchObject({
      accompaniment: '第 1 行 未报告：李主任还没有交当日日报',
    });
  });

  it('are listed when one side is not named, has other times or is not there, until it is mended', async () => {
    const branch = await accompanied();
    branch.save(branch.body());
    expect(branch.points()).toEqual(['MISMATCH:notReported:李主任:陈立:2026-11-18:SH-000001']);
    const report = branch.report(false);
    expect(branch.points()).toEqual(['MISMATCH:notNamed:李主任:陈立:2026-11-18:SH-000001']);
    const body = branch.document(report.id).body as { visits: object[] };
    const mend = (changes: object, baseRevision: number) =>
      saveDocument(branch.archive.writable, branch.chen.context, {
        form: 'visitReport',
        id: report.id,
        baseRevision,
        body: {
          ...body,
          visits: body.visits.map((row) => ({ ...row, companion: reference(branch.li.person), ...changes })),
        },
        as: 'submitted',
        reason: '补写陪同人',
      });
    mend({ arrived: '13:00', left: '14:00' }, 1);
    expect(branch.points()).toEqual(['MISMATCH:otherTimes:李主任:陈立:2026-11-18:SH-000001']);
    mend({}, 2);
    expect(branch.points()).toEqual([]);
  });

  it('are found from the salesperson as well, and under the week of the claiming paper', async () => {
    const branch = await accompanied();
    branch.report(true);
    expect(branch.points()).toEqual(['MISMATCH:notReported:陈立:李主任:2026-11-18:SH-000001']);
    expect(mismatchesBetween(branch.archive.readable, '2026-11-19', '2026-11-22')).toEqual([]);
    expect(mismatchesBetween(branch.archive.readable, '2026-11-18', '2026-11-18')).toMatchObject([
      {
        text: '11-18 陈立的业务员日报：与李主任同访无锡新区希望贸易有限公司 09:10–10:00；李主任没有交当日日报',
      },
    ]);
  });

  it('are asked of the other side, whose answer is taken over by one click', async () => {
    const branch = await accompanied();
    branch.report(true);
    const start = { date: '2026-11-18', supervisor: reference(branch.li.person), situation: 'cadre' };
    const question = supervisorReportForm.rules.question?.(start);
    const facts = answerQuestion(branch.archive.readable, branch.li.context, {
      form: 'supervisorReport',
      question,
    });
    const [proposal, ...more] = supervisorReportForm.rules.proposals?.(start, facts) ?? [];
    expect(more).toEqual([]);
    expect(proposal).toMatchObject({
      text: '陈立的日报写了 11-18 由您陪同拜访 无锡新区希望贸易有限公司，09:10–10:00；加入本表？',
      body: { visits: [{ salesperson: { name: '陈立' }, arrived: '09:10', left: '10:00' }] },
    });
    const taken = (proposal as Proposal).body as { visits: object[] };
    branch.save({
      ...taken,
      visits: taken.visits.map((row) => ({ ...row, purposes: ['solve'], talk: '谈交期' })),
    });
    expect(branch.points()).toEqual([]);
  });

  it('are asked of a salesperson who wrote the visit and did not name the supervisor', async () => {
    const branch = await accompanied();
    const report = branch.report(false);
    branch.save(branch.body());
    const { document } = viewDocument(branch.archive.writable, branch.chen.context, { id: report.id });
    const facts = answerQuestion(branch.archive.readable, branch.chen.context, {
      form: 'visitReport',
      question: visitReportForm.rules.question?.(document.body),
    });
    expect(visitReportForm.rules.proposals?.(document.body, facts)).toMatchObject([
      {
        text: '李主任的报告写了 11-18 陪同拜访 无锡新区希望贸易有限公司，09:10–10:00；本表第 1 行没有写他陪同，写上？',
        body: { visits: [{ companion: { name: '李主任' }, companionRole: '主任' }] },
      },
    ]);
  });

  it('drafts do not count, and a salesperson writes no supervisor’s report', async () => {
    const branch = await accompanied();
    saveDocument(branch.archive.writable, branch.li.context, {
      form: 'supervisorReport',
      baseRevision: 0,
      body: branch.body(),
      as: 'draft',
    });
    expect(branch.points()).toEqual([]);
    expect(await codeOf(() => branch.save(branch.body(), branch.chen.context))).toBe('NO_RIGHT');
  });
});
