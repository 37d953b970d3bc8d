import { expect, it } from 'vitest';
import { addAccount } from '../../../electron/people/accounts.ts';
import { changePerson, listPeople } from '../../../electron/people/people.ts';
import { changeOwnPassword, resetPassword, setPassword, signIn } from '../../../electron/people/signingIn.ts';
import type { Role } from '../../../shared/rights/roles.ts';
import { newArchive, type TestArchive } from '../archive/newArchive.ts';
import { actingAs } from '../documents/bodies.ts';
import { codeOf } from '../refusal.ts';

const chen = { name: '陈立', login: 'chenli', role: 'salesperson', password: 'changjiang-1' } as const;
const OWN = '江南好 2026';

it('adds a person with a password, or nobody at all', async () => {
  const { archive, context, clock } = await newArchive();
  const add = (changes: object) => addAccount(archive.writable, context, { ...chen, ...changes });
  expect(await codeOf(() => add({ password: 'ChenLi', login: 'chenli' }))).toBe('PASSWORD_TOO_WEAK');
  expect(await codeOf(() => add({ login: 'changjiang', password: 'Changjiang' }))).toBe('PASSWORD_TOO_WEAK');
  expect(await codeOf(() => add({ login: 'shenjing' }))).toBe('LOGIN_TAKEN');
  expect(listPeople(archive.readable)).toHaveLength(1);
  await add({});
  const signedIn = await signIn(archive.writable, clock, { login: 'chenli', password: chen.password });
  expect(signedIn).toMatchObject({ name: '陈立', role: 'salesperson', mustChange: true });
});

it('lets nobody keep the password that somebody else set, nor go back to one of the last', async () => {
  const { archive, context, clock } = await newArchive();
  const { id } = await addAccount(archive.writable, context, chen);
  const his = { actor: { personId: id, name: chen.name, role: chen.role }, clock };
  const change = (old: string, password: string) =>
    changeOwnPassword(archive.writable, his, { old, password });
  expect(await codeOf(() => change(chen.password, chen.password))).toBe('PASSWORD_USED_BEFORE');
  const passwords = ['taihu-lake-1', 'taihu-lake-2', 'taihu-lake-3', 'taihu-lake-4', 'taihu-lake-5'];
  let old: string = chen.password;
  for (const password of passwords) {
    await change(old, password);
    old = password;
  }
  expect(await signIn(archive.writable, clock, { login: 'chenli', password: old })).not.toHaveProperty(
    'mustChange',
  );
  for (const used of passwords) expect(await codeOf(() => change(old, used))).toBe('PASSWORD_USED_BEFORE');
  // Six ago.
  await change(old, chen.password);
});

async function withSecond(role: Role) {
  const test = await newArchive();
  const { id } = await addAccount(test.archive.writable, test.context, chen);
  const { person } = actingAs(test, { name: '林主任', role });
  await setPassword(test.archive.writable, test.context, { personId: person.id, password: OWN });
  return { ...test, id, reset: resetting(test, id) };
}

const resetting =
  ({ archive, context }: TestArchive, id: string) =>
  (
    changes: {
      own?: string;
      password?: string;
      id?: string;
      second?: { login: string; password: string };
    } = {},
  ) =>
    resetPassword(archive.writable, context, {
      id,
      password: '临时密码 0716',
      own: OWN,
      second: { login: '林主任', password: OWN },
      ...changes,
    });

it('resets a password by two people who both prove themselves', async () => {
  const { archive, clock, context, id, reset } = await withSecond('supervisor');
  await reset();
  expect(
    await codeOf(() => signIn(archive.writable, clock, { login: 'chenli', password: chen.password })),
  ).toBe('SIGN_IN_FAILED');
  expect(await signIn(archive.writable, clock, { login: 'chenli', password: '临时密码 0716' })).toMatchObject(
    {
      personId: id,
      mustChange: true,
    },
  );
  const line = archive.readable
    .prepare<[], { actor: string; subject: string; detail: string }>(
      `SELECT actor, subject, detail FROM audit WHERE verb = 'person.passwordSet' ORDER BY seq DESC LIMIT 1`,
    )
    .get();
  expect(line).toMatchObject({ actor: context.actor.personId, subject: id });
  const second = listPeople(archive.readable).find(({ login }) => login === '林主任')?.id;
  expect(JSON.parse(line?.detail ?? '{}')).toEqual({ byOther: true, second });
});

it('refuses a reset by one alone, by a wrong one, and by one who may not witness it', async () => {
  const { archive, clock, reset } = await withSecond('supervisor');
  expect(await codeOf(() => reset({ own: '不是这个 1' }))).toBe('SIGN_IN_FAILED');
  expect(await codeOf(() => reset({ second: { login: '林主任', password: '不是这个 1' } }))).toBe(
    'SECOND_PERSON_WRONG',
  );
  expect(await codeOf(() => reset({ second: { login: '没有这人', password: OWN } }))).toBe(
    'SECOND_PERSON_WRONG',
  );
  expect(await codeOf(() => reset({ second: { login: 'shenjing', password: OWN } }))).toBe(
    'SECOND_PERSON_SAME',
  );
  expect(await codeOf(() => reset({ password: '12345678' }))).toBe('PASSWORD_TOO_WEAK');
  expect(await signIn(archive.writable, clock, { login: 'chenli', password: chen.password })).toMatchObject({
    name: '陈立',
  });
  const clerk = await withSecond('accountant');
  expect(await codeOf(() => clerk.reset())).toBe('SECOND_PERSON_WRONG');
});

it('slows down who tries the second one’s password by way of a reset', async () => {
  const { reset } = await withSecond('supervisor');
  const wrong = () => reset({ second: { login: '林主任', password: '不是这个 1' } });
  const codes = [];
  // The clock of the tests goes on by itself; the wait doubles and outgrows it.
  for (let count = 0; count < 6; count += 1) codes.push(await codeOf(wrong));
  expect(codes.slice(0, 3)).toEqual(Array(3).fill('SECOND_PERSON_WRONG'));
  expect(codes).toContain('SIGN_IN_SLOWED');
});

it('has no closed account stand by', async () => {
  const { archive, context, reset } = await withSecond('supervisor');
  const lin = listPeople(archive.readable).find(({ login }) => login === '林主任');
  changePerson(archive.writable, context, {
    id: lin?.id ?? '',
    name: '林主任',
    role: 'supervisor',
    active: false,
  });
  expect(await codeOf(() => reset())).toBe('SECOND_PERSON_WRONG');
});
