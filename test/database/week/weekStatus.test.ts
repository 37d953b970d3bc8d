import { describe, expect, it } from 'vitest';
import { voidDocument } from '../../../electron/documents/saving.ts';
import { addAbsence } from '../../../electron/people/absences.ts';
import { answerDay } from '../../../electron/week/calendar.ts';
import { weekOfInput, weekStatus } from '../../../electron/week/weekStatus.ts';
import { codeOf } from '../refusal.ts';
import { branchWeek, WEEK } from './branchWeek.ts';

describe('the status of a week', () => {
  it('says of each day what came of it', async () => {
    const branch = await branchWeek();
    branch.report('2026-11-16');
    const spoilt = branch.report('2026-11-17');
    voidDocument(branch.archive.writable, branch.context, { id: spoilt.id, reason: '填错客户' });
    branch.report('2026-11-18', 'draft');
    addAbsence(branch.archive.writable, branch.context, {
      personId: branch.chen.person.id,
      from: '2026-11-19',
      to: '2026-11-19',
      kind: '病假',
    });
    const status = weekStatus(branch.archive.readable, WEEK);
    expect(status.grid.people.map(({ name, days }) => [name, days.map(({ state }) => state)])).toEqual([
      ['陈立', ['submitted', 'void', 'missing', 'leave', 'missing', 'off', 'off']],
    ]);
    expect(status.calendar).toBe('published');
    expect(status.openPoints.map(({ code }) => code)).toEqual([
      'MISSING:陈立:2026-11-17',
      'MISSING:陈立:2026-11-20',
      'DRAFT:陈立:2026-11-18',
      'UNSIGNED:陈立:2026-11-16',
      'SHEET_NOT_ISSUED:陈立:2026-11-16',
    ]);
  });

  it('marks a report as late after noon of the next working day', async () => {
    const branch = await branchWeek();
    const { card, save, clock } = branch;
    expect(card.number).toBe('SH-000001');
    branch.report('2026-11-20');
    const body = branch.document(branch.report('2026-11-16').id).body;
    clock.set('2026-11-18T12:30:00+08:00');
    save({ form: 'visitReport', body: { ...body, date: '2026-11-17' }, as: 'submitted' });
    const [chen] = weekStatus(branch.archive.readable, WEEK).grid.people;
    expect(chen?.days.map(({ state }) => state).slice(0, 2)).toEqual(['submitted', 'late']);
  });

  it('names a customer who bought and has no card', async () => {
    const branch = await branchWeek();
    const body = branch.document(branch.report('2026-11-16').id).body as { visits: object[] };
    const visits = body.visits.map((visit) => ({ ...visit, customer: { name: '昆山新到建材商店' } }));
    branch.save({ form: 'visitReport', body: { ...body, date: '2026-11-17', visits }, as: 'submitted' });
    const points = weekStatus(branch.archive.readable, WEEK).openPoints;
    expect(points).toContainEqual(
      expect.objectContaining({
        code: 'AWAITING_CARD:SH-000002',
        text: '待建卡：SH-000002 昆山新到建材商店，首次交易 2026-11-17，已 5 天',
      }),
    );
  });

  it('asks about days of a year whose calendar is not published, and takes the answer', async () => {
    const branch = await branchWeek();
    const asked = weekStatus(branch.archive.readable, '2027-W02');
    expect(asked.calendar).toBe('unpublished');
    expect(asked.openPoints.map(({ code }) => code)).toContain('UNDECIDED_DAY:2027-01-11');
    expect(asked.grid.people[0]?.days.map(({ state }) => state)).toEqual(Array(7).fill(null));
    answerDay(branch.archive.writable, branch.context, { date: '2027-01-11', workday: true });
    answerDay(branch.archive.writable, branch.context, { date: '2027-01-12', workday: false });
    const answered = weekStatus(branch.archive.readable, '2027-W02');
    expect(answered.grid.people[0]?.days.slice(0, 3).map(({ state }) => state)).toEqual([
      'missing',
      'off',
      null,
    ]);
    expect(answered.calendar).toBe('unpublished');
  });

  it('refuses what is no week', async () => {
    for (const text of ['2026-47', '2026-W54', '2026-W00', '', 'W47'])
      expect(await codeOf(() => weekOfInput(text)), text).toBe('WEEK_INVALID');
    expect(weekOfInput('2026-W53')).toBe('2026-W53');
  });
});
