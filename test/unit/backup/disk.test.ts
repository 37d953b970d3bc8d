import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  copyFileFlushed,
  digestOfFile,
  type Platform,
  removeWhole,
  renameWhole,
  writeFileWhole,
} from '../../../electron/disk/disk.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'kedang-disk-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A platform whose first `times` attempts fail with `code`; counts what was tried and slept. */
function troubled(name: NodeJS.Platform, code: string, times: number) {
  const seen = { attempts: 0, slept: 0 };
  const attempt = (work: () => void) => {
    seen.attempts += 1;
    if (seen.attempts <= times) throw Object.assign(new Error(code), { code });
    work();
  };
  const platform: Platform = {
    name,
    rename: (from, to) => attempt(() => renameSync(from, to)),
    remove: (path) => attempt(() => rmSync(path, { recursive: true, force: true })),
    wait: (milliseconds) => {
      seen.slept += milliseconds;
    },
  };
  return { platform, seen };
}

describe('replacing', () => {
  it.each(['EPERM', 'EACCES', 'EBUSY'])('waits on Windows until a scanner lets go (%s)', (code) => {
    const at = folder();
    writeFileSync(join(at, 'a'), 'new');
    const { platform, seen } = troubled('win32', code, 5);
    renameWhole(join(at, 'a'), join(at, 'b'), platform);
    expect(readFileSync(join(at, 'b'), 'utf8')).toBe('new');
    expect(seen).toEqual({ attempts: 6, slept: 310 });
    const removing = troubled('win32', code, 2);
    removeWhole(join(at, 'b'), removing.platform);
    expect(readdirSync(at)).toEqual([]);
  });

  it('gives up after two seconds and leaves both as they were', () => {
    const at = folder();
    writeFileSync(join(at, 'file'), 'old');
    const { platform, seen } = troubled('win32', 'EBUSY', Number.POSITIVE_INFINITY);
    expect(() => renameWhole(join(at, 'file'), join(at, 'other'), platform)).toThrow('EBUSY');
    expect(seen).toEqual({ attempts: 9, slept: 2270 });
    expect(readFileSync(join(at, 'file'), 'utf8')).toBe('old');
  });

  it.each([
    ['linux', 'EPERM'],
    ['linux', 'EACCES'],
    ['win32', 'ENOSPC'],
    ['win32', 'ENOENT'],
  ] as const)('does not wait where waiting is of no use (%s %s)', (name, code) => {
    const at = folder();
    writeFileSync(join(at, 'a'), '');
    const { platform, seen } = troubled(name, code, 1);
    expect(() => renameWhole(join(at, 'a'), join(at, 'b'), platform)).toThrow(code);
    expect(seen).toEqual({ attempts: 1, slept: 0 });
  });

  it('writes a file whole or leaves the old one, and nothing beside it', () => {
    const at = folder();
    const file = join(at, 'keys.json');
    writeFileWhole(file, 'first');
    const once = troubled('linux', 'EACCES', 1);
    expect(() => writeFileWhole(file, 'second', once.platform)).toThrow('EACCES');
    expect(readFileSync(file, 'utf8')).toBe('first');
    writeFileWhole(file, 'third', troubled('linux', 'EBUSY', 3).platform);
    expect(readFileSync(file, 'utf8')).toBe('third');
    expect(readdirSync(at)).toEqual(['keys.json']);
  });
});

it('copies a file of several pieces, with the digest of both', () => {
  const at = folder();
  const content = Buffer.alloc(2_500_000, 'kedang');
  writeFileSync(join(at, 'a'), content);
  const copied = copyFileFlushed(join(at, 'a'), join(at, 'b'));
  expect(copied).toEqual(digestOfFile(join(at, 'b')));
  expect(copied.size).toBe(content.length);
  expect(readFileSync(join(at, 'b')).equals(content)).toBe(true);
  expect(() => copyFileFlushed(join(at, 'a'), join(at, 'b'))).toThrow('EEXIST');
});
