import { existsSync } from 'node:fs';
import type { Output } from '../../shared/contract/contract.ts';
import { backupWarnings } from '../../shared/rules/backup/warnings.ts';
import type { Archive } from '../archive/archive.ts';
import type { Clock } from '../archive/context.ts';
import { replacedArchives } from '../archive/replacing.ts';
import { freeBytes } from '../disk/disk.ts';
import { placesOf } from './backupDesk.ts';
import { drills } from './drilling/drilling.ts';
import { backupHistory } from './history.ts';
import { backupsIn } from './places.ts';
import { placeState } from './register.ts';

type State = Output<'backup.state'>;

/** All that the page of backups shows: looks into both places. */
export function backupState({ home, readable }: Archive, clock: Clock): State {
  const { local, second } = placesOf({ home, readable });
  return {
    computer: placeOf(local, home, local, placeState(readable, null)),
    ...(second && {
      second: placeOf(second.chosen, second.chosen, second.folder, placeState(readable, second.chosen)),
    }),
    warnings: backupWarnings(backupHistory(readable, clock)).map(({ text, urgent }) => ({ text, urgent })),
    replaced: replacedArchives(home).map(({ name, replacedAt }) => ({ name, replacedAt })),
    drills: drills(readable),
  };
}

function placeOf(
  shown: string,
  mustExist: string,
  folder: string,
  { lastGood, failure }: ReturnType<typeof placeState>,
): State['computer'] {
  const present = existsSync(mustExist);
  return {
    folder: shown,
    present,
    ...(present && { free: freeBytes(mustExist) }),
    ...(lastGood !== undefined && { lastGood }),
    ...(failure && { failure: failure.message }),
    backups: listed(folder),
  };
}

export function listed(folder: string): State['computer']['backups'] {
  return backupsIn(folder).map(({ name, manifest, keepings, whole }) => ({
    name,
    kind: manifest.kind,
    at: manifest.at,
    size: manifest.database.size,
    documents: manifest.documents,
    keepings,
    whole,
  }));
}
