import type { Role } from '../../shared/rights/roles.ts';

export interface SignedIn {
  personId: string;
  name: string;
  login: string;
  role: Role;
  mustChange?: true;
}

export interface Session {
  /** The person who may act now; undefined when nobody is signed in or the window is locked. */
  actor(): SignedIn | undefined;
  /** Also while locked: whose password unlocks. */
  holder(): SignedIn | undefined;
  locked(): boolean;
  signIn(person: SignedIn): void;
  signOut(): void;
  /** He has now one that nobody else knows. */
  passwordChanged(): void;
  lock(): void;
  /** Notes that the user did something. */
  touch(): void;
  /** Locks when idle for so many minutes; call it on a timer. */
  lockIfIdle(minutes: number): void;
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
    passwordChanged() {
      if (!holder) return;
      const { mustChange: _, ...rest } = holder;
      holder = rest;
    },
    lockIfIdle(minutes) {
      if (now() - lastAction > minutes * 60_000) lock();
    },
  };
}
