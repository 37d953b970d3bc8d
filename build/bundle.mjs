import { writeLicences } from './licences.mjs';
import { runOrRefuse, withNodeFirst } from './setup/command.mjs';
import { inCheckout } from './setup/folders.mjs';
import { ownNode } from './setup/own-node.mjs';

/** The preload comes after the main process, whose build empties their common folder. */
export const bundles = /** @type {const} */ (['production', 'electron', 'preload']);

/** Builds page, main process with command line and workers, and preload into dist/, and the list of others' licences. */
export async function bundleProgram() {
  for (const mode of bundles) {
    const vite = inCheckout('node_modules', 'vite', 'bin', 'vite.js');
    await runOrRefuse(ownNode, [vite, 'build', '--mode', mode, '--logLevel', 'warn'], {
      env: withNodeFirst(ownNode),
    });
  }
  await writeLicences();
}
