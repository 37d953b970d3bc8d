import { Refusal } from '../../shared/errors/index.ts';
import { diskReason, isDiskFull } from '../disk/reasons.ts';

/** What the operating system says when a folder cannot be written to, as a refusal; anything else unchanged. */
export function diskRefusal(error: unknown, folder: string): unknown {
  if (isDiskFull(error)) return new Refusal('DISK_FULL', { folder });
  const reason = diskReason(error);
  return reason === undefined ? error : new Refusal('WEEKLY_FILE_NOT_WRITTEN', { folder, reason });
}
