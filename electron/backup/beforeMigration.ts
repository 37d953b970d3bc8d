import { Refusal } from '../../shared/errors/index.ts';
import type { BeforeMigration } from '../archive/archive.ts';
import { systemClock } from '../archive/context.ts';
import { archiveFiles } from '../archive/place.ts';
import { sealedFolder } from '../week/sealWeek.ts';
import { runBackupJob } from './backupDesk.ts';
import { localPlace } from './places.ts';

/**
 * A verified copy on this computer before the layout changes: without it the archive is not opened.
 * @throws BACKUP_BEFORE_MIGRATION_FAILED
 */
export const backupBeforeMigration: BeforeMigration = async (home, access) => {
  const order = {
    access,
    keysFile: archiveFiles(home).keys,
    sealedFolder: sealedFolder(home),
    places: { local: localPlace(home) },
    kind: 'beforeMigration' as const,
    at: systemClock.now(),
  };
  try {
    await runBackupJob({ kind: 'make', order });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal('BACKUP_BEFORE_MIGRATION_FAILED', { reason: error.message });
  }
};
