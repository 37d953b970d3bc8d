import { allowed } from '../../shared/rights/rights.ts';
import type { Role } from '../../shared/rights/roles.ts';

/** Where one can be in the program. */
export type Place =
  | { page: 'today' }
  | { page: 'list'; form: string }
  /** Without `id`: a new document. */
  | { page: 'document'; form: string; id?: string }
  | { page: 'awaitingCard' }
  | { page: 'summary' }
  | { page: 'complaints'; view: 'board' | 'figures' }
  | { page: 'paper' }
  /** Of the customer whose card this is. */
  | { page: 'visitRecord'; customer: string }
  | { page: 'folder'; customer: string }
  | { page: 'comparison' }
  | { page: 'import' }
  | { page: 'waiting'; week?: string }
  | { page: 'week'; week?: string }
  | { page: 'month'; month?: string }
  | { page: 'questions' }
  | { page: 'rules' }
  | { page: 'people' }
  | { page: 'backup' }
  | { page: 'keys' }
  | { page: 'rights' };

/** Where the program opens: the list of the cards, or the people for whom has none to see. */
export const homeOf = (role: Role): Place =>
  allowed(role, 'card.read') ? { page: 'list', form: 'customerCard' } : { page: 'people' };

export interface Trail {
  place: Place;
  /** Places left behind, the last one first to return to. */
  behind: readonly Place[];
}

/** Longer trails help nobody and would grow all day. */
const LONGEST = 50;

export const startTrail = (place: Place): Trail => ({ place, behind: [] });

export function goTo(trail: Trail, place: Place): Trail {
  if (samePlace(trail.place, place)) return trail;
  return { place, behind: [...trail.behind, trail.place].slice(-LONGEST) };
}

/** Puts another place where we are: a new document that got its id, a list after a document was voided. */
export function replaceWith(trail: Trail, place: Place): Trail {
  return { ...trail, place };
}

/** One step back; from the first place, home. */
export function goBack(trail: Trail, home: Place): Trail {
  const last = trail.behind.at(-1);
  return last ? { place: last, behind: trail.behind.slice(0, -1) } : startTrail(home);
}

export function samePlace(a: Place, b: Place): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

const sorted = (place: Place) => Object.entries(place).sort(([a], [b]) => (a < b ? -1 : 1));
