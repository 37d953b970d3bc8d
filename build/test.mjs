// Everything that has to hold, from the format to the packaged program; prints `N passed, N failed` last.
import { bundleProgram } from './bundle.mjs';
import { packageProgram } from './packaging.mjs';
import { checkPackages, installDebianPackages, windowPackages } from './setup/debian-packages.mjs';
import { hasDisplay } from './setup/display.mjs';
import { obtainElectron } from './setup/electron.mjs';
import { runPrepared } from './setup/prepare.mjs';
import { Refusal } from './setup/refusal.mjs';
import {
  formatAndLint,
  testsInElectron,
  testsInNode,
  testsOfFaults,
  testsOfWindow,
  types,
} from './stages.mjs';
import { closingLine } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

const displayed = hasDisplay({ platform: process.platform, env: process.env });

/** @type {Tally[]} */
const tallies = [];

/**
 * A stage that cannot be carried out counts as one failure; the others follow all the same.
 *
 * @param {string} title
 * @param {() => Promise<Tally>} carryOut
 */
async function stage(title, carryOut) {
  console.log(`\n── ${title}`);
  try {
    tallies.push(await carryOut());
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    tallies.push({ passed: 0, failed: 1 });
  }
}

await runPrepared(
  async () => {
    if (!displayed) await installDebianPackages([...windowPackages, ...checkPackages]);
    const electron = await obtainElectron();
    console.log(`Electron ${electron.version} (${electron.source})`);

    await stage('Format and lint', formatAndLint);
    await stage('Types', types);
    await stage('Unit', () => testsInNode('unit'));
    await stage('Database', () => testsInNode('database'));
    await stage('Unit and database inside Electron', () => testsInElectron(electron.executable));

    /** @type {{ endToEnd: string, release: string } | undefined} */
    let executables;
    await stage('Packages', async () => {
      await bundleProgram();
      executables = {
        endToEnd: await packageProgram('endToEnd', electron),
        release: await packageProgram('release', electron),
      };
      return { passed: 1, failed: 0 };
    });
    await stage('Faults', async () => {
      if (!executables) throw new Refusal('There is no packaged program to harm.');
      return testsOfFaults(executables.endToEnd, displayed);
    });
    await stage('End to end', async () => {
      if (!executables) throw new Refusal('There is no packaged program to test.');
      return testsOfWindow(executables, displayed);
    });

    console.log(`\n${closingLine(tallies)}`);
    return tallies.some(({ failed }) => failed > 0) ? 1 : 0;
  },
  () => console.log(`\n${closingLine([{ passed: 0, failed: 1 }])}`),
);
