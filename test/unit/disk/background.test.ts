import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type BackgroundPlatform,
  removeInBackground,
  renameInBackground,
} from '../../../electron/disk/background.ts';
import { writeChosenFile } from '../../../electron/disk/chosenFile.ts';
import { diskReason, isDiskFull } from '../../../electron/disk/reasons.ts';
import { refusalOf } from '../../database/refusal.ts';

const failure = (code: string) =>
  Object.assign(new Error(`${code}: rename`), { code, syscall: 'rename', errno: -1 });

/** A platform whose calls are answered so, one after the other; then they succeed. */
function troubled(name: NodeJS.Platform, codes: readonly string[]) {
  const left = [...codes];
  const waits: number[] = [];
  let attempts = 0;
  const attempt = async () => {
    attempts += 1;
    const code = left.shift();
    if (code !== undefined) throw failure(code);
  };
  const platform: BackgroundPlatform = {
    name,
    rename: attempt,
    remove: attempt,
    wait: async (milliseconds) => waits.push(milliseconds),
  };
  return { platform, waits, attempts: () => attempts };
}

describe('a file that a virus scanner holds', () => {
  it.each(['EPERM', 'EBUSY', 'EACCES'])(
    'is renamed and removed once it is let go (%s on Windows)',
    async (code) => {
      for (const act of [
        (platform: BackgroundPlatform) => renameInBackground('a', 'b', platform),
        (platform: BackgroundPlatform) => removeInBackground('a', platform),
      ]) {
        const held = troubled('win32', [code, code, code]);
        await act(held.platform);
        expect(held.attempts()).toBe(4);
        expect(held.waits).toEqual([10, 20, 40]);
      }
    },
  );

  it('is given up after some seconds, with what Windows said', async () => {
    const held = troubled(
      'win32',
      Array.from({ length: 50 }, () => 'EPERM'),
    );
    await expect(renameInBackground('a', 'b', held.platform)).rejects.toMatchObject({ code: 'EPERM' });
    const waited = held.waits.reduce((sum, wait) => sum + wait, 0);
    expect(waited).toBeGreaterThan(2_000);
    expect(waited).toBeLessThan(5_000);
  });

  it.each([
    ['linux', 'EPERM'],
    ['linux', 'EACCES'],
    ['win32', 'ENOSPC'],
    ['win32', 'ENOENT'],
  ] as const)('is not waited for where waiting does not help: %s, %s', async (name, code) => {
    const refused = troubled(name, [code]);
    await expect(renameInBackground('a', 'b', refused.platform)).rejects.toMatchObject({ code });
    expect(refused.attempts()).toBe(1);
  });
});

describe('a file that the user chose a place for', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kedang-chosen-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('replaces the one of that name as a whole', async () => {
    const file = join(folder, '名册.csv');
    writeFileSync(file, 'a longer text that was there before');
    await writeChosenFile(file, '新', 'SHEET_NOT_WRITTEN');
    expect(readFileSync(file, 'utf8')).toBe('新');
    expect(readdirSync(folder)).toEqual(['名册.csv']);
  });

  it('is refused in Chinese, and nothing stays', async () => {
    const nowhere = await refusalOf(() =>
      writeChosenFile(join(folder, 'no', 'a.csv'), 'a', 'REGISTER_NOT_WRITTEN'),
    );
    expect(nowhere.code).toBe('REGISTER_NOT_WRITTEN');
    expect(nowhere.message).toContain('没有这个文件或文件夹');
    const aFolder = await refusalOf(() => writeChosenFile(folder, 'a', 'SHEET_NOT_WRITTEN'));
    expect(aFolder.message).toContain('文件夹');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes the longest name that the system takes', async () => {
    const file = join(folder, `${'表'.repeat(80)}.csv`);
    await writeChosenFile(file, 'a', 'SHEET_NOT_WRITTEN');
    expect(readFileSync(file, 'utf8')).toBe('a');
  });
});

describe('what the system says of a file', () => {
  it('is Chinese for every code that files meet, and the code itself for one that they do not', () => {
    for (const code of ['ENOENT', 'EACCES', 'EPERM', 'EBUSY', 'EROFS', 'ENOSPC', 'EIO', 'ENAMETOOLONG'])
      expect(diskReason(failure(code))).toMatch(/^[一-鿿，]+$/);
    expect(diskReason(failure('EWEIRD'))).toBe('EWEIRD');
    expect(diskReason(new TypeError('a bug of ours'))).toBeUndefined();
  });

  it('knows a full disk, also where a quota ends', () => {
    expect([failure('ENOSPC'), failure('EDQUOT'), failure('EIO')].map(isDiskFull)).toEqual([
      true,
      true,
      false,
    ]);
  });
});
