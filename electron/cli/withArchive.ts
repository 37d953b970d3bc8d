import { refuse } from '../../shared/errors/index.ts';
import { type Archive, openArchive } from '../archive/archive.ts';
import { archiveHome } from '../archive/place.ts';

/** Opens the archive of this machine with the recovery code of the environment, and closes it whatever happens. */
export async function withArchive<T>(work: (archive: Archive) => Promise<T>): Promise<T> {
  const recoveryCode = process.env.KEDANG_RECOVERY_CODE ?? refuse('ARCHIVE_KEY_NEEDED');
  const archive = await openArchive(archiveHome(), { recoveryCode });
  try {
    return await work(archive);
  } finally {
    archive.close();
  }
}
