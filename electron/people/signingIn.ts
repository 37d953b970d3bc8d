import { Refusal, refuse } from '../../shared/errors/index.ts';
import { allowed } from '../../shared/rights/rights.ts';
import type { Role } from '../../shared/rights/roles.ts';
import { audit } from '../archive/audit.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Clock, Context } from '../archive/context.ts';
import { passwordMatches, passwordRecord, refuseWeakPassword } from '../archive/password.ts';
import { write } from '../archive/transaction.ts';
import { rewrap } from '../signing/signingKeys.ts';
import { refuseUsedPassword, storePasswordRecord } from './accounts.ts';
import { refuseWithoutPeopleRight } from './people.ts';

export interface SignedInPerson {
  personId: string;
  name: string;
  login: string;
  role: Role;
  /** Somebody else set his password: nothing else is done before he has changed it. */
  mustChange?: true;
}

/** Wrong attempts without a wait. */
const FREE_ATTEMPTS = 3;
const LONGEST_WAIT = 900;

/** Seconds to wait after so many wrong attempts in a row: 5, 10, 20 … up to a quarter of an hour. */
export function waitAfter(failed: number): number {
  return failed < FREE_ATTEMPTS ? 0 : Math.min(LONGEST_WAIT, 5 * 2 ** Math.min(failed - FREE_ATTEMPTS, 20));
}

interface Account {
  id: string;
  name: string;
  login: string;
  role: string;
  password: string | null;
  active: number;
  failed_attempts: number;
  last_attempt_at: string | null;
  password_set_by_other: number;
}

/** @throws SIGN_IN_FAILED (never says which of the two was wrong), SIGN_IN_SLOWED {seconds}, ACCOUNT_CLOSED */
export async function signIn(
  archive: WritableArchive,
  clock: Clock,
  input: { login: string; password: string },
): Promise<SignedInPerson> {
  const account = await provenAccount(archive, clock, 'login', input.login.trim(), input.password);
  if (account.active === 0) return refuse('ACCOUNT_CLOSED', { login: account.login });
  const person: SignedInPerson = {
    personId: account.id,
    name: account.name,
    login: account.login,
    role: account.role as Role,
    ...(account.password_set_by_other === 1 && { mustChange: true }),
  };
  write(archive, () => audit(archive, { actor: person, clock }, 'person.signedIn', account.id));
  return person;
}

/**
 * The account to which the password fits. Each attempt counts before it is checked, so that many at a time gain
 * nothing, and the count outlives a restart; the right password ends it.
 */
async function provenAccount(
  archive: WritableArchive,
  clock: Clock,
  by: 'id' | 'login',
  value: string,
  password: string,
): Promise<Account> {
  const account = write(archive, () => {
    const found = accountOf(archive, by, value);
    if (found) {
      refuseTooEarly(found, clock.now());
      noteAttempt(archive, found.id, found.failed_attempts + 1, clock.now());
    }
    return found;
  });
  const right = await passwordMatches(account?.password ?? undefined, password);
  if (account && right) {
    write(archive, () => noteAttempt(archive, account.id, 0, clock.now()));
    return account;
  }
  // What was typed as login is not written down: it may be the password.
  write(archive, () => audit(archive, { clock }, 'person.signInFailed', account?.id ?? ''));
  return refuse('SIGN_IN_FAILED');
}

export function signOut(archive: WritableArchive, context: Context): void {
  write(archive, () => audit(archive, context, 'person.signedOut', context.actor.personId));
}

/**
 * A new password for somebody who forgot his, by two people at once: the actor, who manages people, and a second one
 * who may witness it, each with his own password. Its owner changes it when he next signs in; his signing key, which
 * nobody else can open, is retired.
 * @throws NO_RIGHT, PERSON_NOT_FOUND, PASSWORD_TOO_WEAK, PASSWORD_USED_BEFORE, SIGN_IN_FAILED or SIGN_IN_SLOWED for the
 * actor's own password, SECOND_PERSON_SAME, SECOND_PERSON_WRONG
 */
