import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { checkWeeklyFile } from '../../../electron/week/fileCheck.ts';
import { sealWeek } from '../../../electron/week/sealWeek.ts';
import { temporaryFolder } from '../archive/newArchive.ts';
import { refusalOf } from '../refusal.ts';
import { branchWeek, WEEK } from './branchWeek.ts';

async function sealedWeek() {
  const branch = await branchWeek();
  branch.report('2026-11-16');
  branch.clock.set('2026-11-23T13:00:00+08:00');
  const out = temporaryFolder();
  const seal = () =>
    sealWeek(branch.archive, branch.context, { week: WEEK, reasons: { '*': '已说明' }, out });
  return { ...branch, out, seal, sealed: await seal() };
}

it('knows the very file that this archive sealed', async () => {
  const { archive, sealed } = await sealedWeek();
  const check = await checkWeeklyFile(archive.readable, sealed.file);
  expect(check).toMatchObject({
    file: basename(sealed.file),
    branch: 'SH',
    week: WEEK,
    sequence: 1,
    sha256: sealed.sha256,
    size: readFileSync(sealed.file).length,
    documents: 2,
    known: 'same',
    sealed: { by: expect.any(String), at: expect.any(String) },
  });
  expect(check.newer).toBeUndefined();
});

it('names the later file of a week that was sealed anew', async () => {
  const { archive, sealed, seal, save, document, card, clock } = await sealedWeek();
  clock.set('2026-11-23T14:00:00+08:00');
  const { body, revision } = document(card.id);
  const corrected = { ...body, address: '无锡市新区长江路 8 号' };
  save({ form: 'customerCard', id: card.id, body: corrected, as: 'submitted', reason: '搬家' }, revision);
  const second = await seal();
  expect(second.sequence).toBe(2);
  expect((await checkWeeklyFile(archive.readable, sealed.file)).newer).toEqual({
    file: basename(second.file),
    sequence: 2,
  });
  expect((await checkWeeklyFile(archive.readable, second.file)).newer).toBeUndefined();
});

it('tells a file of its own branch that it did not seal from one that it sealed otherwise', async () => {
  const { archive, sealed } = await sealedWeek();
  // As after a restored backup: the register knows less than what was mailed, or went on another way.
  const triggers = archive.writable
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'sealed_weeks'`,
    )
    .all();
  for (const { name } of triggers) archive.writable.exec(`DROP TRIGGER ${name}`);
  archive.writable.prepare('UPDATE sealed_weeks SET sha256 = ?').run('0'.repeat(64));
  expect((await checkWeeklyFile(archive.readable, sealed.file)).known).toBe('other');
  archive.writable.exec('DELETE FROM sealed_weeks');
  expect((await checkWeeklyFile(archive.readable, sealed.file)).known).toBe('unknown');
});

it('refuses a file that was altered, renamed or made by another branch', async () => {
  const { archive, sealed, out } = await sealedWeek();
  const renamed = join(out, 'KD-SH-2026-W47-0002.zip');
  copyFileSync(sealed.file, renamed);
  expect((await refusalOf(() => checkWeeklyFile(archive.readable, renamed))).code).toBe(
    'WEEKLY_FILE_RENAMED',
  );
  const bytes = readFileSync(sealed.file);
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(sealed.file, bytes);
  expect((await refusalOf(() => checkWeeklyFile(archive.readable, sealed.file))).code).toMatch(
    /^WEEKLY_FILE_/,
  );
  const other = await sealedWeek();
  expect((await refusalOf(() => checkWeeklyFile(archive.readable, other.sealed.file))).code).toBe(
    'WEEKLY_FILE_SIGNER_UNKNOWN',
  );
});
