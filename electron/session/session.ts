import type { Role } from '../../shared/rights/roles.ts';

export interface SignedIn {
  personId: string;
  name: string;
  login: string;
  role: Role;
}

/** Minutes without any call after which the window locks. */
export const IDLE_MINUTES = 15;

export interface Session {
  /** The person who may act now; undefined when nobody is signed in or the window is locked. */
  actor(): SignedIn | undefined;
  /** Also while locked: whose password unlocks. */
  holder(): SignedIn | undefined;
  locked(): boolean;
  signIn(person: SignedIn): void;
  signOut(): void;
  lock(): void;
  /** Notes that the user did something. */
  touch(): void;
  /** Locks when idle for too long; call it on a timer. */
  lockIfIdle(): void;
}

/** `now` gives milliseconds of a clock that never runs back; `onLock` tells the page. */
export function newSession(now: () => number, onLock: () => void): Session {
  let holder: SignedIn | undefined;
  let isLocked = false;
  let lastAction = now();

  const lock = () => {
    if (!holder || isLocked) return;
    isLocked = true;
    onLock();
  };

  return {
    actor: () => (isLocked ? undefined : holder),
    holder: () => holder,
    locked: () => isLocked,
    signIn(person) {
      holder = person;
      isLocked = false;
      lastAction = now();
    },
    signOut() {
      holder = undefined;
      isLocked = false;
    },
    lock,
    touch() {
      lastAction = now();
    },
    lockIfIdle() {
      if (now() - lastAction > IDLE_MINUTES * 60_000) lock();
    },
  };
}
