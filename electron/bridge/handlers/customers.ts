import { awaitingCards } from '../../customers/awaitingCards.ts';
import { visitsOf } from '../../customers/visits.ts';
import { customerReach } from '../../rights/reach.ts';
import { findDuplicates, searchCustomers } from '../../search/customers.ts';
import type { Handlers } from '../answerCalls.ts';
import { contextOf, type Parts } from './parts.ts';

type CustomerCalls =
  | 'customers.search'
  | 'customers.duplicates'
  | 'customers.awaitingCard'
  | 'customers.visits';

export function customerHandlers({
  office,
  session,
}: Pick<Parts, 'office' | 'session'>): Pick<Handlers, CustomerCalls> {
  const archive = () => office.archive().readable;
  const context = () => contextOf(session);
  return {
    'customers.search': (input) => searchCustomers(archive(), context(), input),
    'customers.duplicates': (input) => findDuplicates(archive(), input),
    'customers.awaitingCard': () =>
      awaitingCards(archive(), context().clock.today(), customerReach(context(), 'card.id')),
    'customers.visits': (input) => visitsOf(archive(), context(), input),
  };
}
