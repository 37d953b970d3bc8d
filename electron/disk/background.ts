import { rename, rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { mayPass, WAITS } from './disk.ts';

/** What of the operating system can be in the way; a test gives its own. */
export interface BackgroundPlatform {
  name: NodeJS.Platform;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  wait(milliseconds: number): Promise<unknown>;
}

const thisPlatform: BackgroundPlatform = {
  name: process.platform,
  rename,
  remove: (path) => rm(path, { recursive: true, force: true }),
  wait,
};

/** Renames a file or folder, patient with who holds it for a moment; the window stays alive meanwhile. Flushes nothing. */
export function renameInBackground(
  from: string,
  to: string,
  platform: BackgroundPlatform = thisPlatform,
): Promise<void> {
  return patiently(platform, () => platform.rename(from, to));
}

/** Removes a file or a folder with all that is in it, as patiently; nothing there is fine. */
export function removeInBackground(path: string, platform: BackgroundPlatform = thisPlatform): Promise<void> {
  return patiently(platform, () => platform.remove(path));
}

async function patiently(platform: BackgroundPlatform, attempt: () => Promise<void>): Promise<void> {
  for (const pause of WAITS) {
    try {
      return await attempt();
    } catch (error) {
      if (!mayPass(error, platform)) throw error;
      await platform.wait(pause);
    }
  }
  return attempt();
}
