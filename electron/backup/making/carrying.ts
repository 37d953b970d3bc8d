import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { refuse } from '../../../shared/errors/index.ts';
import {
  copyFileFlushed,
  digestOfFile,
  discard,
  removeWhole,
  renameWhole,
  syncFile,
  syncFolder,
} from '../../disk/disk.ts';
import { MANIFEST, readManifest } from '../manifest.ts';
import { placeRefusal, sealedStore, UNFINISHED } from '../places.ts';
import { clearUnfinished, refuseWhenFull, type SecondPlace } from './makeBackup.ts';
import { carrySealed } from './sealedFiles.ts';

/**
 * Copies a proven backup of this computer to the second place and reads it back there. A generation that lies there
 * already is left.
 * @param from the generation's folder
 * @throws BACKUP_PLACE_ABSENT, BACKUP_PLACE_FULL, BACKUP_PLACE_UNWRITABLE, BACKUP_PLACE_CHANGED, BACKUP_DAMAGED
 */
export function carryTo(from: string, { chosen, folder: place }: SecondPlace): void {
  const manifest = readManifest(from) ?? refuse('BACKUP_DAMAGED', { detail: MANIFEST });
  const name = basename(from);
  const target = join(place, name);
  if (!existsSync(chosen)) refuse('BACKUP_PLACE_ABSENT', { folder: chosen });
  if (readManifest(target)?.database.sha256 === manifest.database.sha256) return;
  const building = join(place, `${UNFINISHED}${name}`);
  try {
    mkdirSync(place, { recursive: true });
    clearUnfinished(place);
    refuseWhenFull(place, 1.05 * manifest.database.size);
    mkdirSync(building);
    const database = join(building, 'archive.db');
    const read = copyFileFlushed(join(from, 'archive.db'), database);
    if (read.sha256 !== manifest.database.sha256) refuse('BACKUP_DAMAGED', { detail: 'archive.db' });
    if (digestOfFile(database).sha256 !== read.sha256) refuse('BACKUP_PLACE_CHANGED', { folder: chosen });
    for (const file of ['keys.json', MANIFEST]) {
      copyFileSync(join(from, file), join(building, file));
      syncFile(join(building, file));
    }
    carrySealed(sealedStore(dirname(from)), sealedStore(place), manifest.sealed);
    syncFolder(building);
    // A generation of the same name that is no longer whole makes room.
    if (statSync(target, { throwIfNoEntry: false })) removeWhole(target);
    renameWhole(building, target);
  } catch (error) {
    // A stick that was drawn keeps what is left on it; the next backup there clears it.
    discard(building);
    throw placeRefusal(error, chosen);
  }
}
