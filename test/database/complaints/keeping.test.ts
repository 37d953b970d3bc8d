import { expect, it } from 'vitest';
import { complaintBoard } from '../../../electron/complaints/board.ts';
import { complaintFigures } from '../../../electron/complaints/figures.ts';
import { limitsOn, setLimits } from '../../../electron/complaints/limits.ts';
import { remindOfComplaint } from '../../../electron/complaints/remind.ts';
import { getDocument } from '../../../electron/documents/record.ts';
import { answerDay } from '../../../electron/week/calendar.ts';
import { weekStatus } from '../../../electron/week/weekStatus.ts';
import { reference } from '../documents/bodies.ts';
import { codeOf } from '../refusal.ts';
import { complaintBranch, conclusion, wayToTheEnd } from './branch.ts';

it('gives each category the limit that the branch set, to complaints accepted from then on', async () => {
  const { test, archive, accept, complaint, bodyOf, chen, gao } = await complaintBranch();
  const running = accept();
  test.clock.set('2026-11-18T09:00:00+08:00');
  const limits = { ...limitsOn(archive, '2026-11-18'), quality: 5 };
  expect(await codeOf(() => setLimits(archive, chen.context, limits))).toBe('NO_RIGHT');
  setLimits(archive, gao.context, limits);
  const later = accept(complaint({ complainedOn: '2026-11-18', acceptedOn: '2026-11-18' }));
  const other = accept(
    complaint({ complainedOn: '2026-11-18', acceptedOn: '2026-11-18', category: 'price' }),
  );
  expect(bodyOf(later.id)).toMatchObject({ limit: 5, due: '2026-11-25' });
  expect(bodyOf(other.id)).toMatchObject({ limit: 13 });
  expect(bodyOf(running.id)).toMatchObject({ limit: 13, due: '2026-12-03' });
  setLimits(archive, gao.context, { ...limits, quality: 7 });
  expect(limitsOn(archive, '2026-11-18').quality).toBe(7);
  expect(limitsOn(archive, '2026-11-17').quality).toBe(13);
});

it('guesses no day of an unpublished year: the board waits for the branch to answer', async () => {
  const { test, archive, accept, complaint, bodyOf, gao } = await complaintBranch();
  test.clock.set('2026-12-30T09:00:00+08:00');
  setLimits(archive, gao.context, { ...limitsOn(archive, '2026-12-30'), quality: 2 });
  const { id } = accept(complaint({ complainedOn: '2026-12-30', acceptedOn: '2026-12-30' }));
  expect(bodyOf(id).due).toBeUndefined();
  const [card] = complaintBoard(archive, gao.context);
  expect(card).not.toHaveProperty('left');
  answerDay(archive, gao.context, { date: '2027-01-01', workday: true });
  expect(complaintBoard(archive, gao.context)[0]).toMatchObject({ due: '2027-01-01', left: 2 });
});

it('reminds of an overdue complaint, each time with the next number and turn', async () => {
  const { test, archive, accept, step, lin, gao } = await complaintBranch();
  const { id, number } = accept();
  expect(await codeOf(() => remindOfComplaint(archive, gao.context, { id }))).toBe('COMPLAINT_NOT_OVERDUE');
  step(lin.context, id, 'assess', {
    nature: 'product',
    responsibleDepartment: '品管',
    investigator: reference(lin.person),
  });
  test.clock.set('2026-12-07T09:00:00+08:00');
  const [first, second] = [1, 2].map(() =>
    getDocument(archive, remindOfComplaint(archive, gao.context, { id }).id),
  );
  expect(first).toMatchObject({ state: 'submitted', number: 'SH-CB-000001' });
  expect(first?.body).toMatchObject({
    complaint: number,
    turn: 1,
    stage: '初评（待调查）',
    due: '2026-12-03',
    overdueDays: 2,
    to: { name: '林主任' },
    answerBy: '2026-12-08',
  });
  expect(second?.body).toMatchObject({ turn: 2 });
});

it('lists complaints that are over as open points of the week', async () => {
  const { archive, accept } = await complaintBranch();
  accept();
  const codes = (week: string) =>
    weekStatus(archive, week).openPoints.flatMap(({ code, text }) =>
      code.startsWith('COMPLAINT_OVERDUE') ? [`${code} ${text}`] : [],
    );
  expect(codes('2026-W48')).toEqual([]);
  expect(codes('2026-W49')).toEqual([
    'COMPLAINT_OVERDUE:SH-TS-000001 投诉逾期：SH-TS-000001 无锡新区希望贸易有限公司，应于 2026-12-03 结案，已逾期 1 个工作日，待初评',
  ]);
});

it('puts the most urgent first on the board and counts what became of them', async () => {
  const office = await complaintBranch();
  const { test, archive, accept, complaint, step, lin, gao } = office;
  const closed = accept();
  for (const [context, key, filled] of wayToTheEnd(office)) step(context, closed.id, key, filled);
  test.clock.set('2026-11-26T10:30:00+08:00');
  step(gao.context, closed.id, 'close', conclusion(office));
  const calm = accept(complaint({ acceptedOn: '2026-11-26', category: 'price', products: undefined }));
  const over = accept(
    complaint({ complainedOn: '2026-11-02', acceptedOn: '2026-11-02', products: [{ product: '腻子' }] }),
  );
  test.clock.set('2026-12-01T09:00:00+08:00');
  const withdrawn = accept(complaint({ acceptedOn: '2026-12-01' }));
  step(lin.context, withdrawn.id, 'withdraw', {}, '客户来电撤回');
  test.clock.set('2026-11-26T10:30:00+08:00');
  const board = complaintBoard(archive, gao.context);
  expect(board.map(({ id, left }) => [id, left])).toEqual([
    [over.id, -5],
    [calm.id, 13],
    [withdrawn.id, undefined],
    [closed.id, undefined],
  ]);
  const by = (side: 'category' | 'product' | 'month' | 'cause') =>
    complaintFigures(archive, gao.context, { by: side, from: '2026-01-01', to: '2026-12-31' });
  expect(by('category').rows).toMatchObject([
    { what: '产品质量', count: 3, running: 1, closed: 1, withdrawn: 1, overdue: 1, averageTenths: 80 },
    { what: '价格争议', count: 1, running: 1 },
  ]);
  expect(by('category').total).toMatchObject({ count: 4, lossFen: 100_001 });
  expect(by('month').rows.map(({ what, count }) => `${what} ${count}`)).toEqual(['2026-11 3', '2026-12 1']);
  expect(by('product').rows.map(({ what, count }) => `${what} ${count}`)).toEqual([
    '防水涂料 2',
    '不涉及产品 1',
    '腻子 1',
  ]);
  expect(by('cause').rows.map(({ what, count }) => `${what} ${count}`)).toEqual(['尚未判定 3', '生产工艺 1']);
});
