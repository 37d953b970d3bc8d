import { expect, it } from 'vitest';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { documentHistory } from '../../../electron/documents/viewing.ts';
import { today } from '../../../electron/today/today.ts';
import { actingAs } from '../documents/bodies.ts';
import { codeOf, refusalOf } from '../refusal.ts';
import { complaintBranch, conclusion, wayToTheEnd } from './branch.ts';

it('goes from acceptance to the end, each step recorded with who and when', async () => {
  const office = await complaintBranch();
  const { accept, step, bodyOf, test, archive, gao } = office;
  const { id, number } = accept();
  expect(number).toBe('SH-TS-000001');
  expect(bodyOf(id)).toMatchObject({ stage: 'accepted', limit: 13, due: '2026-12-03' });
  for (const [context, key, filled] of wayToTheEnd(office)) step(context, id, key, filled);
  test.clock.set('2026-11-26T10:30:00+08:00');
  step(gao.context, id, 'close', conclusion(office));
  const body = bodyOf(id);
  expect(body).toMatchObject({
    stage: 'closed',
    closedOn: '2026-11-26',
    workdaysUsed: 8,
    lossTotal: 100_001,
  });
  expect(body.overdueDays).toBeUndefined();
  expect(body.shares).toMatchObject([{ amount: 66_671 }, { amount: 33_330 }]);
  const steps = body.steps as { step: string; by: { name: string }; on: string }[];
  expect(steps.map(({ step: key, by }) => `${key} ${by.name}`)).toEqual([
    'accept 陈立',
    'assess 林主任',
    'investigate 林主任',
    'draft 林主任',
    'approve 高经理',
    'reply 陈立',
    'follow 陈立',
    'close 高经理',
  ]);
  expect(steps.at(-1)).toMatchObject({ on: '2026-11-26', at: '10:30' });
  expect(documentHistory(archive, gao.context, { id }).map(({ reason }) => reason)).toEqual([
    '结案',
    '完成跟踪',
    '已回复客户',
    '核准',
    '提交拟案',
    '完成调查',
    '完成初评',
    '受理',
  ]);
});

it('lets nobody take a step that is not his, not next, or lacks something', async () => {
  const office = await complaintBranch();
  const { accept, step, chen, lin, gao } = office;
  const { id } = accept();
  const [assess, investigate] = wayToTheEnd(office);
  expect(await codeOf(() => step(chen.context, id, 'assess', assess[2]))).toBe('NO_RIGHT');
  expect(await codeOf(() => step(lin.context, id, 'investigate', investigate[2]))).toBe('STEP_NOT_FROM_HERE');
  expect(await codeOf(() => step(gao.context, id, 'accept'))).toBe('STEP_NOT_FROM_HERE');
  expect(await codeOf(() => step(lin.context, id, 'none'))).toBe('BAD_REQUEST');
  const lacking = await refusalOf(() => step(lin.context, id, 'assess', { nature: 'product' }));
  expect(lacking?.code).toBe('NOT_VALID');
  expect(lacking?.message).toContain('请填写责任部门');
  expect(await codeOf(() => step(lin.context, id, 'withdraw'))).toBe('STEP_NOTE_REQUIRED');
  step(lin.context, id, 'assess', assess[2]);
  const { qualityTest: _, ...untested } = investigate[2];
  expect((await refusalOf(() => step(lin.context, id, 'investigate', untested)))?.message).toContain(
    '检测结果',
  );
});

it('is not approved by who drafted it, but by another', async () => {
  const office = await complaintBranch();
  const { accept, step, archive, test, lin, gao } = office;
  const { id } = accept();
  const [assess, investigate, draft, approve] = wayToTheEnd(office);
  step(lin.context, id, 'assess', assess[2]);
  step(lin.context, id, 'investigate', investigate[2]);
  step(gao.context, id, 'draft', draft[2]);
  const waits = ({ context }: { context: typeof gao.context }) =>
    today(archive, context).groups.some(({ key }) => key === 'complaints');
  const deputy = actingAs(test, { name: '程副经理', role: 'deputyManager' });
  expect([waits(gao), waits(deputy)]).toEqual([false, true]);
  const refusal = await refusalOf(() => step(gao.context, id, 'approve', approve[2]));
  expect(refusal.code).toBe('STEP_NEEDS_ANOTHER');
  expect(refusal.message).toBe('“提交拟案”是您自己办的，“核准”须由另一位有权的人办。请他登录后再办。');
  // He may send it back, and approve what somebody else has drafted anew.
  step(gao.context, id, 'returnDraft', {}, '金额再核');
  step(lin.context, id, 'draft', { plan: '换货 12 桶。' });
  step(gao.context, id, 'approve', approve[2]);
});

it('is not accepted on a day to come', async () => {
  const { accept, complaint } = await complaintBranch();
  const refusal = await refusalOf(() => accept(complaint({ acceptedOn: '2026-11-17' })));
  expect(refusal.code).toBe('NOT_VALID');
  expect(refusal.message).toContain('受理日期在今天（2026-11-16）之后');
  const complained = complaint({ complainedOn: '2026-11-18', acceptedOn: '2026-11-18' });
  expect((await refusalOf(() => accept(complained))).message).toContain('投诉日期在今天（2026-11-16）之后');
  expect(accept(complaint({ acceptedOn: '2026-11-16' })).number).toBe('SH-TS-000001');
});

it('fills in what is open without a reason, corrects the rest with one, and keeps the record as it is', async () => {
  const { accept, archive, chen, lin, bodyOf } = await complaintBranch();
  const { id } = accept();
  const save = (context: typeof chen.context, changes: object, reason?: string) =>
    saveDocument(archive, context, {
      form: 'complaintCard',
      id,
      baseRevision: 1,
      body: { ...bodyOf(id), ...changes },
      as: 'submitted',
      ...(reason !== undefined && { reason }),
    });
  expect(await codeOf(() => save(chen.context, { content: '有结块和异味。' }))).toBe('REASON_REQUIRED');
  expect(await codeOf(() => save(lin.context, { cause: '未到调查。' }))).toBe('REASON_REQUIRED');
  expect(await codeOf(() => save(chen.context, { assessment: '属实。' }))).toBe('NO_RIGHT');
  expect(await codeOf(() => save(lin.context, { steps: [] }))).toBe('STEPS_ALTERED');
  expect(save(lin.context, { assessment: '属实。' }).revision).toBe(2);
  expect(bodyOf(id).stage).toBe('accepted');
});

it('asks for the reason of closing late, and counts anew when reopened', async () => {
  const office = await complaintBranch();
  const { accept, step, bodyOf, test, gao } = office;
  const { id } = accept();
  for (const [context, key, filled] of wayToTheEnd(office)) step(context, id, key, filled);
  test.clock.set('2026-12-07T09:00:00+08:00');
  const late = await refusalOf(() => step(gao.context, id, 'close', conclusion(office)));
  expect(late?.message).toContain('晚了 2 个工作日');
  step(gao.context, id, 'close', { ...conclusion(office), overdueReason: '换货在途延误。' });
  expect(bodyOf(id)).toMatchObject({ overdueDays: 2, workdaysUsed: 15 });
  test.clock.set('2026-12-14T09:00:00+08:00');
  step(gao.context, id, 'reopen', {}, '又有两桶结块。');
  const body = bodyOf(id);
  expect(body).toMatchObject({ stage: 'reopened', due: '2026-12-31' });
  expect(body.closedOn).toBeUndefined();
});
