import type { Context } from '../../../electron/archive/context.ts';
import { answerCall, type CallContext } from '../../../electron/bridge/answerCalls.ts';
import { allHandlers } from '../../../electron/bridge/handlers/index.ts';
import type { Parts } from '../../../electron/bridge/handlers/parts.ts';
import { openSummaryDesk } from '../../../electron/customers/summary/summaryDesk.ts';
import type { Answer } from '../../../shared/contract/bridge.ts';
import type { TestArchive } from '../archive/newArchive.ts';

/** The contract over a test archive, as the page of a signed-in person calls it. */
export function contractOver({ archive, home }: Pick<TestArchive, 'archive' | 'home'>) {
  const summary = openSummaryDesk();
  let actor: (Context['actor'] & { login: string }) | undefined;
  const session = {
    actor: () => actor,
    holder: () => actor,
    locked: () => false,
    signIn: () => {},
    signOut: () => {},
    passwordChanged: () => {},
    lock: () => {},
    touch: () => {},
    lockIfIdle: () => {},
  };
  const bugs: unknown[] = [];
  const parts = {
    office: { archive: () => archive, home, state: () => ({ state: 'open' }), unheld: async () => {} },
    session,
    printer: { atOnce: 1, makeSheet: () => Promise.reject(new Error('no sheet is made in this test')) },
    summary,
    window: () => undefined,
    progress: () => {},
  } as unknown as Parts;
  const context: CallContext = {
    session,
    handlers: allHandlers(parts).handlers,
    unheld: async () => {},
    report: (_, name, error) => bugs.push([name, error]),
  };
  return {
    bugs,
    close: () => summary.close(),
    call: (who: Context, name: string, input?: unknown): Promise<Answer<unknown>> => {
      actor = { ...who.actor, login: who.actor.name };
      return answerCall(context, name, input);
    },
  };
}

/** 'done', or the code of the refusal. */
export const outcomeOf = (answer: Answer<unknown>): string => (answer.ok ? 'done' : answer.error.code);
