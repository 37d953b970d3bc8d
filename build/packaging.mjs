import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fuses, refuseOtherFuses } from './fuses.mjs';
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
 * Packs dist/ with the given Electron and reads the fuses back from the result.
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

/** @param {Variant} variant */
function outputOf(variant) {
  return inCheckout('out', variant === 'release' ? 'release' : 'end-to-end');
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
