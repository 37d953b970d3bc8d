import { v7 } from 'uuid';
import { refuse } from '../../shared/errors/index.ts';
import { allowed } from '../../shared/rights/rights.ts';
import { type Role, roleKeys } from '../../shared/rights/roles.ts';
import { isBusinessDate } from '../../shared/rules/calendar/businessDate.ts';
import { audit } from '../archive/audit.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { write } from '../archive/transaction.ts';
import { refuseLacking } from '../rights/lacking.ts';

export interface Person {
  id: string;
  name: string;
  login: string;
  role: Role;
  /** First day of work. */
  joined?: string;
  /** Last day of work. */
  left?: string;
  /** Whether the account is open; a closed one keeps its past. */
  active: boolean;
}

interface PersonRow {
  id: string;
  name: string;
  login: string;
  role: string;
  joined: string | null;
  left_on: string | null;
  active: number;
}

const COLUMNS = 'id, name, login, role, joined, left_on, active';

/** Everyone, by name. */
export function listPeople(archive: ReadableArchive): Person[] {
  return sql<PersonRow>(archive, `SELECT ${COLUMNS} FROM people ORDER BY name, id`).all().map(personOf);
}

export function findPerson(archive: ReadableArchive, id: string): Person | undefined {
  const row = sql<PersonRow>(archive, `SELECT ${COLUMNS} FROM people WHERE id = ?`).get(id);
  return row && personOf(row);
}

/** By login or, when no login fits, by full name. @throws PERSON_NOT_FOUND, PERSON_AMBIGUOUS */
export function personNamed(archive: ReadableArchive, name: string): Person {
  const byLogin = sql<PersonRow>(archive, `SELECT ${COLUMNS} FROM people WHERE login = ?`).get(name.trim());
  if (byLogin) return personOf(byLogin);
  const byName = sql<PersonRow>(archive, `SELECT ${COLUMNS} FROM people WHERE name = ? ORDER BY id`).all(
    name.trim(),
  );
  const [first] = byName;
  if (!first) return refuse('PERSON_NOT_FOUND', { name });
  if (byName.length > 1) refuse('PERSON_AMBIGUOUS', { name, count: byName.length });
  return personOf(first);
}

export interface NewPerson {
  name: string;
  login: string;
  role: Role;
  joined?: string;
  left?: string;
}

/** Without a password nobody can sign in as this person yet; see `setPassword`. @throws NO_RIGHT, LOGIN_TAKEN, DATE_INVALID, BAD_REQUEST */
export function addPerson(archive: WritableArchive, context: Context, input: NewPerson): Person {
  refuseWithoutPeopleRight(context);
  const person = { id: v7(), name: input.name.trim(), login: input.login.trim() };
  if (person.login === '') refuse('BAD_REQUEST', { where: 'login' });
  refuseOddDetails(input);
  return write(archive, () => {
    refuseTakenLogin(archive, person.login);
    sql(
      archive,
      'INSERT INTO people (id, name, login, role, joined, left_on, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ).run(
      person.id,
      person.name,
      person.login,
      input.role,
      input.joined ?? null,
      input.left ?? null,
      context.clock.now(),
    );
    audit(archive, context, 'person.added', person.id, { role: input.role });
    return needed(archive, person.id);
  });
}

export interface PersonChange {
  id: string;
  name: string;
  role: Role;
  joined?: string;
  left?: string;
  active: boolean;
}

/**
 * Sets a person's details; an absent day is cleared. The last open account that may manage people can't be closed or
 * lose that right.
 * @throws NO_RIGHT, PERSON_NOT_FOUND, LAST_MANAGER, DATE_INVALID, BAD_REQUEST
 */
export function changePerson(archive: WritableArchive, context: Context, input: PersonChange): Person {
  refuseWithoutPeopleRight(context);
  refuseOddDetails(input);
  return write(archive, () => {
    const before = findPerson(archive, input.id) ?? refuse('PERSON_NOT_FOUND', { name: input.id });
    sql(
      archive,
      'UPDATE people SET name = ?, role = ?, joined = ?, left_on = ?, active = ? WHERE id = ?',
    ).run(
      input.name.trim(),
      input.role,
      input.joined ?? null,
      input.left ?? null,
      input.active ? 1 : 0,
      input.id,
    );
    const managers = listPeople(archive).filter(
      (person) => person.active && allowed(person.role, 'people.write'),
    );
    if (managers.length === 0) refuse('LAST_MANAGER', { name: before.name });
    audit(archive, context, 'person.changed', input.id, {
      roleBefore: before.role,
      role: input.role,
      active: input.active,
    });
    return needed(archive, input.id);
  });
}

export function refuseWithoutPeopleRight(context: Context): void {
  refuseLacking(context, 'people.write');
}

function refuseOddDetails({ name, role, joined, left }: Omit<NewPerson, 'login'>): void {
  if (name.trim() === '') refuse('BAD_REQUEST', { where: 'name' });
  if (!roleKeys.includes(role)) refuse('BAD_REQUEST', { where: 'role' });
  for (const date of [joined, left])
    if (date !== undefined && !isBusinessDate(date)) refuse('DATE_INVALID', { date });
  if (joined && left && left < joined) refuse('BAD_REQUEST', { where: '离职日早于入职日' });
}

function refuseTakenLogin(archive: ReadableArchive, login: string): void {
  if (sql(archive, 'SELECT 1 FROM people WHERE login = ?').get(login)) refuse('LOGIN_TAKEN', { login });
}

function needed(archive: ReadableArchive, id: string): Person {
  return findPerson(archive, id) ?? refuse('PERSON_NOT_FOUND', { name: id });
}

const personOf = (row: PersonRow): Person => ({
  id: row.id,
  name: row.name,
  login: row.login,
  role: row.role as Role,
  ...(row.joined !== null && { joined: row.joined }),
  ...(row.left_on !== null && { left: row.left_on }),
  active: row.active === 1,
});
