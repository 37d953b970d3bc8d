import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { carriedElectron, carriedElectronDistribution, carriedElectronFolder } from './carried-electron.mjs';
import { run } from './command.mjs';
import { cacheFolder, inCheckout } from './folders.mjs';
import { Refusal } from './refusal.mjs';
import { placeAddonForCarriedElectron, placePublishedAddon } from './sqlite-addon.mjs';

/**
 * @typedef {object} ElectronDistribution
 * @property {'official' | 'carried' | 'given'} source given: by ELECTRON_OVERRIDE_DIST_PATH
 * @property {string} folder
 * @property {string} version without v
 * @property {string} executable
 */

const packageFolder = inCheckout('node_modules', 'electron');
const officialFolder = join(packageFolder, 'dist');
const failedAttempt = join(cacheFolder, 'electron-official-failed');
const oneDay = 24 * 60 * 60_000;

/**
 * The next thing to do to have an Electron.
 *
 * @param {object} situation
 * @param {string | undefined} situation.given ELECTRON_OVERRIDE_DIST_PATH
 * @param {boolean} situation.official whether the official one is installed in this version
 * @param {boolean} situation.tried whether fetching the official one has failed in this run
 * @param {number | undefined} situation.lastFailure age in ms of the last failure on this machine
 * @param {boolean} situation.mirror whether a mirror is named: worth a try whatever happened before
 * @param {boolean} situation.carried whether the carried one is made already
 * @param {string} situation.machine platform-arch
 * @returns {'use given' | 'use official' | 'fetch official' | 'use carried' | 'none'}
 */
export function electronStep({ given, official, tried, lastFailure, mirror, carried, machine }) {
  if (given) return 'use given';
  if (official) return 'use official';
  const canCarry = machine === 'linux-x64';
  // A network that lets nothing through costs seconds at every start: once a day is enough to notice its change.
  const pointless = carried && canCarry && !mirror && lastFailure !== undefined && lastFailure < oneDay;
  if (!tried && !pointless) return 'fetch official';
  return canCarry ? 'use carried' : 'none';
}

/** @returns {Promise<ElectronDistribution>} an Electron that can run, with a database addon that loads in it */
export async function obtainElectron() {
  let tried = false;
  for (;;) {
    const step = electronStep({
      given: process.env.ELECTRON_OVERRIDE_DIST_PATH,
      official: isOfficialInstalled(),
      tried,
      lastFailure: existsSync(failedAttempt) ? Date.now() - statSync(failedAttempt).mtimeMs : undefined,
      mirror: Object.keys(process.env).some((name) => /^(npm_config_)?electron_mirror$/i.test(name)),
      carried: existsSync(carriedElectronFolder),
      machine: `${process.platform}-${process.arch}`,
    });
    if (step === 'use given') return distribution('given', process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '');
    if (step === 'use official') {
      await placePublishedAddon();
      return distribution('official', officialFolder);
    }
    if (step === 'use carried') {
      const folder = await carriedElectronDistribution();
      await placeAddonForCarriedElectron();
      return distribution('carried', folder);
    }
    if (step === 'none') {
      throw new Refusal(
        'Electron cannot be fetched from GitHub, and npm carries none for this system.\n' +
          'Set ELECTRON_MIRROR to a mirror that can be reached, or ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.',
      );
    }
    tried = true;
    await fetchOfficial();
  }
}

async function fetchOfficial() {
  console.error(`Fetching Electron ${officialVersion()} …`);
  const { code, output } = await run(process.execPath, [join(packageFolder, 'install.js')], { quiet: true });
  if (code === 0) return;
  const reason = output.split('\n').find((line) => line.trim()) ?? `exit code ${code}`;
  console.error(`It cannot be fetched from here (${reason.trim()}).`);
  await mkdir(cacheFolder, { recursive: true });
  await writeFile(failedAttempt, '');
}

function officialVersion() {
  return String(JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version);
}

function isOfficialInstalled() {
  try {
    return versionIn(officialFolder) === officialVersion() && existsSync(join(packageFolder, 'path.txt'));
  } catch {
    return false;
  }
}

/** @param {string} folder */
function versionIn(folder) {
  return readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
}

/**
 * @param {ElectronDistribution['source']} source
 * @param {string} folder
 * @returns {ElectronDistribution}
 */
function distribution(source, folder) {
  const executable = join(folder, executableIn(process.platform));
  if (!existsSync(executable)) throw new Refusal(`There is no Electron at ${executable}.`);
  const version = source === 'carried' ? carriedElectron.electronVersion : versionIn(folder);
  return { source, folder, version, executable };
}

/** @param {NodeJS.Platform} platform @returns path of the program inside a distribution */
export function executableIn(platform) {
  if (platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * Chromium refuses to run as root with its sandbox; for running a checkout only, never in what is packaged.
 *
 * @param {number | undefined} user id; undefined on Windows
 */
export function sandboxArguments(user) {
  return user === 0 ? ['--no-sandbox'] : [];
}
