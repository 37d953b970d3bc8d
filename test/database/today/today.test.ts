import { describe, expect, it } from 'vitest';
import type { Context } from '../../../electron/archive/context.ts';
import { saveDocument, voidDocument } from '../../../electron/documents/saving.ts';
import { keepWorkingCopy } from '../../../electron/documents/workingCopies.ts';
import { addAbsence } from '../../../electron/people/absences.ts';
import { printSheet } from '../../../electron/sheets/handingOut.ts';
import { today } from '../../../electron/today/today.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { newArchive } from '../archive/newArchive.ts';
import { complaintBranch } from '../complaints/branch.ts';
import { actingAs, reference, wholeCard, wholeReport } from '../documents/bodies.ts';
import { submitCard } from '../documents/branch.ts';
import { branchWithPrinter } from '../sheets/branch.ts';

/** Tuesday of 2026-W47; the week before has five working days. */
async function branchOnTuesday() {
  const test = await newArchive();
  test.clock.set('2026-11-17T09:00:00+08:00');
  const chen = actingAs(test, { name: '陈立', role: 'salesperson' });
  const wu = actingAs(test, { name: '吴敏', role: 'salesperson' });
  const manager = actingAs(test, { name: '郑经理', role: 'branchManager' });
  const archive = test.archive.writable;
  const report = (who: typeof chen, date: string, as: 'draft' | 'submitted', changes: Body = {}) =>
    saveDocument(archive, who.context, {
      form: 'visitReport',
      baseRevision: 0,
      body: wholeReport(reference(who.person), { name: `${date}的新客户` }, { date, ...changes }),
      as,
    }).id;
  const groupsOf = (context: Context) =>
    Object.fromEntries(today(archive, context).groups.map((group) => [group.key, group]));
  return { test, archive, chen, wu, manager, report, groupsOf };
}

describe('the page of a salesperson', () => {
  it('lists the working days of this and the last week without a report, the latest first', async () => {
    const { test, archive, chen, report, groupsOf } = await branchOnTuesday();
    report(chen, '2026-11-16', 'submitted');
    const draft = report(chen, '2026-11-13', 'draft');
    const gone = report(chen, '2026-11-12', 'submitted');
    voidDocument(archive, test.context, { id: gone, reason: '填错' });
    const leave = { personId: chen.person.id, from: '2026-11-11', to: '2026-11-11', kind: '事假' };
    addAbsence(archive, test.context, leave);
    expect(groupsOf(chen.context).reports?.items).toEqual([
      expect.objectContaining({ text: '2026-11-17 星期二', note: '还没有填', urgent: false }),
      expect.objectContaining({ note: '草稿，还没有提交', to: expect.objectContaining({ id: draft }) }),
      expect.objectContaining({ text: '2026-11-12 星期四', note: '已作废，没有重报', urgent: true }),
      expect.objectContaining({ text: '2026-11-10 星期二' }),
      expect.objectContaining({ text: '2026-11-09 星期一' }),
    ]);
  });

  it("has his own customers without a card, and not his colleague's", async () => {
    const { chen, wu, report, groupsOf } = await branchOnTuesday();
    report(chen, '2026-11-16', 'submitted');
    expect(groupsOf(chen.context).cards?.items).toEqual([
      expect.objectContaining({ note: '已 1 天', urgent: false }),
    ]);
    expect(groupsOf(wu.context).cards).toBeUndefined();
  });

  it('has the visits that he planned for today, where they were moved to', async () => {
    const { test, archive, chen, wu, groupsOf } = await branchOnTuesday();
    const card = (fullName: string) => {
      const { creditCode: _, ...body } = wholeCard(reference(chen.person), { fullName });
      return submitCard(test, body);
    };
    const [kept, moved, away] = ['无锡甲店', '无锡乙店', '无锡丙店'].map((name) => ({
      id: card(name),
      name,
    }));
    const purposes = ['revisit', 'collect'];
    saveDocument(archive, chen.context, {
      form: 'visitPlan',
      baseRevision: 0,
      body: {
        period: 'week',
        from: '2026-11-16',
        salesperson: reference(chen.person),
        visits: [
          { date: '2026-11-17', customer: kept, purposes },
          {
            date: '2026-11-16',
            customer: moved,
            purposes,
            change: 'move',
            movedTo: '2026-11-17',
            reason: '雨',
          },
          { date: '2026-11-17', customer: away, purposes, change: 'cancel', reason: '出差' },
          { date: '2026-11-18', customer: away, purposes },
        ],
      },
      as: 'submitted',
    });
    expect(groupsOf(chen.context).visits?.items).toEqual([
      expect.objectContaining({ text: '无锡甲店', note: '回访、收款' }),
      expect.objectContaining({ text: '无锡乙店', to: expect.objectContaining({ id: moved?.id }) }),
    ]);
    expect(groupsOf(wu.context)).not.toHaveProperty('visits');
  });

  it('has what he has to sign', async () => {
    const { chen, wu, report, groupsOf } = await branchOnTuesday();
    const id = report(chen, '2026-11-16', 'submitted');
    expect(groupsOf(chen.context).toSign?.items).toEqual([
      expect.objectContaining({
        text: '业务员拜访日报表 陈立 2026-11-16',
        note: '填表人',
        to: { page: 'document', form: 'visitReport', id },
      }),
    ]);
    expect(groupsOf(wu.context)).not.toHaveProperty('toSign');
  });

  it('has what he left unsaved, and nothing of the work of managers', async () => {
    const { archive, chen, wu, report, groupsOf } = await branchOnTuesday();
    report(wu, '2026-11-16', 'submitted');
    keepWorkingCopy(archive, chen.context, {
      form: 'customerCard',
      baseRevision: 0,
      body: { fullName: '半' },
    });
    const groups = groupsOf(chen.context);
    expect(Object.keys(groups)).toEqual(['unsaved', 'reports']);
    expect(groups.unsaved?.items[0]).toMatchObject({ text: '客户资料卡 （新建）', note: '11-17 09:00 暂存' });
  });
});

