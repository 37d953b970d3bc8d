import { describe, expect, it } from 'vitest';
import { setDeadline } from '../../../electron/week/deadlines.ts';
import { monthGrid } from '../../../electron/week/monthGrid.ts';
import { actingAs, reference } from '../documents/bodies.ts';
import { codeOf } from '../refusal.ts';
import { branchWeek } from './branchWeek.ts';

describe('the month', () => {
  it('has every day with its name, and both groups', async () => {
    const branch = await branchWeek();
    actingAs(branch, { name: '李主任', role: 'supervisor' });
    branch.report('2026-11-16');
    const november = monthGrid(branch.archive.readable, '2026-11');
    expect(november.days).toHaveLength(30);
    expect(november.groups.map(({ form, people }) => [form, people.map(({ name }) => name)])).toEqual([
      ['visitReport', ['陈立']],
      ['supervisorReport', ['李主任', '沈静']],
    ]);
    expect(november.groups[0]?.people[0]?.days.slice(13, 17).map(({ state }) => state)).toEqual([
      'off',
      'off',
      'submitted',
      'missing',
    ]);
    const october = monthGrid(branch.archive.readable, '2026-10');
    expect(october.days[0]).toEqual({ date: '2026-10-01', workday: 'off', name: '国庆节' });
    expect(monthGrid(branch.archive.readable, '2027-02').days.map(({ workday }) => workday)).toEqual(
      Array(28).fill('unpublished'),
    );
  });

  it('wants a supervisor’s report of the days on which a salesperson names him', async () => {
    const branch = await branchWeek();
    const li = actingAs(branch, { name: '李主任', role: 'supervisor' });
    const { id } = branch.report('2026-11-16');
    const { body } = branch.document(id);
    const visits = (body.visits as object[]).map((visit) => ({ ...visit, companion: reference(li.person) }));
    branch.save({ form: 'visitReport', body: { ...body, date: '2026-11-17', visits }, as: 'submitted' });
    const { groups } = monthGrid(branch.archive.readable, '2026-11');
    expect(groups[1]?.people[0]?.days.slice(15, 18).map(({ state }) => state)).toEqual([
      'notOwed',
      'missing',
      'notOwed',
    ]);
  });

  it('keeps the deadline for what was due before it was changed', async () => {
    const branch = await branchWeek();
    const { body } = branch.document(branch.report('2026-11-20').id);
    const late = (date: string, at: string) => {
      branch.clock.set(at);
      branch.save({ form: 'visitReport', body: { ...body, date }, as: 'submitted' });
    };
    const stateOf = (date: string) =>
      monthGrid(branch.archive.readable, '2026-11').groups[0]?.people[0]?.days.find(
        (day) => day.date === date,
      )?.state;
    late('2026-11-16', '2026-11-18T12:30:00+08:00');
    expect(stateOf('2026-11-16')).toBe('late');
    branch.clock.set('2026-11-18T15:00:00+08:00');
    setDeadline(branch.archive.writable, branch.context, { workdays: 2, time: '18:00' });
    expect(stateOf('2026-11-16')).toBe('late');
    late('2026-11-18', '2026-11-20T17:59:00+08:00');
    expect(stateOf('2026-11-18')).toBe('submitted');
    expect(monthGrid(branch.archive.readable, '2026-11').deadline).toMatchObject({
      workdays: 2,
      time: '18:00',
    });
    const refused = () =>
      setDeadline(branch.archive.writable, branch.chen.context, { workdays: 9, time: '23:59' });
    expect(await codeOf(refused)).toBe('NO_RIGHT');
  });
});
