import { readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fuses, refuseOtherFuses } from './fuses.mjs';
import { refuseGrowth } from './package-size.mjs';
import { runOrRefuse } from './setup/command.mjs';
import { inCheckout } from './setup/folders.mjs';
import { Refusal } from './setup/refusal.mjs';
import { isPublishedAddonInPlace } from './setup/sqlite-addon.mjs';

/** @typedef {import('./setup/electron.mjs').ElectronDistribution} ElectronDistribution */
/** @typedef {'release' | 'endToEnd'} Variant */

/**
 * Where electron-builder puts the unpacked program, below its output folder.
 *
 * @param {NodeJS.Platform} platform
 * @param {string} arch
 */
export function placeOfProgram(platform, arch) {
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  if (platform === 'win32') return join(`win${suffix}-unpacked`, 'kedang.exe');
  if (platform === 'darwin') return join(`mac${suffix}`, '客档.app', 'Contents', 'MacOS', 'kedang');
  return join(`linux${suffix}-unpacked`, 'kedang');
}

/**
 * Packs dist/ with the given Electron, reads the fuses back from the result and weighs it.
 *
 * @param {Variant} variant
 * @param {ElectronDistribution} electron
 * @returns {Promise<string>} the executable, not packed into an installer
 */
export async function packageProgram(variant, electron) {
  const output = outputOf(variant);
  await rm(output, { recursive: true, force: true });
  await pack(variant, electron, ['dir']);
  const executable = join(output, placeOfProgram(process.platform, process.arch));
  await refuseOtherFuses(executable, fuses[variant]);
  await refuseGrowth(executable);
  return executable;
}

/**
 * Makes the installers of this system, which electron-builder.yml names. Its tools for them come from GitHub.
 *
 * @param {ElectronDistribution} electron
 */
export async function packageInstallers(electron) {
  if (electron.source !== 'official' || !isPublishedAddonInPlace()) {
    throw new Refusal('Installers are made of the official Electron and the published addon only.');
  }
  await packageProgram('release', electron);
  await pack('release', electron, []);
}

/**
 * Packs the unpacked release into one file to carry to another PC, by the system's `tar`: the packager would fetch a tool of
 * its own from GitHub for it. Linux alone; the other systems have installers.
 *
 * @param {string} executable of the unpacked release
 * @returns {Promise<string>} the file
 */
export async function packageArchive(executable) {
  const folder = dirname(executable);
  const { version } = JSON.parse(await readFile(inCheckout('package.json'), 'utf8'));
  const name = `kedang-${version}-${process.arch}`;
  const file = join(dirname(folder), `${name}.tar.gz`);
  await runOrRefuse('tar', [
    '--create',
    '--gzip',
    `--file=${file}`,
    '--sort=name',
    '--owner=0',
    '--group=0',
    `--directory=${dirname(folder)}`,
    `--transform=s,^${basename(folder)},${name},`,
    basename(folder),
  ]);
  return file;
}

/**
 * The program that the end-to-end tests drive lies in a folder with blanks and Chinese characters, as users' folders have.
 *
 * @param {Variant} variant
 */
function outputOf(variant) {
  return inCheckout('out', variant === 'release' ? 'release' : '客档 端到端');
}

/**
 * @param {Variant} variant
 * @param {ElectronDistribution} electron
 * @param {string[]} targets none: those of electron-builder.yml
 */
async function pack(variant, electron, targets) {
  const { build, Platform } = await import('electron-builder');
  await build({
    projectDir: inCheckout(),
    targets: Platform.current().createTarget(targets),
    publish: 'never',
    config: {
      extends: inCheckout('electron-builder.yml'),
      directories: { output: outputOf(variant) },
      electronDist: electron.folder,
      electronVersion: electron.version,
      electronFuses: fuses[variant],
    },
  });
}
