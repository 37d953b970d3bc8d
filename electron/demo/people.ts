import type { Role } from '../../shared/rights/roles.ts';
import type { Archive } from '../archive/archive.ts';
import type { Context } from '../archive/context.ts';
import { addPerson, type Person } from '../people/people.ts';
import { setPassword } from '../people/signingIn.ts';
import { personName } from './names.ts';
import type { Random } from './random.ts';

export interface DemoPeople {
  salespeople: Person[];
  supervisors: Person[];
  archivist: Person;
  /** Branch manager and deputy. */
  managers: Person[];
  accountant: Person;
  count: number;
}

/** Salespeople to one supervisor. */
const TEAM = 8;

/** The branch's managers, office and salespeople, all with the password of the request; each signs in with his name. */
export async function demoPeople(
  archive: Archive,
  context: Context,
  random: Random,
  {
    staff,
    password,
    joined,
    reportingFrom = joined,
  }: {
    staff: number;
    password: string;
    joined: string;
    /** From when salespeople owe reports. */
    reportingFrom?: string;
  },
): Promise<DemoPeople> {
  const names = new Set<string>([context.actor.name]);
  const hire = async (role: Role): Promise<Person> => {
    let name = personName(random);
    while (names.has(name)) name = personName(random);
    names.add(name);
    const from = role === 'salesperson' ? reportingFrom : joined;
    const person = addPerson(archive.writable, context, { name, login: name, role, joined: from });
    await setPassword(archive.writable, context, { personId: person.id, password });
    return person;
  };
  const hireAll = async (role: Role, count: number): Promise<Person[]> => {
    const people: Person[] = [];
    for (let left = count; left > 0; left--) people.push(await hire(role));
    return people;
  };
  const archivist = await hire('archivist');
  const managers = [...(await hireAll('branchManager', 1)), ...(await hireAll('deputyManager', 1))];
  const accountant = await hire('accountant');
  await hire('cashier');
  const supervisors = await hireAll('supervisor', Math.ceil(staff / TEAM));
  const salespeople = await hireAll('salesperson', staff);
  return {
    salespeople,
    supervisors,
    archivist,
    managers,
    accountant,
    count: 3 + managers.length + supervisors.length + salespeople.length,
  };
}
