import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run, withNodeFirst } from './setup/command.mjs';
import { underDisplay } from './setup/display.mjs';
import { inCheckout } from './setup/folders.mjs';
import { ownNode } from './setup/own-node.mjs';
import { tallyOfExit, tallyOfPlaywright, tallyOfVitest } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

const reports = inCheckout('out', 'test');
const environment = withNodeFirst(ownNode);

/** The programs of the packages, without the shells and .cmd files in node_modules/.bin. */
const programs = {
  biome: inCheckout('node_modules', '@biomejs', 'biome', 'bin', 'biome'),
  tsc: inCheckout('node_modules', 'typescript', 'bin', 'tsc'),
  vitest: inCheckout('node_modules', 'vitest', 'vitest.mjs'),
  playwright: inCheckout('node_modules', '@playwright', 'test', 'cli.js'),
};

/** @returns {Promise<Tally>} */
export async function formatAndLint() {
  const { code } = await run(ownNode, [programs.biome, 'check', '--error-on-warnings', '.'], {
    env: environment,
  });
  return tallyOfExit(code);
}

/** @returns {Promise<Tally>} */
export async function types() {
  const { code } = await run(ownNode, [programs.tsc, '-b'], { env: environment });
  return tallyOfExit(code);
}

/**
 * @param {'unit' | 'database'} project
 * @returns {Promise<Tally>}
 */
export async function testsInNode(project) {
  return vitest(ownNode, project, [`--project=${project}`], environment);
}

/**
 * The same tests again where they will run for users: Electron's Node is another version, with another cryptographic
 * library (BoringSSL) and other character tables.
 *
 * @param {string} electron executable whose RunAsNode fuse is on
 * @returns {Promise<Tally>}
 */
export async function testsInElectron(electron) {
  // By the environment, so that the processes and threads that the tests start have it too.
  const hook = pathToFileURL(inCheckout('build', 'type-stripping', 'register.mjs')).href;
  return vitest(electron, 'electron', [], {
    ...environment,
    ELECTRON_RUN_AS_NODE: '1',
    NODE_OPTIONS: `--import=${hook}`,
  });
}

/**
 * @param {string} program Node, or what starts it
 * @param {string} name of the stage
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} [prefix] arguments before the script
 */
async function vitest(program, name, args, env, prefix = []) {
  const report = await freshReport(name);
  const { code } = await run(
    program,
    [
      ...prefix,
      programs.vitest,
      'run',
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ],
    { env },
  );
  return tallyOfVitest(await readReport(report), code);
}

/** Fewer would mean that a test no longer does its harm. */
const LEAST_KILLS = 200;

/**
 * Harm done to the program: see test/faults/README.md. Prints how much.
 *
 * @param {string} packaged executable of the variant that the end-to-end tests drive
 * @param {boolean} displayed
 * @returns {Promise<Tally>}
 */
export async function testsOfFaults(packaged, displayed) {
  const figures = join(reports, 'faults');
  await rm(figures, { recursive: true, force: true });
  const [program, ...prefix] = underDisplay([ownNode], displayed);
  const config = `--config=${inCheckout('test', 'faults', 'vitest.config.ts')}`;
  const tally = await vitest(program, 'faults', [config], { ...environment, KEDANG_APP: packaged }, prefix);
  const sums = await sumsOfFigures(figures);
  console.log([...sums].map(([kind, count]) => `${kind}: ${count}`).join(', '));
  if ((sums.get('kills') ?? 0) >= LEAST_KILLS) return tally;
  console.error(`Fewer than ${LEAST_KILLS} kills.`);
  return { ...tally, failed: tally.failed + 1 };
}

/** @param {string} folder @returns {Promise<Map<string, number>>} by kind */
async function sumsOfFigures(folder) {
  /** @type {Map<string, number>} */
  const sums = new Map();
  for (const name of existsSync(folder) ? (await readdir(folder)).sort() : []) {
    const { kind, count } = JSON.parse(await readFile(join(folder, name), 'utf8'));
    sums.set(kind, (sums.get(kind) ?? 0) + count);
  }
  return sums;
}

/**
 * @param {{ endToEnd: string, release: string }} executables
 * @param {boolean} displayed
 * @returns {Promise<Tally>}
 */
export async function testsOfWindow(executables, displayed) {
  const report = await freshReport('end-to-end');
  const [program, ...args] = underDisplay(
    [ownNode, programs.playwright, 'test', '--reporter=list,json', '--pass-with-no-tests'],
    displayed,
  );
  const { code } = await run(program, args, {
    env: {
      ...environment,
      KEDANG_APP: executables.endToEnd,
      KEDANG_RELEASE_APP: executables.release,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
  });
  return tallyOfPlaywright(await readReport(report), code);
}

/** @param {string} stage */
async function freshReport(stage) {
  const report = join(reports, `${stage}.json`);
  await mkdir(reports, { recursive: true });
  await rm(report, { force: true });
  return report;
}

/** @param {string} report @returns {Promise<unknown>} undefined when the runner did not get as far as writing it */
async function readReport(report) {
  return existsSync(report) ? JSON.parse(await readFile(report, 'utf8')) : undefined;
}
