import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { agreedSize, isTooLarge, measurePackage } from '../../../build/package-size.mjs';
import { inCheckout } from '../../../build/setup/folders.mjs';

// Inside Electron a file of this name would be opened as an archive.
beforeEach(() => void Object.assign(process, { noAsar: true }));
afterEach(() => void Object.assign(process, { noAsar: false }));

it('counts what lies in resources as the program, and the rest as Electron', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kedang-size-'));
  try {
    mkdirSync(join(folder, 'resources', 'app.asar.unpacked'), { recursive: true });
    writeFileSync(join(folder, 'kedang'), 'x'.repeat(1000));
    writeFileSync(join(folder, 'resources', 'app.asar'), 'x'.repeat(200));
    writeFileSync(join(folder, 'resources', 'app.asar.unpacked', 'addon.node'), 'x'.repeat(30));
    writeFileSync(join(folder, 'resources', 'default_app.asar'), 'x'.repeat(4));
    expect(await measurePackage(join(folder, 'kedang'))).toEqual({ program: 230, electron: 1004 });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('takes 5 % more than agreed, and no more', () => {
  expect(isTooLarge(42, 40)).toBe(false);
  expect(isTooLarge(42.1, 40)).toBe(true);
});

it('reads the agreed size from the document, and refuses one without', () => {
  expect(agreedSize(readFileSync(inCheckout('docs', 'package-size.md'), 'utf8'))).toBeGreaterThan(10);
  expect(() => agreedSize('| the program | |')).toThrow('does not give');
});
