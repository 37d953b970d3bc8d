import type { Role } from '../../shared/rights/roles.ts';
import { chinaDateTime } from '../../shared/rules/calendar/chinaTime.ts';

export interface Actor {
  personId: string;
  name: string;
  role: Role;
}

export interface Clock {
  /** Time in China, 'yyyy-mm-ddTHH:MM:SS+08:00': string order is time order. */
  now(): string;
  /** Date in China, 'yyyy-mm-dd'. */
  today(): string;
}

/** Who acts, and when. */
export interface Context {
  actor: Actor;
  clock: Clock;
}

/** The latest time that was given out or is known from the archive. */
let latest = '';

/**
 * From now on the system's clock is not believed when it says an earlier time than this, the last one of an archive: somebody
 * has set it back, and what is saved now would count as older than what was sealed or signed before.
 */
export function neverBefore(at: string): void {
  if (at > latest) latest = at;
}

const inChina = (milliseconds: number) => `${chinaDateTime(new Date(milliseconds).toISOString())}+08:00`;

/** Its times never go back; set back, it goes on by a second with each look until the computer's clock has caught up. Its dates are the computer's. */
export const systemClock: Clock = {
  now() {
    const now = inChina(Date.now());
    latest = now >= latest ? now : inChina(Date.parse(latest) + 1000);
    return latest;
  },
  today: () => chinaDateTime(new Date().toISOString()).slice(0, 10),
};
