import type { Handlers } from '../answerCalls.ts';

/** The handlers of a subject, read when one of its calls comes for the first time, or by `read`. */
export interface Later<K extends keyof Handlers> {
  handlers: Pick<Handlers, K>;
  read(): Promise<void>;
}

/**
 * Stands for handlers whose code is not read while the program starts. `calls` are the subject's in the contract, so
 * that the names are known without their code.
 */
export function later<K extends keyof Handlers>(
  calls: Readonly<Record<K, unknown>>,
  make: () => Promise<Pick<Handlers, K>>,
): Later<K> {
  let made: Promise<Pick<Handlers, K>> | undefined;
  const once = () => {
    made ??= make();
    return made;
  };
  const standIn = (name: K) => async (input: unknown) => {
    const handler = (await once())[name] as (input: unknown) => unknown;
    return handler(input);
  };
  const names = Object.keys(calls) as K[];
  return {
    handlers: Object.fromEntries(names.map((name) => [name, standIn(name)])) as Pick<Handlers, K>,
    async read() {
      await once();
    },
  };
}
