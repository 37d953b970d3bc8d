import { expect, it } from 'vitest';
import { answerCall, type CallContext, type Handlers } from '../../../electron/bridge/answerCalls.ts';
import { newSession } from '../../../electron/session/session.ts';
import { refuse } from '../../../shared/errors/index.ts';
import type { Role } from '../../../shared/rights/roles.ts';

function caller(handlers: Partial<Handlers>, role?: Role, unheld = async () => {}) {
  const session = newSession(
    () => 0,
    () => {},
  );
  if (role) session.signIn({ personId: 'p', name: '陈立', login: 'chen', role });
  const bugs: unknown[][] = [];
  const context: CallContext = {
    session,
    handlers: handlers as Handlers,
    unheld,
    report: (...bug) => bugs.push(bug),
  };
  return { call: (name: unknown, input?: unknown) => answerCall(context, name, input), bugs, session };
}

const refused = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });
const week = { week: '2026-W47', reasons: {} };

it('answers no name that the contract lacks', async () => {
  const { call } = caller({}, 'systemAdministrator');
  for (const name of ['documents.steal', 'toString', '__proto__', 5, undefined])
    expect(await call(name)).toEqual(refused('UNKNOWN_REQUEST'));
});

it('asks for somebody signed in, for the right, and then for a sound input', async () => {
  const answers = { 'people.list': () => [], 'absences.remove': () => {} };
  expect(await caller(answers).call('people.list')).toEqual(refused('NOT_SIGNED_IN'));
  expect(await caller(answers, 'cashier').call('absences.remove', { id: 5 })).toEqual(refused('NO_RIGHT'));
  const { call, session } = caller(answers, 'archivist');
  expect(await call('absences.remove', { id: 5 })).toEqual(refused('BAD_REQUEST'));
  expect(await call('absences.remove', { id: 'a' })).toEqual({ ok: true, value: undefined });
  session.lock();
  expect(await call('people.list')).toEqual(refused('NOT_SIGNED_IN'));
});

it('gives a refusal as a value, and a bug as a reference without what was typed', async () => {
  const { call, bugs } = caller(
    {
      'week.seal': () => refuse('WEEK_INVALID', { week: 'x' }),
      'week.answerDay': () => {
        throw new Error('secret');
      },
      'people.list': () => [{ id: 5 }] as never,
    },
    'branchManager',
  );
  expect(await call('week.seal', week)).toEqual(refused('WEEK_INVALID'));
  const broken = await call('week.answerDay', { date: '2027-01-04', workday: true });
  expect(broken).toEqual(refused('UNEXPECTED'));
  expect(JSON.stringify(broken)).not.toContain('secret');
  expect(await call('people.list')).toEqual(refused('UNEXPECTED'));
  expect(bugs.map(([, name]) => name)).toEqual(['week.answerDay', 'people.list']);
});

it('lets writes wait while an import holds the archive, and reads and cancelling pass', async () => {
  const held = Promise.withResolvers<void>();
  const { call } = caller(
    { 'absences.remove': () => {}, 'people.list': () => [], 'import.cancel': () => {} },
    'archivist',
    () => held.promise,
  );
  let done = false;
  const writing = call('absences.remove', { id: 'a' }).then((answer) => {
    done = true;
    return answer;
  });
  expect(await call('people.list')).toEqual({ ok: true, value: [] });
  expect(await call('import.cancel', { token: 't' })).toEqual({ ok: true, value: undefined });
  expect(done).toBe(false);
  held.resolve();
  expect(await writing).toEqual({ ok: true, value: undefined });
});

it('lets who has a password that somebody else set change it, and nothing else', async () => {
  const { call, session } = caller({ 'people.list': () => [], 'people.changeOwnPassword': async () => {} });
  session.signIn({ personId: 'p', name: '陈立', login: 'chen', role: 'branchManager', mustChange: true });
  expect(await call('people.list')).toEqual(refused('PASSWORD_MUST_CHANGE'));
  const change = { old: '初次 20261116', password: '江南好 2026' };
  expect(await call('people.changeOwnPassword', change)).toEqual({ ok: true, value: undefined });
  session.passwordChanged();
  expect(await call('people.list')).toEqual({ ok: true, value: [] });
});
