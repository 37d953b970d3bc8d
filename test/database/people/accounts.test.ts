import { expect, it } from 'vitest';
import { addAccount, changeAccount } from '../../../electron/people/accounts.ts';
import { listPeople } from '../../../electron/people/people.ts';
import { signIn } from '../../../electron/people/signingIn.ts';
import { newArchive } from '../archive/newArchive.ts';
import { codeOf } from '../refusal.ts';

const chen = { name: '陈立', login: 'chenli', role: 'salesperson', password: 'changjiang-1' } as const;

it('adds a person with a password, or nobody at all', async () => {
  const { archive, context, clock } = await newArchive();
  const add = (changes: object) => addAccount(archive.writable, context, { ...chen, ...changes });
  expect(await codeOf(() => add({ password: 'ChenLi', login: 'chenli' }))).toBe('PASSWORD_TOO_WEAK');
  expect(await codeOf(() => add({ login: 'changjiang', password: 'Changjiang' }))).toBe('PASSWORD_TOO_WEAK');
  expect(await codeOf(() => add({ login: 'shenjing' }))).toBe('LOGIN_TAKEN');
  expect(listPeople(archive.readable)).toHaveLength(1);
  await add({});
  const signedIn = await signIn(archive.writable, clock, { login: 'chenli', password: chen.password });
  expect(signedIn).toMatchObject({ name: '陈立', role: 'salesperson' });
});

it('changes a person with a new password, or nothing at all', async () => {
  const { archive, context, clock } = await newArchive();
  const { id } = await addAccount(archive.writable, context, chen);
  const change = { id, name: '陈力', role: 'supervisor', active: true } as const;
  const changing = (password: string) => changeAccount(archive.writable, context, { ...change, password });
  expect(await codeOf(() => changing('short'))).toBe('PASSWORD_TOO_WEAK');
  expect(listPeople(archive.readable).find((person) => person.id === id)?.name).toBe('陈立');
  await changing('taihu-lake-2');
  expect(await signIn(archive.writable, clock, { login: 'chenli', password: 'taihu-lake-2' })).toMatchObject({
    name: '陈力',
    role: 'supervisor',
  });
  expect(await codeOf(() => changeAccount(archive.writable, context, { ...change, id: 'x' }))).toBe(
    'PERSON_NOT_FOUND',
  );
});
