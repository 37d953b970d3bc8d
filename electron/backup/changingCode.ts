import { existsSync } from 'node:fs';
import type { Archive } from '../archive/archive.ts';
import { audit } from '../archive/audit.ts';
import type { Context } from '../archive/context.ts';
import { readKeyring, wrapByCode, wrapByOsStore, writeKeyring } from '../archive/keys/keyring.ts';
import type { OsStore } from '../archive/keys/osStore.ts';
import { archiveFiles } from '../archive/place.ts';
import { write } from '../archive/transaction.ts';
import { placesOf } from './backupDesk.ts';
import { renewBackupKeys } from './renewKeys.ts';

export interface CodeChanged {
  /** Backups that the new code opens from now on. */
  renewed: number;
  /** Backups that could not be written to: only the former code opens their keys. */
  left: number;
  /** The second place was not there. */
  secondAbsent: boolean;
}

/**
 * From now on `code` opens the archive, and the former one does not: the key's wraps are replaced by one renaming, then
 * those beside the backups. Cut off in between, the new code opens the archive, and the former the backups not yet reached.
 */
export async function changeRecoveryCode(
  archive: Archive,
  context: Context,
  code: string,
  osStore?: OsStore,
): Promise<CodeChanged> {
  const { keys } = archiveFiles(archive.home);
  const { key } = archive.forWorker();
  const { archiveId, osStore: wrapped } = readKeyring(keys);
  const byCode = await wrapByCode(archiveId, key, code);
  const keyring = osStore?.available()
    ? wrapByOsStore(byCode, key, osStore)
    : { ...byCode, ...(wrapped && { osStore: wrapped }) };
  writeKeyring(keys, keyring);
  const { local, second } = placesOf(archive);
  const done = renewBackupKeys([local, ...(second ? [second.folder] : [])], keyring);
  write(archive.writable, () => audit(archive.writable, context, 'recoveryCode.changed', '', { ...done }));
  return { ...done, secondAbsent: second !== undefined && !existsSync(second.chosen) };
}
