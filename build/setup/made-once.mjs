import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A lock older than this belongs to a process that died where its id means nothing to us (another container). */
const longestMake = 20 * 60_000;

/**
 * Makes a file or folder once for all processes of this user: under a temporary name, then renamed, so that whoever
 * sees the target sees it whole. A second process waits for the first.
 *
 * @param {string} target absolute path
 * @param {(temporary: string) => Promise<void>} make fills the temporary path, in the same folder as the target
 */
export async function madeOnce(target, make) {
  if (existsSync(target)) return target;
  await mkdir(dirname(target), { recursive: true });
  const release = await locked(`${target}.lock`);
  try {
    if (existsSync(target)) return target;
    const temporary = `${target}.${process.pid}.making`;
    await rm(temporary, { recursive: true, force: true });
    try {
      await make(temporary);
      await rename(temporary, target);
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
    return target;
  } finally {
    await release();
  }
}

/**
 * Two processes that both find a dead lock may both go on; the rename above keeps even that harmless.
 *
 * @param {string} lock
 */
async function locked(lock) {
  for (;;) {
    try {
      const file = await open(lock, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(lock, { force: true });
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
    if (await isDead(lock)) await rm(lock, { force: true });
    else await wait(300);
  }
}

/** @param {string} lock */
async function isDead(lock) {
  try {
    if (Date.now() - (await stat(lock)).mtimeMs > longestMake) return true;
    const pid = Number(await readFile(lock, 'utf8'));
    // An empty file: its writer is between creating and writing it.
    return pid > 0 && !isRunning(pid);
  } catch {
    // Gone in between: the next attempt to create it decides.
    return false;
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
