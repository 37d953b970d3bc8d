import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../electron/archive/archive.ts';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { archiveFiles } from '../../../electron/archive/place.ts';
import { makeWhatIsDue } from '../../../electron/backup/automatic.ts';
import { newBackupDesk, placesOf } from '../../../electron/backup/backupDesk.ts';
import { carryTo } from '../../../electron/backup/making/carrying.ts';
import { type BackupMade, makeBackup } from '../../../electron/backup/making/makeBackup.ts';
import { readManifest } from '../../../electron/backup/manifest.ts';
import { backupsIn } from '../../../electron/backup/places.ts';
import { choosePlace, placeState } from '../../../electron/backup/register.ts';
import { today } from '../../../electron/today/today.ts';
import { sealedFolder } from '../../../electron/week/sealWeek.ts';
import type { Role } from '../../../shared/rights/roles.ts';
import { closeAfterTest, temporaryFolder } from '../archive/newArchive.ts';
import { codeOf, refusalOf } from '../refusal.ts';
import { drawOut, type Office, office } from './office.ts';

const orderOf = ({ archive, home, clock }: Office) => ({
  access: archive.forWorker(),
  keysFile: archiveFiles(home).keys,
  sealedFolder: sealedFolder(home),
  places: placesOf(archive),
  kind: 'daily' as const,
  at: clock.now(),
});

/** Opens a generation as an archive of its own, with the code alone. */
async function openCopy(folder: string, recoveryCode: string) {
  const home = temporaryFolder();
  mkdirSync(join(home, 'archive'));
  for (const file of ['archive.db', 'keys.json']) cpSync(join(folder, file), join(home, 'archive', file));
  const archive = await openArchive(home, { recoveryCode });
  closeAfterTest(archive);
  return archive;
}

describe('a backup', () => {
  it('holds all that was saved when it was made, opens with the code alone, and reads as noise without', async () => {
    const branch = await office();
    const made = await newBackupDesk().make(branch.archive, branch.asker, 'manual');
    branch.addCard('南京后来的有限公司');
    const [found, ...others] = backupsIn(branch.local);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      name: made.name,
      whole: true,
      keepings: ['recent', 'day', 'week', 'month'],
    });
    expect(made.manifest).toMatchObject({
      branch: { code: 'SH', name: '上海分公司' },
      kind: 'manual',
      documents: 3,
      revisions: 3,
      database: { size: readFileSync(join(found?.folder ?? '', 'archive.db')).length },
    });
    expect(readdirSync(found?.folder ?? '').sort()).toEqual(['archive.db', 'backup.json', 'keys.json']);
    const text = readFileSync(join(found?.folder ?? '', 'archive.db')).toString('latin1');
    expect(text).not.toContain('SQLite format');
    expect(text).not.toContain(Buffer.from('苏州第1建材').toString('latin1'));
    expect(readFileSync(join(found?.folder ?? '', 'backup.json'), 'utf8')).not.toContain('沈静');

    const copy = await openCopy(found?.folder ?? '', branch.recoveryCode);
    expect(checkArchive(copy.readable, { deep: true })).toMatchObject({ ok: true, documents: 3 });
  });

  it('is consistent although people write while it is made', async () => {
    const branch = await office();
    const desk = newBackupDesk();
    let done = false;
    const making = desk.make(branch.archive, branch.asker, 'daily').finally(() => {
      done = true;
    });
    let saved = 0;
    while (!done) {
      branch.addCard(`常州第${++saved}贸易有限公司`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const { manifest } = await making;
    expect(saved).toBeGreaterThan(1);
    expect(manifest.documents).toBeGreaterThanOrEqual(3);
    expect(manifest.documents).toBeLessThanOrEqual(3 + saved);
    expect(checkArchive(branch.archive.readable).ok).toBe(true);
  });

  it('is not kept of an archive in which the check finds something', async () => {
    const branch = await office();
    branch.archive.writable.exec(`UPDATE documents SET title = '另一个' WHERE rowid = 1`);
    const refusal = await refusalOf(() => newBackupDesk().make(branch.archive, branch.asker, 'daily'));
    expect(refusal.code).toBe('BACKUP_CHECK_FAILED');
    expect(refusal.message).toContain('title');
    expect(readdirSync(branch.local)).toEqual([]);
    expect(placeState(branch.archive.readable, null)).toMatchObject({
      failure: { code: 'BACKUP_CHECK_FAILED', message: refusal.message },
    });
  });

  it('is noted in the register and the audit chain, with the one who asked', async () => {
    const branch = await office();
    const desk = newBackupDesk();
    await desk.make(branch.archive, branch.asker, 'manual');
    await desk.make(branch.archive, { clock: branch.clock }, 'daily');
    expect(
      branch.archive.readable
        .prepare('SELECT kind, place, documents, code, by FROM backup_register ORDER BY id')
        .all(),
    ).toEqual([
      { kind: 'manual', place: null, documents: 3, code: null, by: branch.context.actor.personId },
      { kind: 'daily', place: null, documents: 3, code: null, by: null },
    ]);
    expect(
      branch.archive.readable
        .prepare(`SELECT actor_name FROM audit WHERE verb = 'backup.made' ORDER BY seq`)
        .pluck()
        .all(),
    ).toEqual(['沈静', '']);
    expect(checkArchive(branch.archive.readable).ok).toBe(true);
  });

  it('drops what no generation keeps, and takes half-made ones of the killed away', async () => {
    const branch = await office(1);
    mkdirSync(join(branch.local, '.unfinished-2026-11-01_090000_daily'), { recursive: true });
    for (let day = 1; day <= 9; day += 1) {
      branch.clock.set(`2026-11-${String(day).padStart(2, '0')}T09:00:00+08:00`);
      makeBackup(orderOf(branch));
    }
    expect(readdirSync(branch.local).map((name) => name.slice(0, 10))).toEqual([
      '2026-11-01',
      ...['2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-07', '2026-11-08', '2026-11-09'],
    ]);
  });
});

