import { describe, expect, it } from 'vitest';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { systemClock } from '../../../electron/archive/context.ts';
import { fillDemo } from '../../../electron/demo/fillDemo.ts';
import { countDocuments } from '../../../electron/documents/listing.ts';
import { signatureState } from '../../../electron/signing/signatureState.ts';
import { monthGrid } from '../../../electron/week/monthGrid.ts';
import { weekStatus } from '../../../electron/week/weekStatus.ts';
import { stageKeys } from '../../../shared/forms/complaintCard/life.ts';
import { markKeyOf } from '../../../shared/rules/week/dayMarks.ts';
import { newArchive } from '../archive/newArchive.ts';
import { codeOf } from '../refusal.ts';

const request = { seed: 7, customers: 40, staff: 4, weeks: 2, until: '2026-11-22', password: '江南好 2026' };

async function filled(changes: Partial<typeof request> = {}) {
  const test = await newArchive();
  const context = { ...test.context, clock: systemClock };
  const result = await fillDemo(test.archive, context, { ...request, ...changes });
  return { ...test, context, result };
}

const contents = ({ archive }: Awaited<ReturnType<typeof filled>>) =>
  archive.readable
    .prepare<[], { title: string; number: string | null; state: string; updated_at: string }>(
      'SELECT title, number, state, updated_at FROM documents ORDER BY row',
    )
    .all();

describe('the demonstration', () => {
  it('is the same for the same request and another for another seed', async () => {
    const first = contents(await filled());
    expect(first.length).toBeGreaterThan(70);
    expect(contents(await filled())).toEqual(first);
    expect(contents(await filled({ seed: 8 }))).not.toEqual(first);
  });

  it('is sound, and its weeks are nearly whole', async () => {
    const { archive, context, result } = await filled({ staff: 6 });
    expect(result).toMatchObject({ people: 12, customers: 40 });
    expect(checkArchive(archive.readable, { deep: true })).toMatchObject({ ok: true, problems: [] });
    const { count } = countDocuments(archive.readable, context, { form: 'customerCard', filters: [] });
    expect(count).toBeGreaterThanOrEqual(40);
    const states = weekStatus(archive.readable, '2026-W46').grid.people.flatMap(({ days }) =>
      days.map(({ state }) => state),
    );
    expect(states.filter((state) => state === 'submitted').length).toBeGreaterThan(20);
    expect(states.filter((state) => state === 'off').length).toBe(12);
  });

  it('of twelve over five weeks is a whole branch: every state of the grid, every form, every step', async () => {
    const { archive } = await filled({ staff: 12, weeks: 5, customers: 240 });
    const { readable } = archive;
    const now = '2026-11-24T13:00';
    const months = ['2026-10', '2026-11', '2027-01'].flatMap((month) => monthGrid(readable, month).groups);
    const marksOf = (form: string) =>
      new Set(
        months
          .filter((group) => group.form === form)
          .flatMap(({ people }) => people.flatMap(({ days }) => days.map((day) => markKeyOf(day, now)))),
      );
    expect([...marksOf('visitReport')].sort()).toEqual(
      [
        'draft',
        'due',
        'late',
        'leave',
        'missing',
        'notEmployed',
        'off',
        'submitted',
        'unknown',
        'void',
      ].sort(),
    );
    expect([...marksOf('supervisorReport')]).toEqual(
      expect.arrayContaining(['submitted', 'late', 'missing', 'notOwed']),
    );
    const people = readable
      .prepare<[], { joined: string; left_on: string | null; active: number }>(
        "SELECT joined, left_on, active FROM people WHERE role = 'salesperson'",
      )
      .all();
    expect(new Set(people.map(({ joined }) => joined)).size).toBe(2);
    expect(people.filter(({ left_on, active }) => left_on !== null && active === 0)).toHaveLength(1);
    const counts = Object.fromEntries(
      readable
        .prepare<[], { form: string; count: number }>(
          'SELECT form, count(*) AS count FROM documents GROUP BY form',
        )
        .all()
        .map(({ form, count }) => [form, count]),
    );
    for (const [form, least] of Object.entries({
      customerCard: 240,
      visitReport: 200,
      supervisorReport: 20,
      visitPlan: 55,
      workLog: 100,
      complaintCard: 18,
      performanceCredit: 12,
      salesPower: 12,
    }))
      expect(counts[form], form).toBeGreaterThanOrEqual(least);
    const stages = readable
      .prepare<[], string>(
        "SELECT DISTINCT json_extract(body, '$.stage') FROM documents WHERE form = 'complaintCard' AND state = 'submitted'",
      )
      .pluck()
      .all();
    expect(stages.sort()).toEqual([...stageKeys].sort());
    const { context } = await newArchive();
    expect(
      new Set(
        readable
          .prepare<[], string>("SELECT id FROM documents WHERE form = 'visitReport' AND state = 'submitted'")
          .pluck()
          .all()
          .map((id) => signatureState(readable, context, id).lines[0]?.signature?.state ?? 'unsigned'),
      ),
    ).toEqual(new Set(['valid', 'lapsed', 'unsigned']));
    const became = readable
      .prepare<[], string>(
        `SELECT DISTINCT json_extract(row.value, '$.actual') FROM documents, json_each(body, '$.visits') AS row
          WHERE form = 'visitPlan' AND json_extract(row.value, '$.actual') IS NOT NULL`,
      )
      .pluck()
      .all();
    expect(became.sort()).toEqual(['变更', '取消', '已完成', '逾期'].sort());
    expect(checkArchive(readable, { deep: true })).toMatchObject({ ok: true, problems: [] });
  }, 120_000);

  it('is refused in an archive that holds documents, and for a year without a calendar', async () => {
    const test = await filled({ customers: 1, staff: 1, weeks: 1 });
    expect(await codeOf(() => fillDemo(test.archive, test.context, request))).toBe('DEMO_NOT_EMPTY');
    const empty = await newArchive();
    const later = { ...request, until: '2027-01-12' };
    expect(await codeOf(() => fillDemo(empty.archive, empty.context, later))).toBe('CALENDAR_UNPUBLISHED');
  });

  it('is possible without anybody and without any week', async () => {
    const { result } = await filled({ customers: 0, staff: 0, weeks: 0 });
    expect(result).toMatchObject({ customers: 0, reports: 0 });
  });
});