describe('the page of a manager', () => {
  it('has the reports that nobody has read, and the week to be closed', async () => {
    const { archive, chen, manager, report, groupsOf } = await branchOnTuesday();
    const unread = report(chen, '2026-11-13', 'submitted');
    const read = report(chen, '2026-11-12', 'submitted');
    const { body } = JSON.parse(
      `{"body":${archive.prepare('SELECT body FROM documents WHERE id = ?').pluck().get(read)}}`,
    ) as { body: Body };
    saveDocument(archive, manager.context, {
      form: 'visitReport',
      id: read,
      baseRevision: 1,
      body: { ...body, verdict: 'effective' },
      as: 'submitted',
    });
    const groups = groupsOf(manager.context);
    expect(groups.toRead?.items).toEqual([
      { text: '陈立 2026-11-13', urgent: false, to: { page: 'document', form: 'visitReport', id: unread } },
    ]);
    expect(groups.week?.items).toEqual([
      expect.objectContaining({ urgent: true, to: { page: 'week', week: '2026-W46' } }),
    ]);
    expect(groups).not.toHaveProperty('reports');
  });

  it('names the first of many and counts the rest', async () => {
    const { chen, wu, manager, report, groupsOf } = await branchOnTuesday();
    for (const who of [chen, wu])
      for (const day of ['09', '10', '11', '12', '13', '16', '17'])
        report(who, `2026-11-${day}`, 'submitted');
    expect(groupsOf(manager.context).toRead).toMatchObject({ total: 14 });
    expect(groupsOf(manager.context).toRead?.items).toHaveLength(12);
  });
});

it('brings a complaint to whoever may take its next step', async () => {
  const { archive, chen, lin, gao, complaint, accept, step } = await complaintBranch();
  const { id, number } = accept(complaint({ acceptedOn: '2026-11-12', complainedOn: '2026-11-12' }));
  const seenBy = ({ context }: { context: Context }) =>
    today(archive, context).groups.find(({ key }) => key === 'complaints')?.items;
  expect(seenBy(chen)).toBeUndefined();
  expect(seenBy(lin)).toEqual([
    expect.objectContaining({
      text: `${number} 无锡新区希望贸易有限公司`,
      note: expect.stringMatching(/^待初评 · 还有 \d+ 个工作日$/),
      to: { page: 'document', form: 'complaintCard', id },
    }),
  ]);
  step(lin.context, id, 'assess', {
    nature: 'product',
    responsibleDepartment: '品管',
    investigator: reference(lin.person),
  });
  expect(seenBy(gao)?.[0]?.note).toMatch(/^待调查/);
});

it('reminds the archivist of printed sheets until their paper is back, and nobody else', async () => {
  const branch = await branchWithPrinter();
  const archivist = actingAs(branch, { name: '钱内勤', role: 'archivist' });
  const awaited = ({ context }: { context: Context }) =>
    today(branch.archive.writable, context).groups.find(({ key }) => key === 'scans')?.items;
  expect(awaited(archivist)).toBeUndefined();
  await printSheet(branch.archive, branch.context, branch.printer, branch.submitted.id, async () => true);
  expect(awaited(archivist)).toEqual([
    expect.objectContaining({ text: expect.stringContaining('SH-000001'), urgent: false }),
  ]);
  expect(awaited(branch.chen)).toBeUndefined();
});
