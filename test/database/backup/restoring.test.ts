import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Archive, openArchive } from '../../../electron/archive/archive.ts';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { systemClock } from '../../../electron/archive/context.ts';
import { archiveFiles } from '../../../electron/archive/place.ts';
import { replacedArchives } from '../../../electron/archive/replacing.ts';
import { type BackupDesk, newBackupDesk } from '../../../electron/backup/backupDesk.ts';
import { backupsIn } from '../../../electron/backup/places.ts';
import { newRestoreDesk } from '../../../electron/backup/restoring/restoreDesk.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { newArchive, temporaryFolder, testArchive } from '../archive/newArchive.ts';
import { codeOf, refusalOf } from '../refusal.ts';
import { type Office, office } from './office.ts';

async function backedUp(): Promise<Office & { backups: BackupDesk; generation: string }> {
  const branch = await office();
  const backups = newBackupDesk();
  const { name } = await backups.make(branch.archive, branch.asker, 'daily');
  return { ...branch, backups, generation: join(branch.local, name) };
}

const titles = ({ readable }: Archive) =>
  readable.prepare<[], string>('SELECT title FROM documents ORDER BY row').pluck().all();
const verbs = ({ readable }: Archive) =>
  readable.prepare<[], string>('SELECT verb FROM audit ORDER BY seq DESC').pluck().all();
const keptOpen = (archive: Archive) => {
  onTestFinished(() => archive.close());
  return archive;
};

