import { existsSync } from 'node:fs';
import type { BackupHistory } from '../../shared/rules/backup/warnings.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import type { Clock } from '../archive/context.ts';
import { metaOf } from '../archive/meta.ts';
import { chosenPlace, type PlaceState, placeState } from './register.ts';

/** How the backups of an archive have been going, from its registers and a look whether the second place is there. */
export function backupHistory(archive: ReadableArchive, clock: Clock): BackupHistory {
  const folder = chosenPlace(archive);
  const drill = sql<{ at: string }>(
    archive,
    'SELECT at FROM drill_register WHERE passed = 1 ORDER BY at DESC LIMIT 1',
  ).get();
  return {
    today: clock.today(),
    archiveMadeAt: metaOf(archive, 'createdAt') ?? clock.now(),
    local: historyOf(placeState(archive, null)),
    ...(folder !== undefined && {
      second: { folder, present: existsSync(folder), ...historyOf(placeState(archive, folder)) },
    }),
    ...(drill && { lastDrill: drill.at }),
  };
}

const historyOf = ({ lastGood, failure }: PlaceState) => ({
  ...(lastGood !== undefined && { lastGood }),
  ...(failure && { failure: failure.message }),
});
