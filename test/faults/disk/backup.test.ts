import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { newBackupDesk } from '../../../electron/backup/backupDesk.ts';
import { backupsIn } from '../../../electron/backup/places.ts';
import { choosePlace, placeState } from '../../../electron/backup/register.ts';
import { newRestoreDesk } from '../../../electron/backup/restoring/restoreDesk.ts';
import { Refusal } from '../../../shared/errors/index.ts';
import { ADMINISTRATOR, actorNamed, inFolder, makeBranch, openBranch, steadyClock } from '../branch.ts';
import { figure } from '../figures.ts';
import { fillWeek } from '../week.ts';
import { onSmallDisk, whyNoSmallDisk } from './smallDisk.ts';

const MEGABYTES = 24;
/** Bytes left when the work begins; the archive takes more than the last. */
const LEFT = [0, 4096, 60_000, 400_000];

const why = whyNoSmallDisk();

async function openFilled(home: string) {
  await makeBranch(home);
  await fillWeek(home);
  const archive = await openBranch(home);
  const context = {
    actor: actorNamed(archive, ADMINISTRATOR),
    clock: steadyClock('2026-11-23T09:00:00+08:00'),
  };
  return { archive, context };
}

async function refusalOf(work: () => Promise<unknown>): Promise<Refusal> {
  const error = await work().then(
    () => expect.unreachable(),
    (thrown: unknown) => thrown,
  );
  if (error instanceof Refusal) return error;
  throw error;
}

describe.skipIf(why !== undefined)(`a full disk${why ? ` (not tried: ${why})` : ''}`, () => {
  it('while backing up leaves no half backup and the earlier ones, and is over when there is room', () =>
    onSmallDisk(MEGABYTES, async (disk) => {
      const home = join(disk.folder, '分公司');
      const { archive, context } = await openFilled(home);
      const desk = newBackupDesk();
      const first = await desk.make(archive, context, 'daily');
      for (const left of LEFT) {
        disk.fillUp(left);
        const refusal = await refusalOf(() => desk.make(archive, context, 'daily'));
        expect(refusal.code).toMatch(/^(BACKUP_PLACE_FULL|DISK_FULL)$/);
        expect(refusal.message).toMatch(/放不下|已满/);
        disk.free();
        expect(backupsIn(join(home, 'backups')).map(({ name }) => name)).toEqual([first.name]);
      }
      await desk.make(archive, context, 'daily');
      expect(checkArchive(archive.readable, { deep: true }).problems).toEqual([]);
      archive.close();
      figure('refusals of a full disk', 'backing-up', LEFT.length);
    }));

  it('of the stick does not undo the copy of this computer, and is said', () =>
    inFolder((home) =>
      onSmallDisk(MEGABYTES, async (stick) => {
        const { archive, context } = await openFilled(home);
        choosePlace(archive, context, stick.folder);
        const desk = newBackupDesk();
        for (const left of LEFT) {
          stick.fillUp(left);
          const { second } = await desk.make(archive, context, 'daily');
          expect(second).toMatchObject({ ok: false, error: { code: 'BACKUP_PLACE_FULL' } });
          expect(placeState(archive.readable, stick.folder).failure?.message).toContain(stick.folder);
          stick.free();
        }
        expect(placeState(archive.readable, null)).not.toHaveProperty('failure');
        expect(await desk.carry(archive, context)).toBe(true);
        const [place = ''] = readdirSync(stick.folder);
        expect(backupsIn(join(stick.folder, place))).toHaveLength(1);
        archive.close();
      }),
    ));

  it('while restoring leaves the present archive in its place and in use', () =>
    onSmallDisk(MEGABYTES, async (disk) => {
      const home = join(disk.folder, '分公司');
      const { archive, context } = await openFilled(home);
      const backups = newBackupDesk();
      const { name } = await backups.make(archive, context, 'daily');
      const folder = join(home, 'backups', name);
      const desk = newRestoreDesk();
      for (const left of LEFT) {
        desk.drop();
        disk.fillUp(left);
        const refusal = await refusalOf(() => desk.prepare({ home, archive }, { folder }));
        expect(refusal.code).toMatch(/FULL$/);
        disk.free();
        const preview = await desk.prepare({ home, archive }, { folder });
        disk.fillUp(left);
        const stopped = await refusalOf(() => desk.run({ home, archive }, backups, context, preview.id));
        expect(stopped.code).toMatch(/FULL$/);
        disk.free();
      }
      expect(checkArchive(archive.readable, { deep: true }).problems).toEqual([]);
      expect(readdirSync(home).filter((entry) => /replaced|incoming/.test(entry))).toEqual([]);
      archive.close();
      (await openBranch(home)).close();
    }));
});
