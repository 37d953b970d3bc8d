import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inCheckout } from './setup/folders.mjs';

/** @typedef {{ name: string, version: string, identifier: string | null, text?: string }} Licence */

/** Files in which a package states its terms. */
const statements = /^(licen[cs]e|copying|notice)/i;
/** Only types and sources for compiling: not in the package that users get. */
const leftOut = /(^|\/)(@types\/|node-addon-api$|type-fest$|tagged-tag$)/;

/**
 * Joins what the two bundles contain of others with the packages that lie beside them, into the one list that the program
 * shows (`dist/renderer/licences.json`). Electron's own terms and Chromium's lie beside the executable.
 */
export async function writeLicences() {
  const ofBundles = await Promise.all(['renderer', 'electron'].map(takeList));
  const all = [...ofBundles.flat(), ...(await besideBundle())];
  const once = new Map(all.map((licence) => [`${licence.name} ${licence.version}`, licence]));
  const sorted = [...once.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  await writeFile(inCheckout('dist', 'renderer', 'licences.json'), JSON.stringify(sorted));
}

/**
 * @param {string} bundle
 * @returns {Promise<Licence[]>}
 */
async function takeList(bundle) {
  const file = inCheckout('dist', bundle, 'licences.json');
  const list = JSON.parse(await readFile(file, 'utf8'));
  await rm(file);
  return list;
}

/** @returns {Promise<Licence[]>} */
async function besideBundle() {
  const lock = JSON.parse(await readFile(inCheckout('package-lock.json'), 'utf8'));
  const places = Object.entries(lock.packages).filter(
    ([place, { dev }]) => place !== '' && !dev && !leftOut.test(place),
  );
  return Promise.all(
    places.map(async ([place, { version, license }]) => {
      const text = await statementsOf(inCheckout(...place.split('/')));
      return {
        name: place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
        version,
        identifier: license ?? null,
        ...(text && { text }),
      };
    }),
  );
}

/** @param {string} folder of a package */
async function statementsOf(folder) {
  const files = (await readdir(folder)).filter((name) => statements.test(name)).sort();
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.map((text) => text.trim()).join('\n\n');
}