describe('a restore', () => {
  it('tells first what would be lost, by form and person, and changes nothing', async () => {
    const branch = await backedUp();
    const { archive, home, generation, context } = branch;
    const id = branch.addCard('扬州后来建材有限公司');
    const [old] = archive.readable
      .prepare<[], { id: string; body: string }>('SELECT id, body FROM documents ORDER BY row')
      .all();
    saveDocument(archive.writable, context, {
      form: 'customerCard',
      id: old?.id ?? '',
      baseRevision: 1,
      body: { ...(JSON.parse(old?.body ?? '{}') as object), shortName: '改过的' },
      as: 'submitted',
      reason: '更名',
    });
    const before = readFileSync(archiveFiles(home).keys);
    const desk = newRestoreDesk();
    const preview = await desk.prepare({ home, archive }, { folder: generation });
    expect(preview).toMatchObject({
      proven: { documents: 3, revisions: 3, branch: { code: 'SH' } },
      problems: [],
      loss: {
        lines: [{ form: 'customerCard', formTitle: '客户资料卡', person: '沈静', added: 1, changed: 1 }],
        added: 1,
        changed: 1,
        revisions: 2,
        weeks: [],
        back: 0,
      },
    });
    expect(preview.loss?.items.map(({ title, added }) => [title, added]).sort()).toEqual([
      ['扬州后来建材有限公司', true],
      ['苏州第1建材有限公司', false],
    ]);
    desk.drop();
    expect(readFileSync(archiveFiles(home).keys).equals(before)).toBe(true);
    expect(readdirSync(home).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(titles(archive)).toHaveLength(4);
    expect(id).toBeTruthy();
    expect(await codeOf(() => desk.run({ home, archive }, branch.backups, branch.asker, preview.id))).toBe(
      'RESTORE_NOT_PREPARED',
    );
  });

  it('puts the backup in place, backs the present state up first, keeps it, and can be undone', async () => {
    const branch = await backedUp();
    const { home, generation, backups, asker, local } = branch;
    branch.addCard('扬州后来建材有限公司');
    const desk = newRestoreDesk();
    const present = { home, archive: branch.archive };
    const preview = await desk.prepare(present, { folder: generation });
    const restored = await desk.run(present, backups, asker, preview.id);
    const archive = keptOpen(restored.archive);
    expect(titles(archive)).toEqual(['苏州第1建材有限公司', '苏州第2建材有限公司', '苏州第3建材有限公司']);
    expect(verbs(archive)[0]).toBe('archive.restored');
    expect(checkArchive(archive.readable, { deep: true }).problems).toEqual([]);
    expect(backupsIn(local).map(({ manifest }) => manifest.kind)).toEqual(['beforeRestore', 'daily']);

    // Back again, once from the backup made before, once from the folder that was replaced.
    const before = await desk.prepare({ home, archive }, { folder: join(local, restored.backup ?? '') });
    expect(before).toMatchObject({ proven: { documents: 4 }, loss: { added: 0, back: 1 } });
    const [replaced] = replacedArchives(home);
    const aside = await desk.prepare({ home, archive }, { folder: replaced?.folder ?? '' });
    expect(aside).toMatchObject({ proven: { documents: 4 }, problems: [] });
    const again = await desk.run({ home, archive }, backups, asker, aside.id);
    expect(titles(keptOpen(again.archive))).toHaveLength(4);
    expect(checkArchive(again.archive.readable, { deep: true }).problems).toEqual([]);
    expect(replacedArchives(home)).toHaveLength(2);
  });

  it('keeps the present recovery code, and works on', async () => {
    const branch = await backedUp();
    const { home, generation, backups, asker, recoveryCode } = branch;
    const desk = newRestoreDesk();
    const preview = await desk.prepare({ home, archive: branch.archive }, { folder: generation });
    const { archive } = await desk.run({ home, archive: branch.archive }, backups, asker, preview.id);
    archive.close();
    const opened = keptOpen(await openArchive(home, { recoveryCode }));
    saveDocument(opened.writable, branch.context, {
      form: 'customerCard',
      baseRevision: 0,
      body: { fullName: '新来的' },
      as: 'draft',
    });
    expect(checkArchive(opened.readable).ok).toBe(true);
  });

  it('of a damaged archive needs the code, and leaves the damaged files where they are', async () => {
    const { archive, home, generation, backups, recoveryCode, local } = await backedUp();
    archive.close();
    const { database } = archiveFiles(home);
    const bytes = readFileSync(database).fill(7, 0, 40_000);
    writeFileSync(database, bytes);
    expect(await codeOf(() => openArchive(home, { recoveryCode }))).toMatch(/^ARCHIVE_(DAMAGED|KEY_WRONG)$/);
    const desk = newRestoreDesk();
    expect(await codeOf(() => desk.prepare({ home }, { folder: generation }))).toBe('BACKUP_CODE_NEEDED');
    // The place of the backups will do: the newest is taken.
    const preview = await desk.prepare({ home }, { folder: local, code: recoveryCode });
    expect(preview).not.toHaveProperty('loss');
    const { archive: now } = await desk.run({ home }, backups, { clock: systemClock }, preview.id);
    expect(titles(keptOpen(now))).toHaveLength(3);
    const [replaced] = replacedArchives(home);
    expect(readFileSync(join(replaced?.folder ?? '', 'archive.db')).equals(bytes)).toBe(true);
  });
});

describe('a new PC', () => {
  it('opens a stick with the code alone', async () => {
    const branch = await office();
    const stick = branch.plugIn();
    await newBackupDesk().make(branch.archive, branch.asker, 'daily');
    const home = join(temporaryFolder(), '新电脑');
    const desk = newRestoreDesk();
    const preview = await desk.prepare({ home }, { folder: stick, code: branch.recoveryCode });
    expect(existsSync(archiveFiles(home).folder)).toBe(false);
    const { archive } = await desk.run({ home }, newBackupDesk(), { clock: systemClock }, preview.id);
    expect(titles(keptOpen(archive))).toHaveLength(3);
    archive.close();
    keptOpen(await openArchive(home, { recoveryCode: branch.recoveryCode }));
  });

  it('takes the folder of the old PC’s archive, with what was still in its journal', async () => {
    const branch = await office();
    const copied = temporaryFolder();
    branch.addCard('最后一刻有限公司');
    // As if the old PC had lost its power: copied with the journal, while it is open.
    cpSync(branch.home, copied, { recursive: true });
    rmSync(join(copied, 'archive', 'archive.db-shm'), { force: true });
    expect(existsSync(join(copied, 'archive', 'archive.db-wal'))).toBe(true);
    const home = join(temporaryFolder(), 'kedang');
    const desk = newRestoreDesk();
    const preview = await desk.prepare({ home }, { folder: copied, code: branch.recoveryCode });
    const { archive } = await desk.run({ home }, newBackupDesk(), { clock: systemClock }, preview.id);
    expect(titles(keptOpen(archive))).toContain('最后一刻有限公司');

    // Copied without the journal, what was saved last would be missing without a word.
    rmSync(join(copied, 'archive', 'archive.db-wal'));
    const without = () =>
      newRestoreDesk().prepare({ home: temporaryFolder() }, { folder: copied, code: branch.recoveryCode });
    expect((await refusalOf(without)).message).toContain('archive.db-wal');
  });
});

describe('it refuses', () => {
  it('a wrong code, counted and slowed across restarts', async () => {
    const { generation, recoveryCode } = await backedUp();
    const other = await newArchive();
    const home = temporaryFolder();
    const attempt = (code: string) => newRestoreDesk().prepare({ home }, { folder: generation, code });
    for (let time = 1; time <= 3; time += 1)
      expect(await codeOf(() => attempt(other.recoveryCode))).toBe('RECOVERY_CODE_INVALID');
    expect(await codeOf(() => attempt(recoveryCode))).toBe('RECOVERY_CODE_SLOWED');
  });

  it('the backup of another archive, of whatever branch', async () => {
    const { generation, recoveryCode } = await backedUp();
    const other = await newArchive({ ...testArchive, branch: { code: 'NJ', name: '南京分公司' } });
    const refusal = await refusalOf(() =>
      newRestoreDesk().prepare(
        { home: other.home, archive: other.archive },
        { folder: generation, code: recoveryCode },
      ),
    );
    expect(refusal.code).toBe('BACKUP_OTHER_ARCHIVE');
    expect(refusal.message).toContain('上海分公司');
  });

  it('one whose manifest was doctored to look like ours', async () => {
    const { generation, recoveryCode } = await backedUp();
    const other = await newArchive();
    const manifest = join(generation, 'backup.json');
    const id = other.archive.readable.prepare(`SELECT value FROM meta WHERE key = 'archiveId'`).pluck().get();
    const parsed = JSON.parse(readFileSync(manifest, 'utf8')) as object;
    writeFileSync(manifest, JSON.stringify({ ...parsed, archiveId: id }));
    expect(
      await codeOf(() =>
        newRestoreDesk().prepare(
          { home: other.home, archive: other.archive },
          { folder: generation, code: recoveryCode },
        ),
      ),
    ).toBe('BACKUP_OTHER_ARCHIVE');
  });

  it('one of a newer program, by what it says and by what it is', async () => {
    const { archive, home, generation } = await backedUp();
    const manifest = join(generation, 'backup.json');
    const text = readFileSync(manifest, 'utf8');
    writeFileSync(manifest, text.replace(/"layout": \d+/, '"layout": 900'));
    expect(await codeOf(() => newRestoreDesk().prepare({ home, archive }, { folder: generation }))).toBe(
      'BACKUP_NEWER',
    );
    archive.writable.pragma('user_version = 901');
    const copied = temporaryFolder();
    cpSync(join(home, 'archive'), copied, { recursive: true });
    archive.writable.pragma('user_version = 6');
    expect(await codeOf(() => newRestoreDesk().prepare({ home, archive }, { folder: copied }))).toBe(
      'BACKUP_NEWER',
    );
  });

  it('one with a flipped bit anywhere, cut short, or without its keys', async () => {
    const { archive, home, generation } = await backedUp();
    const file = join(generation, 'archive.db');
    const whole = readFileSync(file);
    const attempt = () => codeOf(() => newRestoreDesk().prepare({ home, archive }, { folder: generation }));
    for (const place of [20, 5_000, Math.floor(whole.length / 2), whole.length - 1]) {
      const bytes = Buffer.from(whole);
      bytes[place] = (bytes[place] ?? 0) ^ 4;
      writeFileSync(file, bytes);
      expect(await attempt(), `byte ${place}`).toBe('BACKUP_DAMAGED');
    }
    writeFileSync(file, whole.subarray(0, whole.length - 4096));
    expect(await attempt()).toBe('BACKUP_DAMAGED');
    expect(titles(archive)).toHaveLength(3);
    expect(readdirSync(home).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('a folder that is none, and the archive in use', async () => {
    const { archive, home } = await backedUp();
    const attempt = (folder: string) => codeOf(() => newRestoreDesk().prepare({ home, archive }, { folder }));
    mkdirSync(join(home, 'photos'));
    expect(await attempt(join(home, 'photos'))).toBe('BACKUP_NOT_FOUND');
    expect(await attempt(join(home, 'nowhere'))).toBe('BACKUP_NOT_FOUND');
    expect(await attempt(join(home, 'archive'))).toBe('BACKUP_IS_PRESENT');
    expect(await attempt(home)).toBe('BACKUP_IS_PRESENT');
  });
});
