import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openArchive } from '../../../electron/archive/archive.ts';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { connectNew } from '../../../electron/archive/connection.ts';
import { latestVersion, migrate, migrations } from '../../../electron/archive/migrations/index.ts';
import { archiveFiles } from '../../../electron/archive/place.ts';
import { backupBeforeMigration } from '../../../electron/backup/beforeMigration.ts';
import { backupsIn } from '../../../electron/backup/places.ts';
import { closeAfterTest } from '../archive/newArchive.ts';
import { refusalOf } from '../refusal.ts';
import { type Office, office } from './office.ts';

/** Puts in place of the archive's file one of the first layout, with the rows that name it. */
function makeOld({ archive, home }: Office): void {
  const { key } = archive.forWorker();
  const meta = archive.readable
    .prepare<[], [string, string]>(`SELECT key, value FROM meta WHERE key <> 'shapeOfForms'`)
    .raw()
    .all();
  archive.close();
  const { database: file } = archiveFiles(home);
  writeFileSync(file, '');
  const database = connectNew(file, key);
  migrate(database, migrations.slice(0, 1));
  for (const row of meta) database.prepare('INSERT INTO meta VALUES (?, ?)').run(...row);
  database.close();
}

it('keeps a proven copy of the earlier layout, then migrates', async () => {
  const branch = await office();
  makeOld(branch);
  const { recoveryCode, home, local } = branch;
  const archive = await openArchive(home, { recoveryCode }, backupBeforeMigration);
  closeAfterTest(archive);
  expect(archive.readable.pragma('user_version', { simple: true })).toBe(latestVersion());
  expect(backupsIn(local)).toMatchObject([{ whole: true, manifest: { kind: 'beforeMigration', layout: 1 } }]);
  expect(checkArchive(archive.readable).problems).toEqual([]);
});

it('makes none when there is nothing to migrate', async () => {
  const { archive, home, recoveryCode, local } = await office();
  archive.close();
  closeAfterTest(await openArchive(home, { recoveryCode }, backupBeforeMigration));
  expect(backupsIn(local)).toEqual([]);
});

it('leaves the archive as it was when the copy cannot be made', async () => {
  const branch = await office();
  makeOld(branch);
  const { home, recoveryCode, local } = branch;
  // A file where the folder should be.
  writeFileSync(local, '');
  const refusal = await refusalOf(() => openArchive(home, { recoveryCode }, backupBeforeMigration));
  expect(refusal.code).toBe('BACKUP_BEFORE_MIGRATION_FAILED');
  const again = await refusalOf(() => openArchive(home, { recoveryCode }, backupBeforeMigration));
  expect(again.message).toContain(local);
  expect(
    readdirSync(join(home, 'archive'))
      .filter((name) => name !== 'stage' && !name.endsWith('-shm'))
      .sort(),
  ).toEqual(['archive.db', 'keys.json']);
});
