import { systemClock } from '../../archive/context.ts';
import { signIn, signOut } from '../../people/signingIn.ts';
import { idleMinutes, setIdleMinutes } from '../../session/idleLock.ts';
import { forgetOpenedCopies } from '../../window/openedCopies.ts';
import { forgetPreviews } from '../../window/previews.ts';
import type { Handlers } from '../answerCalls.ts';
import { contextOf, type Parts } from './parts.ts';

type SessionCalls = Extract<keyof Handlers, `session.${string}`>;

export function sessionHandlers({
  office,
  session,
}: Pick<Parts, 'office' | 'session'>): Pick<Handlers, SessionCalls> {
  return {
    'session.state': () => {
      const actor = session.holder();
      return { ...(actor && { actor }), locked: session.locked() };
    },
    'session.signIn': async (input) => {
      const person = await signIn(office.archive().writable, systemClock, input);
      session.signIn(person);
      office.noticeRead();
      return person;
    },
    'session.signOut': () => {
      // A locked window may be left without the password; then nobody acts.
      if (session.actor()) signOut(office.archive().writable, contextOf(session));
      session.signOut();
      forgetPreviews();
      forgetOpenedCopies();
    },
    'session.lock': () => session.lock(),
    'session.idle': () => ({ minutes: idleMinutes(office.archive().readable) }),
    'session.setIdle': ({ minutes }) =>
      setIdleMinutes(office.archive().writable, contextOf(session), minutes),
  };
}
