import type { Bridge, Progress } from '../../../shared/contract/bridge.ts';
import { type CallName, contract, type Input, type Output } from '../../../shared/contract/contract.ts';
import { type ErrorCode, messageOf, Refusal, refuse } from '../../../shared/errors/index.ts';
import { type Document, idOf, makeCards, makePeople, makeReports, type Person } from './branch.ts';
import { documentHandlers } from './documents.ts';
import { peopleHandlers } from './people.ts';
import { sessionHandlers } from './session.ts';
import { weekHandlers } from './week.ts';

export type Handlers = {
  [N in CallName]: (input: Input<N>) => Output<N> | Promise<Output<N>>;
};

export interface Situation {
  archive: 'open' | 'missing' | 'codeNeeded' | 'failed';
  signedIn: boolean;
  customers: number;
  /** Milliseconds before every answer. */
  slow: number;
  /** Calls that are refused. */
  refused: readonly string[];
}

export function situationOf(search: string): Situation {
  const given = new URLSearchParams(search);
  return {
    archive: (given.get('archive') as Situation['archive'] | null) ?? 'open',
    signedIn: given.get('signedIn') !== 'no',
    customers: Number(given.get('customers') ?? 300),
    slow: Number(given.get('slow') ?? 0),
    refused: given.getAll('refuse'),
  };
}

/** All that is kept while the page is open. */
export interface World {
  situation: Situation;
  people: Person[];
  documents: Document[];
  actor: Output<'session.state'>['actor'];
  locked: boolean;
  lock(): void;
  progress(progress: Progress): void;
}

export function fakeBridge(situation: Situation): Bridge {
  const progressListeners = new Set<(progress: Progress) => void>();
  const lockListeners = new Set<() => void>();
  const people = makePeople();
  const cards = makeCards(situation.customers, people);
  const world: World = {
    situation,
    people,
    documents: [...cards, ...(cards.length > 0 ? makeReports(people, cards) : [])],
    actor: situation.signedIn
      ? { personId: idOf('p-admin'), name: '周管理', login: 'admin', role: 'systemAdministrator' }
      : undefined,
    locked: false,
    lock: () => {
      world.locked = true;
      for (const listener of lockListeners) listener();
    },
    progress: (progress) => {
      for (const listener of progressListeners) listener(progress);
    },
  };
  const handlers: Partial<Handlers> = {
    ...sessionHandlers(world),
    ...documentHandlers(world),
    ...peopleHandlers(world),
    ...weekHandlers(world),
  };

  return {
    async call(name, input) {
      if (situation.slow) await new Promise((resolve) => setTimeout(resolve, situation.slow));
      try {
        if (situation.refused.includes(name)) refuse('UNEXPECTED', { reference: 'K7-2031' });
        const parsed = contract[name].input.safeParse(input);
        if (!parsed.success)
          refuse('BAD_REQUEST', { where: `${name}: ${parsed.error.issues[0]?.path.join('.')}` });
        const handler = handlers[name] ?? refuse('UNKNOWN_REQUEST', { name });
        const value = await handler(input);
        // What crosses the real bridge is a copy, checked against the contract.
        return {
          ok: true,
          value: contract[name].output.parse(structuredClone(value)) as Output<typeof name>,
        };
      } catch (error) {
        if (error instanceof Refusal) return { ok: false, error: error.coded() };
        const code: ErrorCode = 'UNEXPECTED';
        console.error(error);
        return { ok: false, error: { code, message: messageOf(code, { reference: '样机' }) } };
      }
    },
    onProgress(listener) {
      progressListeners.add(listener);
      return () => progressListeners.delete(listener);
    },
    onLocked(listener) {
      lockListeners.add(listener);
      return () => lockListeners.delete(listener);
    },
    // No system hands files to a page in a browser.
    onFileHanded: () => () => {},
  };
}
