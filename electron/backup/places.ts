import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Refusal, refuse } from '../../shared/errors/index.ts';
import { type Keeping, keptGenerations } from '../../shared/rules/backup/generations.ts';
import { type BackupManifest, readManifest } from './manifest.ts';

/** Whose backups a place holds. */
export interface Whose {
  branchCode: string;
  archiveId: string;
}

/** Names of what is not (yet, or no longer) a backup begin with a dot. */
export const UNFINISHED = '.unfinished-';

/** Where backups lie on this computer. */
export const localPlace = (home: string): string => join(home, 'backups');

/** The archive's own folder in the place that the office chose: one stick may serve several branches. */
export const secondPlace = (chosen: string, { branchCode, archiveId }: Whose): string =>
  join(chosen, `客档备份-${branchCode}-${archiveId.slice(0, 8)}`);

/** The weekly files of all generations of a place. */
export const sealedStore = (place: string): string => join(place, 'sealed');

/** Refuses a second place that would not be one. @throws BACKUP_PLACE_REFUSED, BACKUP_PLACE_ABSENT */
export function refuseUselessPlace(chosen: string, home: string): void {
  const no = (reason: string) => refuse('BACKUP_PLACE_REFUSED', { folder: chosen, reason });
  if (!existsSync(chosen) || !statSync(chosen).isDirectory())
    refuse('BACKUP_PLACE_ABSENT', { folder: chosen });
  const inside = relative(realpathSync.native(resolve(home)), realpathSync.native(resolve(chosen)));
  if (inside === '' || !inside.startsWith('..')) {
    // On Windows the relative path to another drive is absolute.
    if (!/^([A-Za-z]:|\\\\)/.test(inside)) no('它在档案自己的文件夹里，硬盘坏了会一起丢');
  }
}

export interface FoundBackup {
  /** Full path. */
  folder: string;
  name: string;
  manifest: BackupManifest;
  /** As what it is kept; empty when the next backup drops it, or when it is not whole. */
  keepings: Keeping[];
  /** Whether the file is there with its size; its digest is read only when it is used. */
  whole: boolean;
}

/** The generations in a place, the newest first; none when the place is absent. */
export function backupsIn(place: string): FoundBackup[] {
  const found = namesIn(place).flatMap((name) => {
    const folder = join(place, name);
    const manifest = name.startsWith('.') ? undefined : readManifest(folder);
    return manifest ? [{ folder, name, manifest, whole: isWhole(folder, manifest) }] : [];
  });
  // A damaged one must not take the place of a good one.
  const kept = keptGenerations(
    found
      .filter(({ whole }) => whole)
      .map(({ name, manifest }) => ({ name, kind: manifest.kind, at: manifest.at })),
  );
  return found
    .map((backup) => ({ ...backup, keepings: kept.get(backup.name) ?? [] }))
    .sort((a, b) => b.manifest.at.localeCompare(a.manifest.at) || b.name.localeCompare(a.name));
}

export function namesIn(place: string): string[] {
  try {
    return readdirSync(place);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
}

function isWhole(folder: string, { database }: BackupManifest): boolean {
  const file = statSync(join(folder, 'archive.db'), { throwIfNoEntry: false });
  return (
    file?.size === database.size &&
    statSync(join(folder, 'keys.json'), { throwIfNoEntry: false }) !== undefined
  );
}

/** What the operating system says of a place, as a refusal; anything else as it is. */
export function placeRefusal(error: unknown, folder: string): unknown {
  if (error instanceof Refusal || !(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  const refusal = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL'].includes(code)
    ? new Refusal('BACKUP_PLACE_FULL', { folder, needed: '—', free: '0' })
    : ['ENOENT', 'ENODEV', 'ENXIO', 'ENOTDIR'].includes(code)
      ? new Refusal('BACKUP_PLACE_ABSENT', { folder })
      : new Refusal('BACKUP_PLACE_UNWRITABLE', { folder, reason: code });
  refusal.cause = error;
  return refusal;
}
