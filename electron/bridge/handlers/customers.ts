import { systemClock } from '../../archive/context.ts';
import { awaitingCards } from '../../customers/awaitingCards.ts';
import { visitsOf } from '../../customers/visits.ts';
import { findDuplicates, searchCustomers } from '../../search/customers.ts';
import type { Handlers } from '../answerCalls.ts';
import type { Parts } from './parts.ts';

type CustomerCalls =
  | 'customers.search'
  | 'customers.duplicates'
  | 'customers.awaitingCard'
  | 'customers.visits';

export function customerHandlers({ office }: Pick<Parts, 'office'>): Pick<Handlers, CustomerCalls> {
  const archive = () => office.archive().readable;
  return {
    'customers.search': (input) => searchCustomers(archive(), input),
    'customers.duplicates': (input) => findDuplicates(archive(), input),
    'customers.awaitingCard': () => awaitingCards(archive(), systemClock.today()),
    'customers.visits': (input) => visitsOf(archive(), input),
  };
}
