import { refuse } from '../../shared/errors/index.ts';
import { type ComplaintCategory, categories } from '../../shared/forms/complaintCard/options.ts';
import { formOf } from '../../shared/forms/registry.ts';
import { allowed, rights } from '../../shared/rights/rights.ts';
import { roles } from '../../shared/rights/roles.ts';
import type { ReadableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { read } from '../archive/transaction.ts';
import { type ComplaintSeen, endedComplaints, runningComplaints } from './running.ts';

/** Ended complaints that the board still shows. */
const MOST_ENDED = 40;

export interface BoardCard {
  id: string;
  number: string;
  customer: string;
  category: string;
  urgency: 'critical' | 'urgent' | 'normal';
  stage: ComplaintSeen['stage'];
  acceptedOn: string;
  /** Who is to act, as far as the card names him. */
  person: string;
  due?: string;
  left?: number;
  closedOn?: string;
}

/** All complaints that run, the most urgent first, and those that ended last. @throws NO_RIGHT */
export function complaintBoard(archive: ReadableArchive, context: Context): BoardCard[] {
  refuseUnread(context);
  return read(archive, () =>
    [...runningComplaints(archive, context.clock.today()), ...endedComplaints(archive, MOST_ENDED)].map(
      ({ card, due, left, ...seen }): BoardCard => ({
        ...seen,
        customer: card.customer?.name ?? '',
        category: card.category ? categories[card.category as ComplaintCategory] : '',
        urgency: card.urgency ?? 'normal',
        acceptedOn: card.acceptedOn ?? '',
        person: card.investigator?.name ?? card.receiver?.name ?? '',
        ...(due !== undefined && { due }),
        ...(left !== undefined && { left }),
        ...(card.closedOn !== undefined && { closedOn: card.closedOn }),
      }),
    ),
  );
}

export function refuseUnread({ actor: { role } }: Context): void {
  const { read: right } = formOf('complaintCard').access;
  if (!allowed(role, right)) refuse('NO_RIGHT', { role: roles[role], right: rights[right] });
}
