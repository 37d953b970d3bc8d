import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Archive, openArchive, openForWorker } from '../../../electron/archive/archive.ts';
import { connect } from '../../../electron/archive/connection.ts';
import { createArchive } from '../../../electron/archive/create.ts';
import { latestVersion } from '../../../electron/archive/migrations/index.ts';
import { archiveFiles } from '../../../electron/archive/place.ts';
import { read, write } from '../../../electron/archive/transaction.ts';
import { codeOf, refusalOf } from '../refusal.ts';
import { closeAfterTest, newArchive, temporaryFolder, testArchive } from './newArchive.ts';

/** Changes bytes of a file of a closed archive. */
function overwrite(file: string, at: number, bytes: Uint8Array): void {
  const content = readFileSync(file);
  content.set(bytes, at);
  writeFileSync(file, content);
}

async function reopened(home: string, recoveryCode: string): Promise<Archive> {
  const archive = await openArchive(home, { recoveryCode });
  closeAfterTest(archive);
  return archive;
}

describe('opening the archive', () => {
  it('has the same content and settings after closing', async () => {
    const { archive, home, recoveryCode } = await newArchive();
    archive.close();
    const again = await reopened(home, recoveryCode);
    expect(again.readable.prepare('SELECT name, role FROM people').all()).toEqual([
      { name: '沈静', role: 'branchManager' },
    ]);
    for (const connection of [again.readable, again.writable, openForWorker(again.forWorker(), 'read')]) {
      const setting = (name: string) => connection.pragma(name, { simple: true });
      expect(setting('journal_mode')).toBe('wal');
      expect(setting('synchronous')).toBe(2);
      expect(setting('foreign_keys')).toBe(1);
      expect(setting('temp_store')).toBe(2);
      expect(setting('trusted_schema')).toBe(0);
      expect(setting('cell_size_check')).toBe(1);
      expect(setting('journal_size_limit')).toBe(16 * 1024 * 1024);
      expect(setting('busy_timeout')).toBe(5000);
      expect(setting('query_only')).toBe(connection === again.writable ? 0 : 1);
    }
  });

  it('has no readable text in any file', async () => {
    const { archive, home } = await newArchive();
    archive.close();
    for (const name of readdirSync(archiveFiles(home).folder)) {
      const content = readFileSync(join(archiveFiles(home).folder, name));
      for (const text of ['沈静', '上海分公司', 'CREATE TABLE', 'SQLite format 3'])
        expect(content.includes(text), `${name} holds ${text}`).toBe(false);
    }
  });

  it('cannot write through the readable connection', async () => {
    const { archive } = await newArchive();
    expect(() => archive.readable.exec(`INSERT INTO meta VALUES ('a', 'b')`)).toThrow(/readonly/);
  });

  it('refuses a folder without an archive and makes none', async () => {
    const home = temporaryFolder();
    const recoveryCode = 'AAAAA';
    expect(await codeOf(() => openArchive(home, { recoveryCode }))).toBe('ARCHIVE_MISSING');
    expect(readdirSync(home)).toEqual([]);
  });

  it.each([
    ['deleted', (file: string) => rmSync(file), 'ARCHIVE_MISSING'],
    ['emptied', (file: string) => writeFileSync(file, ''), 'ARCHIVE_DAMAGED'],
    [
      'cut short',
      (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 5000)),
      'ARCHIVE_DAMAGED',
    ],
    [
      'overwritten at its start',
      (file: string) => overwrite(file, 100, Buffer.alloc(900)),
      'ARCHIVE_DAMAGED',
    ],
    [
      'overwritten behind its first page',
      (file: string) => overwrite(file, 4096, Buffer.alloc(4096 * 40)),
      'ARCHIVE_DAMAGED',
    ],
    ['replaced by text', (file: string) => writeFileSync(file, '客户'.repeat(9000)), 'ARCHIVE_KEY_WRONG'],
  ])('refuses an archive file that was %s, and leaves it as it is', async (_, harm, code) => {
    const { archive, home, recoveryCode } = await newArchive();
    archive.close();
    const { database } = archiveFiles(home);
    harm(database);
    const before = existsSync(database) ? readFileSync(database) : undefined;
    expect(await codeOf(() => openArchive(home, { recoveryCode }))).toBe(code);
    expect(existsSync(database) ? readFileSync(database) : undefined).toEqual(before);
  });

  it('refuses the archive of another branch put beside our keys as a wrong key', async () => {
    const ours = await newArchive();
    const theirs = await newArchive();
    ours.archive.close();
    theirs.archive.close();
    copyFileSync(archiveFiles(theirs.home).database, archiveFiles(ours.home).database);
    const { home, recoveryCode } = ours;
    expect(await codeOf(() => openArchive(home, { recoveryCode }))).toBe('ARCHIVE_KEY_WRONG');
  });

  it('refuses another SQLCipher database even with its right key', async () => {
    const { archive } = await newArchive();
    const { file, key } = archive.forWorker();
    archive.writable.pragma('application_id = 1');
    archive.close();
    const refusal = await refusalOf(() => connect(file, key, 'read'));
    expect(refusal.code).toBe('ARCHIVE_DAMAGED');
  });

  it('refuses missing and damaged keys', async () => {
    const { archive, home, recoveryCode } = await newArchive();
    archive.close();
    const { keys } = archiveFiles(home);
    const content = readFileSync(keys, 'utf8');
    rmSync(keys);
    expect(await codeOf(() => openArchive(home, { recoveryCode }))).toBe('ARCHIVE_KEYS_MISSING');
    writeFileSync(keys, content.slice(0, 200));
    expect(await codeOf(() => openArchive(home, { recoveryCode }))).toBe('ARCHIVE_KEYS_DAMAGED');
    // A weaker derivation named in the file is not followed.
    writeFileSync(keys, content.replace('32768', '2'));
    expect(await codeOf(() => openArchive(home, { recoveryCode }))).toBe('ARCHIVE_KEYS_DAMAGED');
    writeFileSync(keys, content);
    await reopened(home, recoveryCode);
  });

  it('refuses an archive of a newer program and leaves its version', async () => {
    const { archive, home, recoveryCode } = await newArchive();
    archive.writable.pragma(`user_version = ${latestVersion() + 1}`);
    archive.close();
    const refusal = await refusalOf(() => openArchive(home, { recoveryCode }));
    expect(refusal.code).toBe('ARCHIVE_NEWER');
    expect(refusal.details).toEqual({ found: latestVersion() + 1, known: latestVersion() });
    // And lets go of the folder.
    expect((await refusalOf(() => openArchive(home, { recoveryCode }))).code).toBe('ARCHIVE_NEWER');
  });

  it('is refused to a second owner in this process, naming the first, and free after closing', async () => {
    const { archive, home, recoveryCode } = await newArchive();
    const refusal = await refusalOf(() => openArchive(home, { recoveryCode }));
    expect(refusal.code).toBe('ARCHIVE_LOCKED');
    expect(refusal.message).toContain(`进程 ${process.pid}`);
    archive.close();
    await reopened(home, recoveryCode);
  });

  it('is refused while another process owns it, and free as soon as that one is killed', async () => {
    const { archive, home, recoveryCode } = await newArchive();
    archive.close();
    const script = `
      const { openArchive } = await import(${JSON.stringify(new URL('../../../electron/archive/archive.ts', import.meta.url).href)});
      await openArchive(${JSON.stringify(home)}, { recoveryCode: ${JSON.stringify(recoveryCode)} });
      const other = (await import('node:child_process')).spawnSync(process.execPath, ['--input-type=module', '-e', process.env.SECOND], { encoding: 'utf8' });
      process.stdout.write(other.stdout + other.stderr);
      process.kill(process.pid, 'SIGKILL');
    `;
    const second = `
      const { openArchive } = await import(${JSON.stringify(new URL('../../../electron/archive/archive.ts', import.meta.url).href)});
      await openArchive(${JSON.stringify(home)}, { recoveryCode: ${JSON.stringify(recoveryCode)} }).then(
        () => console.log('opened'), (error) => console.log(error.code));
    `;
    const first = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      env: { ...process.env, SECOND: second },
    });
    expect(first.stdout.trim()).toBe('ARCHIVE_LOCKED');
    expect(first.signal).toBe('SIGKILL');
    await reopened(home, recoveryCode);
  });

  it('says when the disk is full, and keeps what was there', async () => {
    const { archive } = await newArchive();
    const pages = archive.writable.pragma('page_count', { simple: true }) as number;
    archive.writable.pragma(`max_page_count = ${pages + 2}`);
    const fill = () =>
      write(archive.writable, () => {
        archive.writable.prepare('INSERT INTO meta VALUES (?, ?)').run('large', 'x'.repeat(100_000));
      });
    expect(await codeOf(fill)).toBe('DISK_FULL');
    expect(archive.writable.inTransaction).toBe(false);
    expect(archive.readable.prepare(`SELECT count(*) AS n FROM meta WHERE key = 'large'`).get()).toEqual({
      n: 0,
    });
  });

  it('says when a page is found damaged later on', async () => {
    const { archive, home, recoveryCode } = await newArchive();
    archive.writable.exec(`CREATE TABLE filler (text TEXT) STRICT`);
    const insert = archive.writable.prepare('INSERT INTO filler VALUES (?)');
    for (let row = 0; row < 20; row += 1) insert.run('x'.repeat(4000));
    archive.close();
    const { database } = archiveFiles(home);
    overwrite(database, readFileSync(database).length - 4096 * 5, Buffer.alloc(100));
    const again = await reopened(home, recoveryCode);
    const count = () => again.readable.prepare('SELECT sum(length(text)) FROM filler').get();
    expect(await codeOf(() => read(again.readable, count))).toBe('ARCHIVE_DAMAGED');
    // Else every later read would see the archive as it was then.
    expect(again.readable.inTransaction).toBe(false);
  });

  it('says when another connection holds the archive', async () => {
    const { archive } = await newArchive();
    const other = openForWorker(archive.forWorker(), 'write');
    other.exec('BEGIN IMMEDIATE');
    archive.writable.pragma('busy_timeout = 0');
    expect(await codeOf(() => write(archive.writable, () => 1))).toBe('ARCHIVE_LOCKED');
    other.close();
  });
});

