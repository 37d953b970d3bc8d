import { IDLE_MINUTES } from '../../shared/contract/calls/session.ts';
import { audit } from '../archive/audit.ts';
import type { ReadableArchive, WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { metaOf, setMeta } from '../archive/meta.ts';
import { write } from '../archive/transaction.ts';
import { refuseLacking } from '../rights/lacking.ts';

/** Minutes without any call after which the window locks. */
export const idleMinutes = (archive: ReadableArchive): number =>
  Number(metaOf(archive, 'idleMinutes') ?? IDLE_MINUTES);

/** @throws NO_RIGHT */
export function setIdleMinutes(archive: WritableArchive, context: Context, minutes: number): void {
  refuseLacking(context, 'people.write');
  write(archive, () => {
    const before = idleMinutes(archive);
    if (before === minutes) return;
    setMeta(archive, 'idleMinutes', String(minutes));
    audit(archive, context, 'session.idleSet', '', { before, minutes });
  });
}
