import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { madeOnce } from '../../../build/setup/made-once.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kedang-made-once-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('makes a thing once for all who ask at the same time', async () => {
  let made = 0;
  const target = join(folder, 'thing');
  const make = async (temporary: string) => {
    made += 1;
    await mkdir(temporary);
    await writeFile(join(temporary, 'part'), 'one');
    expect(existsSync(target)).toBe(false);
    await writeFile(join(temporary, 'other'), 'two');
  };
  await Promise.all([madeOnce(target, make), madeOnce(target, make), madeOnce(target, make)]);
  expect(made).toBe(1);
  expect(await readFile(join(target, 'other'), 'utf8')).toBe('two');
  expect(readdirSync(folder)).toEqual(['thing']);
});

it('leaves nothing behind when making fails, and can be tried again', async () => {
  const target = join(folder, 'thing');
  const failing = madeOnce(target, async (temporary) => {
    await writeFile(temporary, 'half');
    throw new Error('no network');
  });
  await expect(failing).rejects.toThrow('no network');
  expect(readdirSync(folder)).toEqual([]);
  await madeOnce(target, (temporary) => writeFile(temporary, 'whole'));
  expect(await readFile(target, 'utf8')).toBe('whole');
});

it('takes over from a process that died', async () => {
  const target = join(folder, 'thing');
  // Above the highest process id that Linux gives out.
  writeFileSync(`${target}.lock`, '99999999');
  await madeOnce(target, (temporary) => writeFile(temporary, 'whole'));
  expect(readdirSync(folder)).toEqual(['thing']);
});