export async function resetPassword(
  archive: WritableArchive,
  context: Context,
  input: { id: string; password: string; own: string; second: { login: string; password: string } },
): Promise<void> {
  refuseWithoutPeopleRight(context);
  const account = accountOf(archive, 'id', input.id) ?? refuse('PERSON_NOT_FOUND', { name: input.id });
  refuseWeakPassword(input.password, account);
  await refuseUsedPassword(archive, account.id, input.password);
  await provePassword(archive, context, input.own);
  const second = await provenSecond(archive, context, input.second);
  if (second.id === context.actor.personId || second.id === account.id) refuse('SECOND_PERSON_SAME');
  await storePassword(
    archive,
    context,
    { personId: account.id, password: input.password },
    { byOther: true, second: second.id },
  );
}

/** Wrong attempts count on the second one's account, as if he signed in. */
async function provenSecond(
  archive: WritableArchive,
  { clock }: Context,
  { login, password }: { login: string; password: string },
): Promise<Account> {
  try {
    const account = await provenAccount(archive, clock, 'login', login.trim(), password);
    if (account.active === 1 && allowed(account.role as Role, 'people.witness')) return account;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'SIGN_IN_FAILED') throw error;
  }
  return refuse('SECOND_PERSON_WRONG');
}

/** As the demonstration sets it: nobody else stands by, and it may be kept. @throws NO_RIGHT, PERSON_NOT_FOUND, PASSWORD_TOO_WEAK */
export async function setPassword(
  archive: WritableArchive,
  context: Context,
  input: { personId: string; password: string },
): Promise<void> {
  refuseWithoutPeopleRight(context);
  await storePassword(archive, context, input);
}

/** @throws SIGN_IN_FAILED when the old password is wrong, SIGN_IN_SLOWED, PASSWORD_TOO_WEAK, PASSWORD_USED_BEFORE */
export async function changeOwnPassword(
  archive: WritableArchive,
  context: Context,
  input: { old: string; password: string },
): Promise<void> {
  const { personId } = context.actor;
  await provenAccount(archive, context.clock, 'id', personId, input.old);
  const account = accountOf(archive, 'id', personId) ?? refuse('PERSON_NOT_FOUND', { name: personId });
  refuseWeakPassword(input.password, account);
  await refuseUsedPassword(archive, personId, input.password);
  const rewrapped = await rewrap(archive, personId, input);
  await storePassword(archive, context, { personId, password: input.password }, rewrapped && { rewrapped });
}

/**
 * That the person who is signed in sits there himself. Wrong passwords count and slow down as at sign-in.
 * @throws SIGN_IN_FAILED, SIGN_IN_SLOWED {seconds}
 */
export async function provePassword(
  archive: WritableArchive,
  context: Context,
  password: string,
): Promise<void> {
  await provenAccount(archive, context.clock, 'id', context.actor.personId, password);
}

async function storePassword(
  archive: WritableArchive,
  context: Context,
  { personId, password }: { personId: string; password: string },
  how: Parameters<typeof storePasswordRecord>[4] = {},
): Promise<void> {
  const account = accountOf(archive, 'id', personId) ?? refuse('PERSON_NOT_FOUND', { name: personId });
  refuseWeakPassword(password, account);
  const record = await passwordRecord(password);
  storePasswordRecord(archive, context, personId, record, how);
}

function accountOf(archive: ReadableArchive, by: 'id' | 'login', value: string): Account | undefined {
  return sql<Account>(
    archive,
    `SELECT id, name, login, role, password, active, failed_attempts, last_attempt_at, password_set_by_other
     FROM people WHERE ${by} = ?`,
  ).get(value);
}

function refuseTooEarly(account: Account, now: string): void {
  const wait = waitAfter(account.failed_attempts);
  if (wait === 0 || account.last_attempt_at === null) return;
  const passed = (Date.parse(now) - Date.parse(account.last_attempt_at)) / 1000;
  // A clock that was put back must not lock anyone out for longer than the wait.
  const seconds = passed < 0 ? wait : Math.ceil(wait - passed);
  if (seconds > 0) refuse('SIGN_IN_SLOWED', { seconds });
}

function noteAttempt(archive: WritableArchive, id: string, failed: number, now: string): void {
  sql(archive, 'UPDATE people SET failed_attempts = ?, last_attempt_at = ? WHERE id = ?').run(
    failed,
    now,
    id,
  );
}
