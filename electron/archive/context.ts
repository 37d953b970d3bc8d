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

export const systemClock: Clock = {
  now: () => `${chinaDateTime(new Date().toISOString())}+08:00`,
  today: () => chinaDateTime(new Date().toISOString()).slice(0, 10),
};
