import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { systemClock } from '../../../electron/archive/context.ts';
import { getDocument } from '../../../electron/documents/record.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { newOffice } from '../../../electron/office/office.ts';
import { sealWeek } from '../../../electron/week/sealWeek.ts';
import { actorNamed, inFolder, MANAGER, makeBranch, SALESPERSON, steadyClock } from '../branch.ts';
import { openStore } from '../store.ts';
import { fillWeek, WEEK } from '../week.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it('a clock that is set back makes nothing older than what was before: chain, sequence and corrections go on', () =>
  inFolder(async (folder) => {
    const home = join(folder, 'branch');
    await makeBranch(home);
    await fillWeek(home);
    vi.setSystemTime('2026-11-24T07:00:00+08:00');
    const seal = { week: WEEK, reasons: { '*': '已说明' }, out: join(folder, 'out') };
    // Another run of the program, of whose time this one knows by the archive alone.
    const first = await opened(home, (archive) =>
      sealWeek(
        archive,
        { actor: actorNamed(archive, MANAGER), clock: steadyClock('2026-11-24T10:00:00+08:00') },
        seal,
      ),
    );
    expect(first.sequence).toBe(1);

    // Two hours, as a wrong time zone or a flat battery on the mainboard would have it.
    vi.setSystemTime('2026-11-24T08:00:00+08:00');
    await opened(home, (archive) => {
      const context = { actor: actorNamed(archive, SALESPERSON), clock: systemClock };
      const id = archive.readable
        .prepare<[], string>(`SELECT id FROM documents WHERE form = 'visitReport' ORDER BY id LIMIT 1`)
        .pluck()
        .get();
      const { body, revision } = getDocument(archive.readable, id ?? '');
      saveDocument(archive.writable, context, {
        form: 'visitReport',
        id: id ?? '',
        baseRevision: revision,
        body: { ...body, weather: '小雨' },
        as: 'submitted',
        reason: '补天气',
      });
      const [sealedAt, correctedAt] = archive.readable
        .prepare<[string], string>(
          `SELECT at FROM sealed_weeks UNION ALL SELECT updated_at FROM documents WHERE id = ?`,
        )
        .pluck()
        .all(id ?? '');
      expect(correctedAt! > sealedAt!).toBe(true);
    });

    // The correction reaches the head office: had it counted as older, the first file would have been given again.
    const second = await opened(home, async (archive) => {
      const sealed = await sealWeek(
        archive,
        { actor: actorNamed(archive, MANAGER), clock: systemClock },
        seal,
      );
      const times = archive.readable.prepare<[], string>('SELECT at FROM audit ORDER BY seq').pluck().all();
      expect(times).toEqual(times.toSorted());
      expect(checkArchive(archive.readable, { deep: true }).problems).toEqual([]);
      return sealed;
    });
    expect(second).toMatchObject({ sequence: 2 });
    expect(second.sha256).not.toBe(first.sha256);

    // Once the computer's clock has caught up it is believed again; the day is always the computer's.
    vi.setSystemTime('2026-11-25T09:00:00+08:00');
    expect(systemClock.now()).toBe('2026-11-25T09:00:00+08:00');
    vi.setSystemTime('2026-10-01T09:00:00+08:00');
    expect([systemClock.now(), systemClock.today()]).toEqual(['2026-11-25T09:00:01+08:00', '2026-10-01']);
  }));

async function opened<T>(
  home: string,
  work: (archive: ReturnType<ReturnType<typeof newOffice>['archive']>) => T | Promise<T>,
): Promise<T> {
  const office = newOffice(home, openStore);
  await office.start();
  try {
    return await work(office.archive());
  } finally {
    office.close();
  }
}
