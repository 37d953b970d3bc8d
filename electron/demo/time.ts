import type { Context } from '../archive/context.ts';
import type { Person } from '../people/people.ts';

/** Acting as `person` on `date` at `time` (HH:MM:SS in China). */
export function at({ clock }: Context, person: Person, date: string, time: string): Context {
  const now = `${date}T${time}+08:00`;
  return {
    actor: { personId: person.id, name: person.name, role: person.role },
    // A demonstration may end today: nothing in it happens later than now.
    clock: { now: () => (now < clock.now() ? now : clock.now()), today: () => date },
  };
}
