import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../electron/archive/archive.ts';
import { changePerson } from '../../../electron/people/people.ts';
import {
  changeOwnPassword,
  setPassword,
  signIn,
  signOut,
  waitAfter,
} from '../../../electron/people/signingIn.ts';
import { closeAfterTest, newArchive, type TestArchive } from '../archive/newArchive.ts';
import { actingAs } from '../documents/bodies.ts';
import { codeOf, refusalOf } from '../refusal.ts';

const PASSWORD = '江南好 2026';

const attempt = ({ archive, clock }: TestArchive, password: string, login = 'shenjing') =>
  signIn(archive.writable, clock, { login, password });

const auditVerbs = ({ archive }: TestArchive) =>
  archive.readable.prepare(`SELECT verb FROM audit WHERE verb LIKE 'person.%' ORDER BY seq`).pluck().all();

const stored = ({ archive }: TestArchive, id: string) =>
  archive.readable.prepare('SELECT password FROM people WHERE id = ?').pluck().get(id);

describe('signing in', () => {
  it('gives the person, whatever the case of the login, and is noted', async () => {
    const test = await newArchive();
    expect(await attempt(test, PASSWORD, ' ShenJing ')).toEqual({
      personId: test.context.actor.personId,
      name: '沈静',
      login: 'shenjing',
      role: 'branchManager',
    });
    signOut(test.archive.writable, test.context);
    expect(auditVerbs(test)).toEqual(['person.signedIn', 'person.signedOut']);
  });

  it('takes a password in whatever width it was typed, but not in another case', async () => {
    const test = await newArchive();
    expect((await attempt(test, '江南好\u3000２０２６')).name).toBe('沈静');
    const { person, context } = actingAs(test, { name: '陈立', role: 'salesperson' });
    await setPassword(test.archive.writable, test.context, { personId: person.id, password: 'Kunshan-Lake' });
    expect(await codeOf(() => attempt(test, 'kunshan-lake', '陈立'))).toBe('SIGN_IN_FAILED');
    expect((await attempt(test, 'Kunshan-Lake', '陈立')).personId).toBe(context.actor.personId);
  });

  it('never says whether the login or the password was wrong, and keeps neither', async () => {
    const test = await newArchive();
    const { person } = actingAs(test, { name: '陈立', role: 'salesperson' });
    const wrong = await refusalOf(() => attempt(test, '错误的密码 1'));
    const unknown = await refusalOf(() => attempt(test, PASSWORD, '江南好'));
    // Nobody has set a password for him yet.
    const without = await refusalOf(() => attempt(test, '', '陈立'));
    expect(wrong.message).toBe(unknown.message);
    expect(without.message).toBe(unknown.message);
    expect(
      test.archive.readable
        .prepare(`SELECT subject, detail FROM audit WHERE verb = 'person.signInFailed' ORDER BY seq`)
        .all(),
    ).toEqual([
      { subject: test.context.actor.personId, detail: '{}' },
      { subject: '', detail: '{}' },
      { subject: person.id, detail: '{}' },
    ]);
  });

  it('refuses a closed account only to who knows its password', async () => {
    const test = await newArchive();
    const { person } = actingAs(test, { name: '陈立', role: 'salesperson' });
    await setPassword(test.archive.writable, test.context, { personId: person.id, password: PASSWORD });
    changePerson(test.archive.writable, test.context, {
      id: person.id,
      name: '陈立',
      role: 'salesperson',
      active: false,
    });
    expect(await codeOf(() => attempt(test, '错误的密码 1', '陈立'))).toBe('SIGN_IN_FAILED');
    expect(await codeOf(() => attempt(test, PASSWORD, '陈立'))).toBe('ACCOUNT_CLOSED');
    expect(auditVerbs(test)).not.toContain('person.signedIn');
  });
});

