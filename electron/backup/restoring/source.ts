import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { refuse } from '../../../shared/errors/index.ts';
import { type Keyring, readKeyring, unwrapByCode } from '../../archive/keys/keyring.ts';
import { latestVersion } from '../../archive/migrations/index.ts';
import { keyFitsSomePage } from '../../archive/pageCheck.ts';
import { archiveFiles } from '../../archive/place.ts';
import { type BackupManifest, readManifest } from '../manifest.ts';
import { backupsIn, namesIn } from '../places.ts';

/** Something that an archive can be restored from. */
export interface Source {
  /** Holds archive.db and keys.json. */
  folder: string;
  /** Absent: the folder of an archive itself, as copied from another PC or replaced by a restore. */
  manifest?: BackupManifest;
  /** Where its weekly files lie. */
  sealed: string;
}

/**
 * The sources that a person can mean by a folder: the folder itself, the generations in it, or those one level deeper (the
 * top of a stick). The newest first.
 * @throws BACKUP_NOT_FOUND
 */
export function sourcesIn(folder: string): Source[] {
  const itself = sourceAt(folder);
  if (itself) return [itself];
  const generations = (place: string): Source[] =>
    backupsIn(place).map((found) => ({
      folder: found.folder,
      manifest: found.manifest,
      sealed: join(place, 'sealed'),
    }));
  const found = [folder, ...namesIn(folder).map((name) => join(folder, name))].flatMap(generations);
  if (found.length === 0) return refuse('BACKUP_NOT_FOUND', { folder });
  return found.sort((a, b) => (b.manifest?.at ?? '').localeCompare(a.manifest?.at ?? ''));
}

function sourceAt(folder: string): Source | undefined {
  const manifest = readManifest(folder);
  if (manifest) return { folder, manifest, sealed: join(dirname(folder), 'sealed') };
  // The archive's folder, or the program's folder around it.
  for (const place of [folder, archiveFiles(folder).folder])
    if (existsSync(join(place, 'archive.db')) && existsSync(join(place, 'keys.json')))
      return { folder: place, sealed: join(dirname(place), 'sealed') };
  return undefined;
}

/** What is refused before anything is copied. `home`: where the present archive lies, `archiveId` its id if it is known. */
export function refuseUnfit(source: Source, home: string, archiveId: string | undefined): void {
  const { folder, manifest } = source;
  const present = archiveFiles(home).folder;
  // Reading the files of the open archive would drop its locks.
  if (existsSync(present) && realpathSync.native(folder) === realpathSync.native(present))
    refuse('BACKUP_IS_PRESENT', { folder });
  if (manifest) {
    const known = latestVersion();
    if (manifest.layout > known) refuse('BACKUP_NEWER', { found: manifest.layout, known });
    const { size } = statSync(join(folder, 'archive.db'), { throwIfNoEntry: false }) ?? {};
    if (size !== manifest.database.size)
      refuse('BACKUP_DAMAGED', {
        detail: `archive.db 应有 ${manifest.database.size} 字节，实有 ${size ?? 0}`,
      });
  }
  if (archiveId !== undefined && idOf(source) !== archiveId) refuseOther(source);
}

export const refuseOther = ({ folder, manifest }: Source): never =>
  refuse('BACKUP_OTHER_ARCHIVE', { branch: manifest?.branch.name ?? basename(folder) });

/** What the source says of itself; the file inside has the last word once it is open. */
function idOf({ folder, manifest }: Source): string {
  return manifest?.archiveId ?? readKeyring(join(folder, 'keys.json')).archiveId;
}

export interface SourceKey {
  key: Uint8Array;
  /** Which wraps go with the restored archive: the present ones where they hold the same key, so that a code that was changed since stays the one. */
  keyring: Keyring;
}

/** What of the present archive can help to open a copy of it. */
export interface PresentKeys {
  /** Absent while it is not open. */
  key?: Uint8Array;
  /** Absent when it is lost or unreadable. */
  keyring?: Keyring;
}

/**
 * The key of a source: the present archive's own, or by the code, tried on the source's keys and on the present ones.
 * @throws BACKUP_CODE_NEEDED, RECOVERY_CODE_INVALID, ARCHIVE_KEYS_DAMAGED
 */
export async function keyOf(
  { folder }: Source,
  present: PresentKeys,
  code: string | undefined,
): Promise<SourceKey> {
  const file = join(folder, 'archive.db');
  if (present.key && present.keyring && keyFitsSomePage(file, present.key))
    return { key: present.key, keyring: present.keyring };
  if (code === undefined || code.trim() === '') return refuse('BACKUP_CODE_NEEDED');
  if (present.keyring) {
    const key = await unwrapByCode(present.keyring, code).catch(() => undefined);
    if (key && keyFitsSomePage(file, key)) return { key, keyring: present.keyring };
  }
  const keyring = readKeyring(join(folder, 'keys.json'));
  return { key: await unwrapByCode(keyring, code), keyring };
}
