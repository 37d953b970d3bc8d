import { refuse } from '../../shared/errors/index.ts';
import { audit } from '../archive/audit.ts';
import { sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { passwordRecord, refuseWeakPassword } from '../archive/password.ts';
import { write } from '../archive/transaction.ts';
import { keyFollowsPassword, type Rewrapped } from '../signing/signingKeys.ts';
import {
  addPerson,
  changePerson,
  findPerson,
  type NewPerson,
  type Person,
  type PersonChange,
  refuseWithoutPeopleRight,
} from './people.ts';

/**
 * A new person together with a first password, both or neither. Without a password nobody can sign in as him yet.
 * @throws as `addPerson`; PASSWORD_TOO_WEAK
 */
export async function addAccount(
  archive: WritableArchive,
  context: Context,
  { password, ...person }: NewPerson & { password?: string },
): Promise<Person> {
  refuseWithoutPeopleRight(context);
  const record = await recordOf(password, person.login);
  return write(archive, () => {
    const added = addPerson(archive, context, person);
    if (record !== undefined) storePasswordRecord(archive, context, added.id, record);
    return added;
  });
}

/** A change of a person together with a new password, both or neither. @throws as `changePerson`; PASSWORD_TOO_WEAK */
export async function changeAccount(
  archive: WritableArchive,
  context: Context,
  { password, ...change }: PersonChange & { password?: string },
): Promise<Person> {
  refuseWithoutPeopleRight(context);
  const { login } = findPerson(archive, change.id) ?? refuse('PERSON_NOT_FOUND', { name: change.id });
  const record = await recordOf(password, login);
  return write(archive, () => {
    const changed = changePerson(archive, context, change);
    if (record !== undefined) storePasswordRecord(archive, context, change.id, record);
    return changed;
  });
}

/** Deriving takes its time and happens outside of any transaction. */
async function recordOf(password: string | undefined, login: string): Promise<string | undefined> {
  if (password === undefined) return undefined;
  refuseWeakPassword(password, login.trim());
  return passwordRecord(password);
}

/** `rewrapped`: his signing key under the new password, where he knew the old one. */
export function storePasswordRecord(
  archive: WritableArchive,
  context: Context,
  personId: string,
  record: string,
  rewrapped?: Rewrapped,
): void {
  write(archive, () => {
    sql(archive, 'UPDATE people SET password = ?, failed_attempts = 0 WHERE id = ?').run(record, personId);
    audit(archive, context, 'person.passwordSet', personId);
    keyFollowsPassword(archive, context, personId, rewrapped);
  });
}
