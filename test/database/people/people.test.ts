import { describe, expect, it } from 'vitest';
import {
  addPerson,
  changePerson,
  findPerson,
  listPeople,
  type PersonChange,
  personNamed,
} from '../../../electron/people/people.ts';
import type { Role } from '../../../shared/rights/roles.ts';
import { newArchive } from '../archive/newArchive.ts';
import { actingAs } from '../documents/bodies.ts';
import { codeOf, refusalOf } from '../refusal.ts';

describe('people', () => {
  it('are added, found by login or name, and listed by name', async () => {
    const { archive, context } = await newArchive();
    const added = addPerson(archive.writable, context, {
      name: ' 陈立 ',
      login: ' ChenLi ',
      role: 'salesperson',
      joined: '2026-11-02',
    });
    expect(added).toEqual({
      id: added.id,
      name: '陈立',
      login: 'ChenLi',
      role: 'salesperson',
      joined: '2026-11-02',
      active: true,
    });
    expect(findPerson(archive.readable, added.id)).toEqual(added);
    expect(findPerson(archive.readable, 'nobody')).toBeUndefined();
    expect(personNamed(archive.readable, 'chenli')).toEqual(added);
    expect(personNamed(archive.readable, ' 陈立 ')).toEqual(added);
    expect(await codeOf(() => personNamed(archive.readable, '陈'))).toBe('PERSON_NOT_FOUND');
    const other = addPerson(archive.writable, context, { name: '陈立', login: 'c2', role: 'cashier' });
    const ambiguous = await refusalOf(() => personNamed(archive.readable, '陈立'));
    expect(ambiguous.code).toBe('PERSON_AMBIGUOUS');
    expect(ambiguous.message).toContain('2 位');
    expect(personNamed(archive.readable, 'c2')).toEqual(other);
    expect(listPeople(archive.readable).map(({ login }) => login)).toEqual(['shenjing', 'ChenLi', 'c2']);
  });

  it('share no login, whatever its case', async () => {
    const { archive, context } = await newArchive();
    const add = () =>
      addPerson(archive.writable, context, { name: '沈二', login: 'SHENJING', role: 'cashier' });
    expect(await codeOf(add)).toBe('LOGIN_TAKEN');
    expect(listPeople(archive.readable)).toHaveLength(1);
  });

  it.each([
    ['no name', { name: '  ' }, 'BAD_REQUEST'],
    ['no login', { login: ' ' }, 'BAD_REQUEST'],
    ['an unknown role', { role: 'owner' as Role }, 'BAD_REQUEST'],
    ['a day that is none', { joined: '2026-02-30' }, 'DATE_INVALID'],
    ['an end that is no day', { left: '2026-13-01' }, 'DATE_INVALID'],
    ['an end before the beginning', { joined: '2026-11-02', left: '2026-11-01' }, 'BAD_REQUEST'],
  ])('are not added with %s', async (_, part, code) => {
    const { archive, context } = await newArchive();
    const person = { name: '陈立', login: 'chenli', role: 'salesperson' as const, ...part };
    expect(await codeOf(() => addPerson(archive.writable, context, person))).toBe(code);
    expect(listPeople(archive.readable)).toHaveLength(1);
  });

  it('are changed as a whole; what is left out is cleared', async () => {
    const { archive, context } = await newArchive();
    const { id } = addPerson(archive.writable, context, {
      name: '陈立',
      login: 'chenli',
      role: 'salesperson',
      joined: '2026-11-02',
    });
    const change = (changes: Partial<PersonChange>) =>
      changePerson(archive.writable, context, {
        id,
        name: '陈立',
        role: 'salesperson',
        active: true,
        ...changes,
      });
    expect(change({ joined: '2026-11-02', left: '2026-11-20' })).toMatchObject({ left: '2026-11-20' });
    const closed = change({ name: '陈力', role: 'supervisor', active: false });
    expect(closed).toEqual({ id, name: '陈力', login: 'chenli', role: 'supervisor', active: false });
    expect(await codeOf(() => change({ id: 'nobody' }))).toBe('PERSON_NOT_FOUND');
    expect(await codeOf(() => change({ name: ' ' }))).toBe('BAD_REQUEST');
    expect(await codeOf(() => change({ role: 'owner' as Role }))).toBe('BAD_REQUEST');
    expect(await codeOf(() => change({ left: '2026-2-30' }))).toBe('DATE_INVALID');
    expect(findPerson(archive.readable, id)).toEqual(closed);
    const details = archive.readable
      .prepare(`SELECT detail FROM audit WHERE verb = 'person.changed' ORDER BY seq`)
      .pluck()
      .all();
    expect(details.map((text) => JSON.parse(String(text)))).toEqual([
      { roleBefore: 'salesperson', role: 'salesperson', active: true },
      { roleBefore: 'salesperson', role: 'supervisor', active: false },
    ]);
  });

  it('always have somebody left who may manage them', async () => {
    const test = await newArchive();
    const { archive, context } = test;
    const self = { id: context.actor.personId, name: '沈静' };
    const close = () =>
      changePerson(archive.writable, context, { ...self, role: 'branchManager', active: false });
    const demote = () =>
      changePerson(archive.writable, context, { ...self, role: 'salesperson', active: true });
    expect(await codeOf(close)).toBe('LAST_MANAGER');
    expect(await codeOf(demote)).toBe('LAST_MANAGER');
    expect(findPerson(archive.readable, self.id)).toMatchObject({
      role: 'branchManager',
      active: true,
    });
    actingAs(test, { name: '赵经理', role: 'branchManager' });
    expect(demote().role).toBe('salesperson');
  });
});
