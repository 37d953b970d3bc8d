import { createContext, type ReactNode, useContext } from 'react';
import type { Output } from '../../shared/contract/contract.ts';
import type { Right } from '../../shared/rights/rights.ts';
import { allowed } from '../../shared/rights/rights.ts';

export type Actor = NonNullable<Output<'session.state'>['actor']>;

const ActorContext = createContext<Actor | undefined>(undefined);

export function ActorProvider({ actor, children }: { actor: Actor; children: ReactNode }) {
  return <ActorContext value={actor}>{children}</ActorContext>;
}

/** Who is signed in. */
export function useActor(): Actor {
  const actor = useContext(ActorContext);
  if (!actor) throw new Error('useActor outside of the shell');
  return actor;
}

/** Whether to offer something. Main decides again on every call. */
export function useAllowed(right: Right): boolean {
  return allowed(useActor().role, right);
}
