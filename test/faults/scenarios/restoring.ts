import { newBackupDesk } from '../../../electron/backup/backupDesk.ts';
import { newRestoreDesk } from '../../../electron/backup/restoring/restoreDesk.ts';
import { ADMINISTRATOR, actorNamed, openBranch, steadyClock } from '../branch.ts';
import type { Stage } from '../kill/victim.ts';

export interface RestoreInput {
  generation: string;
}

/** The administrator restores, as the window does. */
export default async function restoring({ home, input, ready, acknowledge }: Stage): Promise<void> {
  const { generation } = input as RestoreInput;
  const archive = await openBranch(home);
  const context = {
    actor: actorNamed(archive, ADMINISTRATOR),
    clock: steadyClock('2026-11-24T09:00:00+08:00'),
  };
  const desk = newRestoreDesk();
  ready();
  const preview = await desk.prepare({ home, archive }, { folder: generation });
  const restored = await desk.run({ home, archive }, newBackupDesk(), context, preview.id);
  acknowledge('restored');
  restored.archive.close();
}
