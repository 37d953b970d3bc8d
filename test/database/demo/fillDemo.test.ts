import { describe, expect, it } from 'vitest';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { systemClock } from '../../../electron/archive/context.ts';
import { fillDemo } from '../../../electron/demo/fillDemo.ts';
import { countDocuments } from '../../../electron/documents/listing.ts';
import { weekStatus } from '../../../electron/week/weekStatus.ts';
import { newArchive } from '../archive/newArchive.ts';
import { codeOf } from '../refusal.ts';

const request = { seed: 7, customers: 40, staff: 4, weeks: 2, until: '2026-11-22', password: '江南好 2026' };

async function filled(changes: Partial<typeof request> = {}) {
  const test = await newArchive();
  const context = { ...test.context, clock: systemClock };
  const result = await fillDemo(test.archive, context, { ...request, ...changes });
  return { ...test, result };
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
    const { archive, result } = await filled({ staff: 6 });
    expect(result).toMatchObject({ people: 12, customers: 40 });
    expect(checkArchive(archive.readable, { deep: true })).toMatchObject({ ok: true, problems: [] });
    const { count } = countDocuments(archive.readable, { form: 'customerCard', filters: [] });
    expect(count).toBeGreaterThanOrEqual(40);
    const states = weekStatus(archive.readable, '2026-W46').grid.people.flatMap(({ days }) =>
      days.map(({ state }) => state),
    );
    expect(states.filter((state) => state === 'submitted').length).toBeGreaterThan(20);
    expect(states.filter((state) => state === 'off').length).toBe(12);
  });

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
