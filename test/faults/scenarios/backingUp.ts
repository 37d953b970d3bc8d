import { archiveFiles } from '../../../electron/archive/place.ts';
import { placesOf } from '../../../electron/backup/backupDesk.ts';
import { makeBackup } from '../../../electron/backup/making/makeBackup.ts';
import { choosePlace } from '../../../electron/backup/register.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { sealedFolder } from '../../../electron/week/sealWeek.ts';
import { ADMINISTRATOR, actorNamed, openBranch, steadyClock } from '../branch.ts';
import type { Stage } from '../kill/victim.ts';

export interface BackupInput {
  stick: string;
}

export interface BackupFact {
  name: string;
  documents: number;
}

/** Five days with a backup each, to the stick too; so many that old ones are dropped. */
export default async function backingUp({ home, input, ready, acknowledge }: Stage): Promise<void> {
  const { stick } = input as BackupInput;
  const archive = await openBranch(home);
  const clock = steadyClock('2026-11-23T09:00:00+08:00');
  const context = { actor: actorNamed(archive, ADMINISTRATOR), clock };
  choosePlace(archive, context, stick);
  ready();
  for (let day = 1; day <= 5; day += 1) {
    saveDocument(archive.writable, context, {
      form: 'customerCard',
      baseRevision: 0,
      body: { fullName: `苏州第${day}建材有限公司` },
      as: 'draft',
    });
    const { name, manifest, second } = makeBackup({
      access: archive.forWorker(),
      keysFile: archiveFiles(home).keys,
      sealedFolder: sealedFolder(home),
      places: placesOf(archive),
      // Of each kind of which only the last three are kept.
      kind: 'beforeRestore',
      at: clock.now(),
    });
    if (!second?.ok) throw new Error('not carried');
    acknowledge({ name, documents: manifest.documents } satisfies BackupFact);
  }
  archive.close();
}
