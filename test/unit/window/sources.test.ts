import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inCheckout } from '../../../build/setup/folders.mjs';

/** The program's own sources, by path from the checkout. */
const sources = ['electron', 'renderer', 'shared'].flatMap((folder) =>
  readdirSync(inCheckout(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file)),
);
const sourcesWith = (pattern: RegExp) =>
  sources.filter((file) => pattern.test(readFileSync(inCheckout(file), 'utf8'))).sort();

it('hands no address to the system', () => {
  expect(sources.length).toBeGreaterThan(300);
  expect(sourcesWith(/openExternal/)).toEqual([]);
});

it('opens files by the system in one place', () => {
  expect(sourcesWith(/openPath|showItemInFolder/)).toEqual([join('electron', 'window', 'openedCopies.ts')]);
});

it('shows a file by its path in one window: the hidden one that prints', () => {
  expect(sourcesWith(/new BrowserWindow|WebContentsView/)).toEqual([
    join('electron', 'window', 'mainWindow.ts'),
    join('electron', 'window', 'printing.ts'),
  ]);
  expect(sourcesWith(/loadFile\(|pathToFileURL\(.*\)\.href\);/)).toEqual([
    join('electron', 'window', 'printing.ts'),
  ]);
});

it('lets no text become markup or code', () => {
  expect(sourcesWith(/dangerouslySetInnerHTML|\.innerHTML\s*=|\beval\(|new Function\(/)).toEqual([]);
});

it('pins Electron to one edition', () => {
  const { devDependencies } = JSON.parse(readFileSync(inCheckout('package.json'), 'utf8'));
  expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
});
