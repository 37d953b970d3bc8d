import { installNodePackages } from './node-packages.mjs';
import { rerunOnOwnNode } from './own-node.mjs';
import { runToExit } from './refusal.mjs';

/**
 * Runs a program of this project with its packages installed and on its own Node, whatever it was started with.
 *
 * @param {() => Promise<number>} program resolves to the exit code
 * @param {() => void} [afterFailure] runs once the reason has been printed
 */
export function runPrepared(program, afterFailure) {
  return runToExit(async () => {
    await installNodePackages();
    return (await rerunOnOwnNode()) ?? (await program());
  }, afterFailure);
}
