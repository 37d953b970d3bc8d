import { refuse } from '../../shared/errors/index.ts';
import { PASSWORDS_REMEMBERED } from '../../shared/rules/password/passwordRules.ts';
import { audit } from '../archive/audit.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { passwordMatches, passwordRecord, refuseWeakPassword } from '../archive/password.ts';
import { write } from '../archive/transaction.ts';
import { keyFollowsPassword, type Rewrapped } from '../signing/signingKeys.ts';
import { addPerson, type NewPerson, type Person, refuseWithoutPeopleRight } from './people.ts';

/**
 * A new person together with a first password, both or neither; he changes it when he first signs in. Without a
 * password nobody can sign in as him yet.
 * @throws as `addPerson`; PASSWORD_TOO_WEAK
 */
export async function addAccount(
  archive: WritableArchive,
  context: Context,
  { password, ...person }: NewPerson & { password?: string },
): Promise<Person> {
  refuseWithoutPeopleRight(context);
  if (password !== undefined) refuseWeakPassword(password, person);
  const record = password === undefined ? undefined : await passwordRecord(password);
  return write(archive, () => {
    const added = addPerson(archive, context, person);
    if (record !== undefined) storePasswordRecord(archive, context, added.id, record, { byOther: true });
    return added;
  });
}

/**
 * `rewrapped`: his signing key under the new password, where he knew the old one. `byOther`: somebody else knows it, so
 * that it is to be changed; `second`: who stood by.
 */
export function storePasswordRecord(
  archive: WritableArchive,
  context: Context,
  personId: string,
  record: string,
  { rewrapped, byOther = false, second }: { rewrapped?: Rewrapped; byOther?: boolean; second?: string } = {},
): void {
  write(archive, () => {
    sql(
      archive,
      'UPDATE people SET password = ?, password_set_by_other = ?, failed_attempts = 0 WHERE id = ?',
    ).run(record, byOther ? 1 : 0, personId);
    rememberPassword(archive, context, personId, record);
    audit(archive, context, 'person.passwordSet', personId, {
      byOther,
      ...(second !== undefined && { second }),
    });
    keyFollowsPassword(archive, context, personId, rewrapped);
  });
}

function rememberPassword(
  archive: WritableArchive,
  context: Context,
  personId: string,
  record: string,
): void {
  sql(archive, 'INSERT INTO past_passwords (person_id, password, at) VALUES (?, ?, ?)').run(
    personId,
    record,
    context.clock.now(),
  );
  sql(
    archive,
    `DELETE FROM past_passwords WHERE person_id = ? AND row NOT IN
       (SELECT row FROM past_passwords WHERE person_id = ? ORDER BY row DESC LIMIT ${PASSWORDS_REMEMBERED})`,
  ).run(personId, personId);
}

/** Compared one by one: each has a salt of its own. @throws PASSWORD_USED_BEFORE {count} */
export async function refuseUsedPassword(
  archive: ReadableArchive,
  personId: string,
  password: string,
): Promise<void> {
  const records = sql<{ password: string }>(
    archive,
    `SELECT password FROM people WHERE id = @person AND password IS NOT NULL
     UNION SELECT password FROM past_passwords WHERE person_id = @person`,
  ).all({ person: personId });
  for (const record of records)
    if (await passwordMatches(record.password, password))
      refuse('PASSWORD_USED_BEFORE', { count: PASSWORDS_REMEMBERED });
}