describe('the second place', () => {
  it('gets the same bytes and the weekly files, and each is noted', async () => {
    const branch = await office();
    const stick = branch.plugIn();
    const made = await newBackupDesk().make(branch.archive, branch.asker, 'daily');
    expect(made.second).toEqual({ ok: true });
    const [own] = readdirSync(stick);
    expect(own).toMatch(/^客档备份-SH-[0-9a-f]{8}$/);
    const [carried] = backupsIn(join(stick, own ?? ''));
    expect(carried).toMatchObject({ name: made.name, whole: true, manifest: made.manifest });
    expect(
      readFileSync(join(carried?.folder ?? '', 'archive.db')).equals(
        readFileSync(join(branch.local, made.name, 'archive.db')),
      ),
    ).toBe(true);
    expect(placeState(branch.archive.readable, stick)).toMatchObject({ lastGood: made.manifest.at });
  });

  it('when absent, is told of, never replaced by a folder of its name, and caught up with later', async () => {
    const branch = await office();
    const stick = branch.plugIn();
    drawOut(stick);
    const desk = newBackupDesk();
    const made = await desk.make(branch.archive, branch.asker, 'daily');
    expect(made.second).toMatchObject({ ok: false, error: { code: 'BACKUP_PLACE_ABSENT' } });
    expect(existsSync(stick)).toBe(false);
    expect(placeState(branch.archive.readable, null)).not.toHaveProperty('failure');
    expect(placeState(branch.archive.readable, stick)).toMatchObject({
      failure: { code: 'BACKUP_PLACE_ABSENT', message: expect.stringContaining(stick) },
    });
    mkdirSync(stick);
    expect(await desk.carry(branch.archive, branch.asker)).toBe(true);
    expect(placeState(branch.archive.readable, stick)).toEqual({
      lastGood: made.manifest.at,
      lastTried: made.manifest.at,
    });
    expect(await desk.carry(branch.archive, branch.asker)).toBe(true);
  });

  it('takes no copy of a backup that was altered on this computer', async () => {
    const branch = await office();
    const made: BackupMade = makeBackup(orderOf(branch));
    const file = join(branch.local, made.name, 'archive.db');
    const bytes = readFileSync(file);
    bytes[5_000] = (bytes[5_000] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const chosen = temporaryFolder();
    const folder = join(chosen, 'x');
    expect(await codeOf(() => carryTo(join(branch.local, made.name), { chosen, folder }))).toBe(
      'BACKUP_DAMAGED',
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is refused inside the archive, and when it is not there', async () => {
    const { archive, home, context } = await office(0);
    const choose = (folder: string) => codeOf(() => choosePlace(archive, context, folder));
    expect(await choose(home)).toBe('BACKUP_PLACE_REFUSED');
    mkdirSync(join(home, 'backups', 'more'), { recursive: true });
    expect(await choose(join(home, 'backups', 'more'))).toBe('BACKUP_PLACE_REFUSED');
    expect(await choose(join(home, '..', 'nowhere'))).toBe('BACKUP_PLACE_ABSENT');
  });
});

describe('a list of backups', () => {
  it('shows what is cut short as not whole, and passes over what is no backup', async () => {
    const branch = await office(1);
    const onDay = (day: number) => {
      branch.clock.set(`2026-11-2${day}T09:00:00+08:00`);
      return makeBackup(orderOf(branch));
    };
    const [first, second, third] = [onDay(1), onDay(2), onDay(3)];
    truncateSync(join(branch.local, first.name, 'archive.db'), 4096);
    rmSync(join(branch.local, second.name, 'keys.json'));
    appendFileSync(join(branch.local, third.name, 'backup.json'), '}');
    mkdirSync(join(branch.local, '照片'));
    writeFileSync(join(branch.local, 'readme.txt'), '');
    expect(readManifest(join(branch.local, third.name))).toBeUndefined();
    expect(backupsIn(branch.local).map(({ name, whole }) => [name, whole])).toEqual([
      [second.name, false],
      [first.name, false],
    ]);
    expect(backupsIn(join(branch.local, '没有'))).toEqual([]);
  });
});

describe('the page of today', () => {
  it('tells those who see to backups of old and failed ones, and nobody else', async () => {
    const branch = await office();
    const groupOf = (role: Role) =>
      today(branch.archive.readable, {
        ...branch.context,
        actor: { ...branch.context.actor, role },
      }).groups.find(({ key }) => key === 'backups');
    expect(groupOf('archivist')).toBeUndefined();
    branch.clock.set('2026-11-20T09:00:00+08:00');
    expect(groupOf('archivist')?.items).toEqual([
      { text: '建档 4 天，还没有备份过', urgent: true, to: { page: 'backup' } },
    ]);
    expect(groupOf('salesperson')).toBeUndefined();
    const stick = branch.plugIn();
    await makeWhatIsDue(branch.archive, newBackupDesk(), branch.clock);
    expect(groupOf('archivist')).toBeUndefined();
    drawOut(stick);
    branch.clock.set('2026-11-24T09:00:00+08:00');
    const absent = `第二处备份“${stick}”不在，请插好移动盘；那里最近的备份是 2026-11-20，已经 4 天`;
    expect(groupOf('branchManager')?.items.map(({ text }) => text)).toEqual([
      '最近一次完好的备份是 2026-11-20，已经 4 天',
      absent,
    ]);
    await makeWhatIsDue(branch.archive, newBackupDesk(), branch.clock);
    expect(groupOf('branchManager')?.items.map(({ text }) => text)).toEqual([absent]);
    // Back in its place, it is caught up with by itself.
    mkdirSync(stick);
    branch.clock.set('2026-11-24T09:10:00+08:00');
    await makeWhatIsDue(branch.archive, newBackupDesk(), branch.clock);
    expect(groupOf('branchManager')).toBeUndefined();
  });
});
