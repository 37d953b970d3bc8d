import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../shared/errors/index.ts';
import { type Keyring, readKeyring, writeKeyring } from '../archive/keys/keyring.ts';
import { backupsIn } from './places.ts';

/**
 * Puts the present wraps beside every backup that can be reached, each file as a whole: the former code opens none of them
 * any more. One that can't be written keeps the former wrap and is counted.
 */
export function renewBackupKeys(
  places: readonly string[],
  keyring: Keyring,
): { renewed: number; left: number } {
  let renewed = 0;
  let left = 0;
  const { osStore: _, ...byCode } = keyring;
  for (const place of places.filter((folder) => existsSync(folder)))
    for (const { folder, manifest } of backupsIn(place)) {
      if (manifest.archiveId !== keyring.archiveId) continue;
      const file = join(folder, 'keys.json');
      try {
        // Wraps of this computer's key store stay: they hold the same key.
        const { osStore } = readKeyring(file);
        writeKeyring(file, { ...byCode, ...(osStore && { osStore }) });
        renewed += 1;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        left += 1;
      }
    }
  return { renewed, left };
}
