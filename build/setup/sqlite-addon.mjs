import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { isOnPath, runNpm, runOrRefuse } from './command.mjs';
import { installDebianPackages } from './debian-packages.mjs';
import { cacheFolder, inCheckout } from './folders.mjs';
import { madeOnce } from './made-once.mjs';
import { Refusal } from './refusal.mjs';

const packageFolder = inCheckout('node_modules', 'better-sqlite3');
/** The prebuilt addon is looked for before build/Release, so the substitute takes its place. */
const addon = join(packageFolder, 'prebuilds', 'linux-x64.node');
const published = `${addon}.published`;

/** Programs that compile the addon; the Debian packages are called the same. */
const compilerPrograms = ['python3', 'make', 'g++'];

const nodeGypVersion = '12.4.0';

const publishedDefine = "'NAPI_VERSION=10'";
const experimentalDefines =
  "'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT', 'NODE_API_EXPERIMENTAL_NO_WARNING'";

/**
 * The package's build description with Node-API 10 asked for as "experimental": that is what Node-API 9 of the
 * carried Electron 33 calls the same functions. The published addon crashes there on load.
 *
 * @param {string} description text of binding.gyp
 */
export function forNodeApi9(description) {
  if (description.split(publishedDefine).length !== 2) {
    throw new Refusal(
      `binding.gyp of better-sqlite3 has no ${publishedDefine} any more: revise build/setup.`,
    );
  }
  return description.replace(publishedDefine, experimentalDefines);
}

/** Puts the addon in place that loads in the carried Electron 33 as well as in our own Node. */
export async function placeAddonForCarriedElectron() {
  const built = await builtAddon();
  if (await same(built, addon)) return;
  if (!existsSync(published)) await copyWhole(addon, published);
  await copyWhole(built, addon);
}

/** Puts the published addon back, the one that users get. */
export async function placePublishedAddon() {
  if (existsSync(published)) await rename(published, addon);
}

/** @returns whether the addon in place is the published one */
export function isPublishedAddonInPlace() {
  return !existsSync(published);
}

async function builtAddon() {
  const { name, version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
  const target = join(cacheFolder, `${name}-${version}-node-api-9-linux-x64.node`);
  return madeOnce(target, async (temporary) => {
    const missing = compilerPrograms.filter((program) => !isOnPath(program));
    if (missing.length > 0) await installDebianPackages(compilerPrograms);
    console.error(
      `Compiling the addon of ${name} ${version} for it (about a minute, once on this machine) …`,
    );
    const nodeGyp = await nodeGypProgram();
    const copy = `${temporary}.sources`;
    await mkdir(copy, { recursive: true });
    try {
      await copySources(copy);
      const folder = headersFolder();
      const env = folder ? { ...process.env, npm_config_nodedir: folder } : process.env;
      const args = [nodeGyp, 'rebuild', '--release', '--force_build=1', '-j', 'max'];
      await runOrRefuse(process.execPath, args, { cwd: copy, env, quiet: true });
      await copyFile(join(copy, 'build', 'Release', 'better_sqlite3.node'), temporary);
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  });
}

/** @param {string} folder */
async function copySources(folder) {
  const prebuilds = join(packageFolder, 'prebuilds');
  await cp(packageFolder, folder, { recursive: true, filter: (path) => !path.startsWith(prebuilds) });
  const description = join(folder, 'binding.gyp');
  await writeFile(description, forNodeApi9(await readFile(description, 'utf8')));
  await cp(inCheckout('node_modules', 'node-addon-api'), join(folder, 'node_modules', 'node-addon-api'), {
    recursive: true,
  });
}

/** @returns path of node-gyp's program, fetched into the cache */
async function nodeGypProgram() {
  const folder = await madeOnce(join(cacheFolder, `node-gyp-${nodeGypVersion}`), async (temporary) => {
    await mkdir(temporary, { recursive: true });
    await writeFile(join(temporary, 'package.json'), '{"private":true}');
    const args = [
      'install',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--no-save',
      `node-gyp@${nodeGypVersion}`,
    ];
    const { code, output } = await runNpm(args, { cwd: temporary, quiet: true });
    if (code !== 0) throw new Refusal(`${output}\nnpm cannot fetch node-gyp@${nodeGypVersion}.`);
  });
  return join(folder, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
}

/**
 * The folder whose include/node has Node's headers: npm's own setting, or an installed Node that brought them along,
 * as Node's archives and Debian packages do. Undefined: node-gyp fetches them from nodejs.org.
 */
function headersFolder() {
  const configured = process.env.npm_config_nodedir;
  if (configured) return configured;
  const nodes = [process.env.npm_node_execpath, process.execPath, ...nodesOnPath()];
  return nodes
    .flatMap((node) => (node ? [dirname(dirname(node))] : []))
    .find((folder) => existsSync(join(folder, 'include', 'node', 'common.gypi')));
}

function nodesOnPath() {
  return (process.env.PATH ?? '')
    .split(':')
    .map((folder) => `${folder}${sep}node`)
    .filter(existsSync);
}

/**
 * Copies so that a process which loads the target sees the old file or the new one, and one that has it loaded
 * keeps what it has.
 *
 * @param {string} source
 * @param {string} target
 */
async function copyWhole(source, target) {
  const temporary = `${target}.${process.pid}.placing`;
  await copyFile(source, temporary);
  await rename(temporary, target);
}

/**
 * @param {string} one
 * @param {string} other
 */
async function same(one, other) {
  const [first, second] = await Promise.all(
    [one, other].map(async (file) =>
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
    ),
  );
  return first === second;
}