describe('creating an archive', () => {
  it('refuses where one is, and leaves it', async () => {
    const { archive, home, recoveryCode } = await newArchive();
    expect(await codeOf(() => createArchive(home, testArchive))).toBe('ARCHIVE_EXISTS');
    archive.close();
    await reopened(home, recoveryCode);
  });

  it.each([
    ['a branch code in lower case', { branch: { code: 'sh', name: '上海分公司' } }, 'BRANCH_INVALID'],
    ['no branch name', { branch: { code: 'SH', name: ' ' } }, 'BRANCH_INVALID'],
    ['half an age recipient', { hq: { ...testArchive.hq, recipient: 'age1qqqq' } }, 'HQ_KEY_INVALID'],
    [
      'an age recipient with one letter changed',
      { hq: { ...testArchive.hq, recipient: testArchive.hq.recipient.replace('8k', '8l') } },
      'HQ_KEY_INVALID',
    ],
    ['an RSA signer', { hq: { ...testArchive.hq, signer: 'ssh-rsa AAAAB3NzaC1yc2E= HQ' } }, 'HQ_KEY_INVALID'],
    [
      'half a signer',
      { hq: { ...testArchive.hq, signer: testArchive.hq.signer.slice(0, 60) } },
      'HQ_KEY_INVALID',
    ],
    [
      'a short password',
      {
        administrator: {
          name: '沈静',
          login: 'shenjing',
          role: 'branchManager' as const,
          password: '1234567',
        },
      },
      'PASSWORD_TOO_WEAK',
    ],
    [
      'the login as password',
      {
        administrator: {
          name: '沈静',
          login: 'shenjing',
          role: 'branchManager' as const,
          password: 'ShenJing',
        },
      },
      'PASSWORD_TOO_WEAK',
    ],
  ])('refuses %s and leaves nothing behind', async (_, part, code) => {
    const home = temporaryFolder();
    expect(await codeOf(() => createArchive(home, { ...testArchive, ...part }))).toBe(code);
    expect(readdirSync(home)).toEqual([]);
  });

  it('leaves no half-made archive when the keys cannot be written', async () => {
    const home = temporaryFolder();
    const osStore = {
      available: () => true,
      protect: () => {
        throw new Error('store broken');
      },
      reveal: () => '',
    };
    await expect(createArchive(home, testArchive, { osStore })).rejects.toThrow('store broken');
    expect(readdirSync(home)).toEqual(['owner.lock']);
    const { archive } = await createArchive(home, testArchive);
    closeAfterTest(archive);
    expect(readdirSync(home).sort()).toEqual(['archive', 'owner.lock']);
  });
});
