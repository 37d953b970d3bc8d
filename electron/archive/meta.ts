import { type ReadableArchive, sql, type WritableArchive } from './connection.ts';

export interface Branch {
  /** 'SH'. */
  code: string;
  name: string;
}
export interface Hq {
  /** age recipient, 'age1…'. */
  recipient: string;
  /** OpenSSH public key line, 'ssh-ed25519 …'. */
  signer: string;
}

type MetaKey =
  | 'archiveId'
  | 'branchCode'
  | 'branchName'
  | 'hqRecipient'
  | 'hqSigner'
  | 'createdAt'
  /** The folder that the office chose for a second copy of each backup; '' for none. */
  | 'backupPlace'
  /** The head office's address of new editions; '' for none. */
  | 'updateFeed'
  /** Minutes without any call after which the window locks. */
  | 'idleMinutes'
  | 'shapeOfForms';

export function metaOf(archive: ReadableArchive, key: MetaKey): string | undefined {
  return sql<{ value: string }>(archive, 'SELECT value FROM meta WHERE key = ?').get(key)?.value;
}

export function setMeta(archive: WritableArchive, key: MetaKey, value: string): void {
  sql(archive, 'INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
    key,
    value,
  );
}

function needed(archive: ReadableArchive, key: MetaKey): string {
  const value = metaOf(archive, key);
  if (value === undefined) throw new Error(`the archive lacks ${key}`);
  return value;
}

export const branchOf = (archive: ReadableArchive): Branch => ({
  code: needed(archive, 'branchCode'),
  name: needed(archive, 'branchName'),
});

export const hqOf = (archive: ReadableArchive): Hq => ({
  recipient: needed(archive, 'hqRecipient'),
  signer: needed(archive, 'hqSigner'),
});