describe('wrong attempts', () => {
  it('cost nothing at first, then twice as long each time up to a quarter of an hour', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 1_000_000].map(waitAfter)).toEqual([
      0, 0, 0, 5, 10, 20, 40, 320, 640, 900, 900, 900,
    ]);
  });

  it('slow down even the right password, also after a restart, until the wait is over', async () => {
    const test = await newArchive();
    const { home, clock } = test;
    for (let wrong = 1; wrong <= 3; wrong += 1) {
      clock.set(`2026-11-16T09:00:0${wrong}+08:00`);
      expect(await codeOf(() => attempt(test, '错误的密码 1'))).toBe('SIGN_IN_FAILED');
    }
    clock.set('2026-11-16T09:00:05+08:00');
    const slowed = await refusalOf(() => attempt(test, PASSWORD));
    expect(slowed.code).toBe('SIGN_IN_SLOWED');
    expect(slowed.details).toEqual({ seconds: 4 });
    test.archive.close();

    const archive = await openArchive(home, { recoveryCode: test.recoveryCode });
    closeAfterTest(archive);
    const again = { ...test, archive };
    expect(await codeOf(() => attempt(again, PASSWORD))).toBe('SIGN_IN_SLOWED');
    clock.set('2026-11-16T09:00:10+08:00');
    expect((await attempt(again, PASSWORD)).name).toBe('沈静');
    // And the count starts again.
    expect(await codeOf(() => attempt(again, '错误的密码 1'))).toBe('SIGN_IN_FAILED');
    expect((await attempt(again, PASSWORD)).name).toBe('沈静');
  });

  it('wait no longer than the wait after the clock was put back', async () => {
    const test = await newArchive();
    for (let wrong = 1; wrong <= 4; wrong += 1) {
      test.clock.set(`2026-11-16T1${wrong}:00:00+08:00`);
      expect(await codeOf(() => attempt(test, '错误的密码 1'))).toBe('SIGN_IN_FAILED');
    }
    test.clock.set('2026-11-15T09:00:00+08:00');
    const slowed = await refusalOf(() => attempt(test, PASSWORD));
    expect(slowed.details).toEqual({ seconds: 10 });
  });

  it('gain nothing by being made at the same time', async () => {
    const test = await newArchive();
    const attempts = Array.from({ length: 6 }, () => codeOf(() => attempt(test, '错误的密码 1')));
    const codes = await Promise.all(attempts);
    expect(codes.filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(3);
    expect(codes.filter((code) => code === 'SIGN_IN_SLOWED')).toHaveLength(3);
  });

  it("leave another person's account alone", async () => {
    const test = await newArchive();
    const { person } = actingAs(test, { name: '陈立', role: 'salesperson' });
    await setPassword(test.archive.writable, test.context, { personId: person.id, password: PASSWORD });
    for (let wrong = 1; wrong <= 4; wrong += 1) await codeOf(() => attempt(test, '错误的密码 1'));
    expect((await attempt(test, PASSWORD, '陈立')).name).toBe('陈立');
  });
});

describe('passwords', () => {
  it('are changed by their owner, who knows the old one', async () => {
    const test = await newArchive();
    const { archive, context } = test;
    const before = stored(test, context.actor.personId);
    const change = (old: string, password: string) =>
      changeOwnPassword(archive.writable, context, { old, password });
    expect(await codeOf(() => change('错误的密码 1', '新的密码 2026'))).toBe('SIGN_IN_FAILED');
    expect(await codeOf(() => change(PASSWORD, 'ShenJing'))).toBe('PASSWORD_TOO_WEAK');
    expect(await codeOf(() => change(PASSWORD, '七个字太短了'))).toBe('PASSWORD_TOO_WEAK');
    expect(stored(test, context.actor.personId)).toBe(before);
    await change(PASSWORD, '新的密码 2026');
    expect(await codeOf(() => attempt(test, PASSWORD))).toBe('SIGN_IN_FAILED');
    expect((await attempt(test, '新的密码 2026')).name).toBe('沈静');
    // Knowing the old password is no sign-in.
    expect(auditVerbs(test)).toEqual([
      'person.signInFailed',
      'person.passwordSet',
      'person.signInFailed',
      'person.signedIn',
    ]);
  });

  it('cannot be guessed by way of changing them', async () => {
    const test = await newArchive();
    const change = () =>
      changeOwnPassword(test.archive.writable, test.context, {
        old: '错误的密码 1',
        password: '新的密码 2026',
      });
    for (let wrong = 1; wrong <= 3; wrong += 1) expect(await codeOf(change)).toBe('SIGN_IN_FAILED');
    expect(await codeOf(change)).toBe('SIGN_IN_SLOWED');
    expect(await codeOf(() => attempt(test, PASSWORD))).toBe('SIGN_IN_SLOWED');
  });

  it('are set for others by who manages people, which also ends a wait', async () => {
    const test = await newArchive();
    const { person, context } = actingAs(test, { name: '陈立', role: 'salesperson' });
    const set = (by: typeof context, personId = person.id) =>
      setPassword(test.archive.writable, by, { personId, password: PASSWORD });
    expect(await codeOf(() => set(context))).toBe('NO_RIGHT');
    expect(await codeOf(() => set(test.context, 'nobody'))).toBe('PERSON_NOT_FOUND');
    await set(test.context);
    for (let wrong = 1; wrong <= 4; wrong += 1) await codeOf(() => attempt(test, '错误的密码 1', '陈立'));
    await set(test.context);
    expect((await attempt(test, PASSWORD, '陈立')).name).toBe('陈立');
  });

  it('are kept stretched, each with its own salt', async () => {
    const test = await newArchive();
    const { person } = actingAs(test, { name: '陈立', role: 'salesperson' });
    await setPassword(test.archive.writable, test.context, { personId: person.id, password: PASSWORD });
    const records = [stored(test, person.id), stored(test, test.context.actor.personId)];
    for (const record of records) expect(record).toMatch(/^scrypt\$32768\$8\$1\$[\w+/=]{24}\$[\w+/=]{44}$/);
    expect(records[0]).not.toBe(records[1]);
  });
});
