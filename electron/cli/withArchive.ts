import { refuse } from '../../shared/errors/index.ts';
import { type Archive, archiveExists, type Opener, openArchive } from '../archive/archive.ts';
import { lastAuditTime } from '../archive/audit.ts';
import { neverBefore } from '../archive/context.ts';
import { archiveHome } from '../archive/place.ts';
import { backupBeforeMigration } from '../backup/beforeMigration.ts';
import { keyStore } from './keyStore.ts';

/**
 * Opens the archive of this machine, by the recovery code of the environment or else by the system's key store, and
 * closes it whatever happens.
 */
export async function withArchive<T>(work: (archive: Archive) => Promise<T>): Promise<T> {
  const archive = await openHere();
  try {
    return await work(archive);
  } finally {
    archive.close();
  }
}

/** Opens the archive of this machine; the caller closes it. */
export async function openHere(): Promise<Archive> {
  const archive = await openArchive(archiveHome(), opener(), backupBeforeMigration);
  neverBefore(lastAuditTime(archive.readable));
  return archive;
}

function opener(): Opener {
  const folder = archiveHome();
  if (!archiveExists(folder)) refuse('ARCHIVE_MISSING', { folder });
  const recoveryCode = process.env.KEDANG_RECOVERY_CODE;
  const osStore = keyStore();
  if (recoveryCode) return { recoveryCode, ...(osStore && { osStore }) };
  return osStore?.available() ? { osStore } : refuse('ARCHIVE_KEY_NEEDED');
}
