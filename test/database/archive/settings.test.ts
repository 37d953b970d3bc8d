import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openArchive, openForWorker } from '../../../electron/archive/archive.ts';
import { createArchive } from '../../../electron/archive/create.ts';
import { closeAfterTest, newArchive, temporaryFolder, testArchive } from './newArchive.ts';

/** Each setting, and a value that a driver which ignores it could leave in place. */
const broken = [
  ['busy_timeout', 1],
  ['synchronous', 1],
  ['foreign_keys', 0],
  ['recursive_triggers', 0],
  ['temp_store', 1],
  ['trusted_schema', 1],
  ['cell_size_check', 0],
  ['journal_size_limit', -1],
  ['query_only', null],
  ['journal_mode', 'DELETE'],
] as const;

const unbroken = Database.prototype.pragma;

/** Until the test ends, setting `name` sets `value` instead, and `null` leaves it alone. */
function breakSetting(name: string, value: number | string | null): void {
  onTestFinished(() => {
    Database.prototype.pragma = unbroken;
  });
  Database.prototype.pragma = function (source, options) {
    if (!source.startsWith(`${name} =`)) return unbroken.call(this, source, options);
    return value === null ? undefined : unbroken.call(this, `${name} = ${value}`, options);
  };
}

describe.each(broken)('an archive on which %s does not take hold', (name, value) => {
  it('is not opened, by its owner nor by a worker', async () => {
    const { archive, home, recoveryCode } = await newArchive();
    breakSetting(name, value);
    // The journal's mode is a property of the file, which a reader finds as it is.
    if (name !== 'journal_mode')
      expect(() => openForWorker(archive.forWorker(), 'read')).toThrow(`archive setting ${name}`);
    archive.close();
    await expect(openArchive(home, { recoveryCode })).rejects.toThrow(`archive setting ${name}`);
    // What was refused holds nothing.
    Database.prototype.pragma = unbroken;
    closeAfterTest(await openArchive(home, { recoveryCode }));
  });
});

describe('a new archive', () => {
  it('is not made when a setting does not take hold', async () => {
    breakSetting('foreign_keys', 0);
    const home = temporaryFolder();
    await expect(createArchive(home, testArchive)).rejects.toThrow('archive setting foreign_keys');
    Database.prototype.pragma = unbroken;
    closeAfterTest((await createArchive(home, testArchive)).archive);
  });

  it.each(['cipher', 'legacy'])('is not made in another format: %s', async (name) => {
    breakSetting(name, name === 'cipher' ? `'chacha20'` : 3);
    await expect(createArchive(temporaryFolder(), testArchive)).rejects.toThrow(`archive setting ${name}`);
  });
});
