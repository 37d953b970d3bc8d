import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this checkout, absolute. */
export const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @param {string[]} parts path inside the checkout */
export function inCheckout(...parts) {
  return join(checkout, ...parts);
}

/**
 * Where big things are kept that several checkouts of one user share, outside of all of them.
 *
 * @param {{ platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string }} machine
 */
export function cacheFolderOf({ platform, env, home }) {
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'kedang-build');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'kedang-build');
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'kedang-build');
}

export const cacheFolder = cacheFolderOf({ platform: process.platform, env: process.env, home: homedir() });
