import { join, resolve } from 'node:path';
import { type Context, systemClock } from '../../archive/context.ts';
import { newBackupDesk } from '../../backup/backupDesk.ts';
import { localPlace } from '../../backup/places.ts';
import { choosePlace, chosenPlace } from '../../backup/register.ts';
import { actAs } from '../actor.ts';
import type { CommandAnswer } from '../answer.ts';
import { withArchive } from '../withArchive.ts';

/**
 * Without KEDANG_USER too: the task scheduler needs no password, and the copy can be read by nobody who could not read the
 * archive. Another place is chosen by a person only.
 */
export function backupCommand({ to }: { to?: string }): Promise<CommandAnswer> {
  return withArchive(async (archive) => {
    const asks = to !== undefined || process.env.KEDANG_USER;
    const asker: Pick<Context, 'clock'> & Partial<Context> = asks
      ? await actAs(archive, 'archive.backup')
      : { clock: systemClock };
    if (to !== undefined) choosePlace(archive, asker, resolve(to));
    const { name, manifest, second } = await newBackupDesk().make(archive, asker, 'manual');
    const failed = second && !second.ok ? second.error : undefined;
    const folder = join(localPlace(archive.home), name);
    return {
      json: {
        ok: !failed,
        name,
        folder,
        size: manifest.database.size,
        sha256: manifest.database.sha256,
        documents: manifest.documents,
        revisions: manifest.revisions,
        verified: true,
        second: second
          ? { place: chosenPlace(archive.readable), ok: second.ok, ...(failed && { error: failed }) }
          : null,
      },
      lines: [
        `已备份并核对：${folder}（单据 ${manifest.documents} 份）`,
        ...(second?.ok ? [`第二处：${chosenPlace(archive.readable)}`] : []),
        ...(failed ? [`第二处没有存上：${failed.message}（${failed.code}）`] : []),
      ],
      refused: failed !== undefined,
    };
  });
}
