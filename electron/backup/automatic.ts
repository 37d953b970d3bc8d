import { dueBackup } from '../../shared/rules/backup/warnings.ts';
import type { Archive } from '../archive/archive.ts';
import type { ReadableArchive } from '../archive/connection.ts';
import { type Clock, systemClock } from '../archive/context.ts';
import type { BackupDesk } from './backupDesk.ts';
import { backupHistory } from './history.ts';
import { chosenPlace, placeState } from './register.ts';

const RETRY_MS = 60 * 60_000;

/**
 * Makes the daily backup if today's is not there, or takes the newest to the second place when that is back.
 * @throws as `BackupDesk.make` and `carry`; it is in the register then
 */
export async function makeWhatIsDue(
  archive: Archive,
  desk: BackupDesk,
  clock: Clock = systemClock,
): Promise<void> {
  const { readable } = archive;
  const due = dueBackup(backupHistory(readable, clock), {
    local: justFailed(readable, null, clock),
    second: justFailed(readable, chosenPlace(readable) ?? '', clock),
  });
  if (due === 'make') await desk.make(archive, { clock }, 'daily');
  if (due === 'carry') await desk.carry(archive, { clock });
}

function justFailed(archive: ReadableArchive, place: string | null, clock: Clock): boolean {
  const { failure, lastTried } = placeState(archive, place);
  // A stick that was away is taken up as soon as it is back.
  if (!failure || failure.code === 'BACKUP_PLACE_ABSENT' || lastTried === undefined) return false;
  const passed = Date.parse(clock.now()) - Date.parse(lastTried);
  return passed >= 0 && passed < RETRY_MS;
}
