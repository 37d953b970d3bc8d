import { describe, expect, it } from 'vitest';
import { addAbsence, listAbsences, removeAbsence } from '../../../electron/people/absences.ts';
import { newArchive } from '../archive/newArchive.ts';
import { actingAs } from '../documents/bodies.ts';
import { codeOf } from '../refusal.ts';

async function branch() {
  const test = await newArchive();
  const chen = actingAs(test, { name: '陈立', role: 'salesperson' });
  const add = (from: string, to: string, kind = '事假') =>
    addAbsence(test.archive.writable, test.context, { personId: chen.person.id, from, to, kind });
  const list = (from: string, to: string) =>
    listAbsences(test.archive.readable, test.context, { from, to }).map(
      (absence) => `${absence.from}–${absence.to}`,
    );
  return { test, chen, add, list };
}

describe('absences', () => {
  it('are listed when any of their days is in the period, both ends included', async () => {
    const { test, chen, add, list } = await branch();
    const { id } = addAbsence(test.archive.writable, test.context, {
      personId: chen.person.id,
      from: '2026-11-18',
      to: '2026-11-20',
      kind: '病假',
      note: '感冒',
    });
    add('2026-11-16', '2026-11-16');
    expect(
      listAbsences(test.archive.readable, test.context, { from: '2026-11-20', to: '2026-11-22' }),
    ).toEqual([
      {
        id,
        personId: chen.person.id,
        name: '陈立',
        from: '2026-11-18',
        to: '2026-11-20',
        kind: '病假',
        note: '感冒',
      },
    ]);
    expect(list('2026-11-16', '2026-11-22')).toEqual(['2026-11-16–2026-11-16', '2026-11-18–2026-11-20']);
    expect(list('2026-11-19', '2026-11-19')).toEqual(['2026-11-18–2026-11-20']);
    expect(list('2026-11-17', '2026-11-17')).toEqual([]);
    expect(list('2026-11-21', '2026-11-30')).toEqual([]);
  });

  it('are of known people and real days', async () => {
    const { test, add, list } = await branch();
    expect(await codeOf(() => add('2026-02-30', '2026-03-01'))).toBe('DATE_INVALID');
    expect(await codeOf(() => add('2026-11-16', '2026-11'))).toBe('DATE_INVALID');
    expect(await codeOf(() => add('2026-11-17', '2026-11-16'))).toBe('DATE_INVALID');
    const nobody = { personId: 'nobody', from: '2026-11-16', to: '2026-11-16', kind: '事假' };
    expect(await codeOf(() => addAbsence(test.archive.writable, test.context, nobody))).toBe(
      'PERSON_NOT_FOUND',
    );
    expect(list('2000-01-01', '2100-01-01')).toEqual([]);
  });

  it('are removed once; a second time is no failure and leaves no second line', async () => {
    const { test, chen, add, list } = await branch();
    const { id } = add('2026-11-16', '2026-11-17');
    const remove = () => removeAbsence(test.archive.writable, test.context, { id });
    remove();
    remove();
    expect(list('2026-11-01', '2026-11-30')).toEqual([]);
    expect(
      test.archive.readable
        .prepare(`SELECT verb, subject, detail FROM audit WHERE verb LIKE 'absence.%' ORDER BY seq`)
        .all(),
    ).toEqual(
      ['absence.added', 'absence.removed'].map((verb) => ({
        verb,
        subject: chen.person.id,
        detail: `{"from":"2026-11-16","id":"${id}","to":"2026-11-17"}`,
      })),
    );
  });
});
