import { dirname } from 'node:path';
import { type ErrorCode, Refusal } from '../../shared/errors/index.ts';

/** What SQLite or the operating system says, and the refusal it stands for; the first prefix that fits. */
const meanings: readonly (readonly [string, ErrorCode])[] = [
  ['SQLITE_NOTADB', 'ARCHIVE_KEY_WRONG'],
  ['SQLITE_CORRUPT', 'ARCHIVE_DAMAGED'],
  ['SQLITE_IOERR_CORRUPTFS', 'ARCHIVE_DAMAGED'],
  ['SQLITE_BUSY', 'ARCHIVE_LOCKED'],
  ['SQLITE_LOCKED', 'ARCHIVE_LOCKED'],
  ['SQLITE_PROTOCOL', 'ARCHIVE_LOCKED'],
  ['SQLITE_FULL', 'DISK_FULL'],
  // The index of the write-ahead log can't grow: what SQLite says of a full disk when it opens a file.
  ['SQLITE_IOERR_SHMSIZE', 'DISK_FULL'],
  ['SQLITE_READONLY', 'ARCHIVE_READ_ONLY'],
  ['SQLITE_CANTOPEN', 'ARCHIVE_READ_ONLY'],
  ['SQLITE_PERM', 'ARCHIVE_READ_ONLY'],
  ['SQLITE_IOERR', 'ARCHIVE_IO_FAILED'],
  ['ENOSPC', 'DISK_FULL'],
  ['EDQUOT', 'DISK_FULL'],
  ['EACCES', 'ARCHIVE_READ_ONLY'],
  ['EPERM', 'ARCHIVE_READ_ONLY'],
  ['EROFS', 'ARCHIVE_READ_ONLY'],
  ['EIO', 'ARCHIVE_IO_FAILED'],
];

/**
 * The refusal that a failure of the file or of the disk stands for; any other error (a bug, a constraint) as it is.
 * @param file the archive's file, to name its folder
 */
export function failureOf(error: unknown, file: string): unknown {
  if (error instanceof Refusal || !(error instanceof Error) || !('code' in error)) return error;
  const found = String(error.code);
  const code = meanings.find(([prefix]) => found.startsWith(prefix))?.[1];
  if (!code) return error;
  const refusal = new Refusal(code, {
    folder: dirname(file),
    detail: found,
    holder: '本程序的另一项操作',
  });
  refusal.cause = error;
  return refusal;
}
