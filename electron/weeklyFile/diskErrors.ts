import { Refusal } from '../../shared/errors/index.ts';

/** What the operating system says when a folder cannot be written to, as a refusal; anything else unchanged. */
export function diskRefusal(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : null;
  if (code === null) return error;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Refusal('DISK_FULL', { folder });
  return new Refusal('WEEKLY_FILE_NOT_WRITTEN', { folder, reason: code });
}
