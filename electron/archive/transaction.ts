import { type ReadableArchive, sql, type WritableArchive } from './connection.ts';
import { failureOf } from './failures.ts';

/**
 * Runs `work` in one `BEGIN IMMEDIATE` transaction: all of it is durable when this returns, or nothing happened.
 * Inside another transaction of the same archive it joins that one. Synchronous: a promise is refused.
 * @throws what `work` throws; DISK_FULL, ARCHIVE_DAMAGED and the like as refusals
 */
export function write<T>(archive: WritableArchive, work: () => T): T {
  if (archive.inTransaction) return work();
  return guarded(archive, () => {
    sql(archive, 'BEGIN IMMEDIATE').run();
    try {
      const result = work();
      if (result instanceof Promise) throw new Error('a transaction is synchronous');
      sql(archive, 'COMMIT').run();
      return result;
    } finally {
      // After COMMIT, or when SQLite has rolled back by itself (disk full), there is none.
      if (archive.inTransaction) sql(archive, 'ROLLBACK').run();
    }
  });
}

/** Runs several reads on one unchanging view of the archive. */
export function read<T>(archive: ReadableArchive, work: () => T): T {
  if (archive.inTransaction) return work();
  return guarded(archive, () => {
    sql(archive, 'BEGIN').run();
    try {
      return work();
    } finally {
      // Not COMMIT, which fails after a damaged page and would leave this view of the archive open for good.
      if (archive.inTransaction) sql(archive, 'ROLLBACK').run();
    }
  });
}

function guarded<T>(archive: ReadableArchive, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw failureOf(error, archive.name);
  }
}
