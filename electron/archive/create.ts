import { mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { v4, v7 } from 'uuid';
import { refuse } from '../../shared/errors/index.ts';
import type { FirstRole } from '../../shared/rights/roles.ts';
import { removeWhole, renameWhole, syncFolder } from '../disk/disk.ts';
import { type Archive, archiveExists, openOwned } from './archive.ts';
import { audit } from './audit.ts';
import { connectNew, type WritableArchive } from './connection.ts';
import { type Clock, systemClock } from './context.ts';
import { failureOf } from './failures.ts';
import { type BranchKeys, newBranchKeys, readHqKeys, storeBranchKeys } from './keys/branchKeys.ts';
import { newDataKey, wrapByCode, wrapByOsStore, writeKeyring } from './keys/keyring.ts';
import type { OsStore } from './keys/osStore.ts';
import { newRecoveryCode } from './keys/recoveryCode.ts';
import { type Branch, type Hq, setMeta } from './meta.ts';
import { migrate } from './migrations/index.ts';
import { takeOwnership } from './owner.ts';
import { passwordRecord, refuseWeakPassword } from './password.ts';
import { archiveFiles, preparePlace } from './place.ts';
import { write } from './transaction.ts';

export interface NewArchive {
  branch: Branch;
  /** The first user, who sets the others up. `login` defaults to the name. */
  administrator: { name: string; login?: string; role: FirstRole; password: string };
  hq: Hq;
}

export interface CreatedArchive {
  archive: Archive;
  /** Shown once; nothing keeps it. */
  recoveryCode: string;
  /** OpenSSH public key line of the branch. */
  signer: string;
  /** age recipient of the branch. */
  recipient: string;
}

/**
 * Makes a new archive, all or nothing: it is built in a folder beside and renamed when complete.
 * @throws ARCHIVE_EXISTS, BRANCH_INVALID, HQ_KEY_INVALID, PASSWORD_TOO_WEAK, PLACE_REFUSED, ARCHIVE_LOCKED,
 * ARCHIVE_READ_ONLY, DISK_FULL
 */
export async function createArchive(
  home: string,
  input: NewArchive,
  { osStore, clock = systemClock }: { osStore?: OsStore; clock?: Clock } = {},
): Promise<CreatedArchive> {
  if (archiveExists(home)) return refuse('ARCHIVE_EXISTS', { folder: home });
  refuseBadBranch(input.branch);
  const hq = readHqKeys(input.hq);
  const login = (input.administrator.login ?? input.administrator.name).trim();
  refuseWeakPassword(input.administrator.password, { login, name: input.administrator.name });
  preparePlace(home);

  const archiveId = v4();
  const key = newDataKey();
  const recoveryCode = newRecoveryCode();
  const branchKeys = await newBranchKeys(input.branch.code);
  const keyring = await wrapByCode(archiveId, key, recoveryCode);
  const password = await passwordRecord(input.administrator.password);

  // No await from here on: two creations in one process can't meet.
  const { folder } = archiveFiles(home);
  const ownership = takeOwnership(home);
  try {
    if (archiveExists(home)) return refuse('ARCHIVE_EXISTS', { folder: home });
    const building = join(home, `${basename(folder)}.new-${archiveId}`);
    removeUnfinished(home, basename(folder));
    try {
      mkdirSync(building, { mode: 0o700 });
      const { name, role } = input.administrator;
      const person = { id: v7(), name: name.trim(), login, role, password };
      fill(
        join(building, 'archive.db'),
        key,
        { archiveId, branch: input.branch, hq, person, branchKeys },
        clock,
      );
      writeKeyring(join(building, 'keys.json'), osStore ? wrapByOsStore(keyring, key, osStore) : keyring);
      syncFolder(building);
      renameWhole(building, folder);
    } catch (error) {
      removeWhole(building);
      throw failureOf(error, join(folder, 'archive.db'));
    }
    const archive = openOwned(home, key, ownership);
    return { archive, recoveryCode, signer: branchKeys.signer, recipient: branchKeys.recipient };
  } catch (error) {
    ownership.release();
    throw error;
  }
}

interface Content {
  archiveId: string;
  branch: Branch;
  hq: Hq;
  person: { id: string; name: string; login: string; role: FirstRole; password: string };
  branchKeys: BranchKeys;
}

function fill(file: string, key: Uint8Array, content: Content, clock: Clock): void {
  const { archiveId, branch, hq, person, branchKeys } = content;
  const database = connectNew(file, key);
  try {
    migrate(database);
    const archive = database as WritableArchive;
    const now = clock.now();
    write(archive, () => {
      setMeta(archive, 'archiveId', archiveId);
      setMeta(archive, 'branchCode', branch.code);
      setMeta(archive, 'branchName', branch.name.trim());
      setMeta(archive, 'hqRecipient', hq.recipient);
      setMeta(archive, 'hqSigner', hq.signer);
      setMeta(archive, 'createdAt', now);
      storeBranchKeys(archive, branchKeys, now);
      archive
        .prepare(
          `INSERT INTO people (id, name, login, role, password, created_at)
           VALUES (?, ?, ?, ?, ?, ?)`,
        )
        .run(person.id, person.name, person.login, person.role, person.password, now);
      const actor = { personId: person.id, name: person.name };
      audit(archive, { actor, clock }, 'archive.created', '', { branch: branch.code, archiveId });
    });
    // All of it into the one file that is renamed.
    database.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
}

function refuseBadBranch({ code, name }: Branch): void {
  if (!/^[A-Z]{2,6}$/.test(code))
    refuse('BRANCH_INVALID', { field: '代码', value: code, reason: '应为 2 至 6 个大写字母' });
  if (name.trim() === '' || name.length > 60)
    refuse('BRANCH_INVALID', { field: '名称', value: name, reason: '应为 1 至 60 个字' });
}

/** What an interrupted creation left; nobody else can be at it while the folder is owned. */
function removeUnfinished(home: string, name: string): void {
  for (const entry of readdirSync(home)) if (entry.startsWith(`${name}.new-`)) removeWhole(join(home, entry));
}
