import { type ComplaintCategory, categories } from '../../shared/forms/complaintCard/options.ts';
import type { ReadableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { read } from '../archive/transaction.ts';
import { formReach } from '../rights/reach.ts';
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

/** The complaints within the actor's reach that run, the most urgent first, and those that ended last. @throws NO_RIGHT */
export function complaintBoard(archive: ReadableArchive, context: Context): BoardCard[] {
  const reach = formReach(context, 'complaintCard');
  return read(archive, () =>
    [
      ...runningComplaints(archive, context.clock.today(), reach),
      ...endedComplaints(archive, MOST_ENDED, reach),
    ].map(
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
