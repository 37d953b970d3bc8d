import { audit } from '../../archive/audit.ts';
import { connect, type WritableArchive } from '../../archive/connection.ts';
import { write } from '../../archive/transaction.ts';
import { syncFile } from '../../disk/disk.ts';
import type { Asker } from '../register.ts';

/** What the audit chain of the restored archive says of its past. */
export interface RestoreNote {
  /** Of the backup: its time, and the end of its audit chain. */
  backup: { at: string; seq: number; digest: string };
  /** Of the archive that it replaces, as far as it could be read. */
  replaced?: { seq: number; digest: string; documents: number; revisions: number };
}

/** Writes the line that this archive was restored, before it takes its place: no restored archive is ever without. */
export function markRestored(file: string, key: Uint8Array, asker: Asker, note: RestoreNote): void {
  const database = connect(file, key, 'write');
  try {
    const archive = database as WritableArchive;
    write(archive, () => audit(archive, asker, 'archive.restored', '', { ...note }));
    database.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
  syncFile(file);
}
