import { existsSync } from 'node:fs';
import { run, withNodeFirst } from './command.mjs';
import { inCheckout } from './folders.mjs';
import { Refusal } from './refusal.mjs';

/** The Node that this project carries as a package: same major as the one inside Electron. */
export const ownNode = inCheckout(
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

const [major = 0] = process.versions.node.split('.').map(Number);

/**
 * The first run of a fresh checkout happens on whatever Node is installed; everything after the installation of the
 * packages belongs on our own. Runs the present program again there if need be.
 *
 * @returns {Promise<number | undefined>} the exit code of that run; undefined when we are on it already
 */
export async function rerunOnOwnNode() {
  if (!existsSync(ownNode)) {
    throw new Refusal(
      'The package node has no program: npm did not run its install script. Remove node_modules and retry.',
    );
  }
  if (major >= 24) return undefined;
  const { code } = await run(ownNode, process.argv.slice(1), {
    cwd: process.cwd(),
    env: withNodeFirst(ownNode),
  });
  return code;
}
