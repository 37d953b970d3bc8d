import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inCheckout } from './setup/folders.mjs';
import { Refusal } from './setup/refusal.mjs';

/** More than this above the figure in docs/package-size.md is refused. */
const GROWTH = 0.05;

/** @typedef {{ program: number, electron: number }} PackageSize bytes: what we put into `resources`, and all the rest */

/**
 * Measures an unpacked package. The carried Electron's own start file is not ours.
 *
 * @param {string} executable
 * @returns {Promise<PackageSize>}
 */
export async function measurePackage(executable) {
  const folder = dirname(executable);
  const program = await bytesOf(join(folder, 'resources'), (name) => name !== 'default_app.asar');
  return { program, electron: (await bytesOf(folder, () => true)) - program };
}

/**
 * @param {string} folder
 * @param {(name: string) => boolean} counts
 * @returns {Promise<number>}
 */
async function bytesOf(folder, counts) {
  // Level by level: Electron's own readdir, under which the tests run as well, fails at `recursive`.
  const entries = await readdir(folder, { withFileTypes: true });
  const sizes = entries.map(async (entry) => {
    const place = join(folder, entry.name);
    if (entry.isDirectory()) return bytesOf(place, counts);
    return entry.isFile() && counts(entry.name) ? (await stat(place)).size : 0;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/**
 * The figure that is agreed on, in MB of 1,000,000 bytes.
 *
 * @param {string} document text of docs/package-size.md
 */
export function agreedSize(document) {
  const found = /^\| the program .*\| ([\d.]+) MB \|$/m.exec(document)?.[1];
  if (!found) throw new Refusal('docs/package-size.md does not give the size of the program.');
  return Number(found);
}

/**
 * @param {number} measured MB
 * @param {number} agreed MB
 */
export function isTooLarge(measured, agreed) {
  return measured > agreed * (1 + GROWTH);
}

/**
 * Refuses a package that has grown unnoticed.
 *
 * @param {string} executable
 */
export async function refuseGrowth(executable) {
  const size = await measurePackage(executable);
  const [program, electron] = [size.program / 1e6, size.electron / 1e6];
  const agreed = agreedSize(await readFile(inCheckout('docs', 'package-size.md'), 'utf8'));
  console.log(
    `Unpacked: program ${program.toFixed(1)} MB (agreed ${agreed} MB), Electron ${electron.toFixed(1)} MB.`,
  );
  if (isTooLarge(program, agreed))
    throw new Refusal(
      `The program has grown from ${agreed} to ${program.toFixed(1)} MB, by more than 5 %. Find out what came in; if it is wanted, change docs/package-size.md in the same commit and say why.`,
    );
}
