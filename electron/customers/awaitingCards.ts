import { daysBetween } from '../../shared/rules/calendar/businessDate.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import { EVERYTHING, type Reach } from '../rights/reach.ts';

export interface AwaitingCard {
  id: string;
  code: string;
  name: string;
  /** Of the first order or receipt. */
  firstDealing: string;
  /** Days since then. */
  days: number;
  /** Who reported it: name and id. */
  salesperson?: string;
  personId?: string;
  /** His card was made void, and no other of his name is there: he needs a new one. */
  voided?: true;
}

/**
 * 待建卡 (S1): customers with an order or a receipt in a submitted report whose card is not submitted. Oldest first.
 * The table of dealings holds submitted reports only. A void card leaves its customer waiting until a card of the same
 * name is submitted, or until the reports name another customer.
 * `within`: a condition on the customer, `card.id`. `until`: dealings up to this date count, and days are counted to it.
 */
export function awaitingCards(
  archive: ReadableArchive,
  until: string,
  within: Reach = EVERYTHING,
): AwaitingCard[] {
  const found = sql<{
    id: string;
    code: string;
    name: string;
    first_dealing: string;
    salesperson: string | null;
    person_id: string | null;
    state: 'draft' | 'void';
  }>(
    archive,
    `SELECT card.id, card.number AS code, card.title AS name, min(dealing.business_date) AS first_dealing,
              person.name AS salesperson, person.id AS person_id, card.state
         FROM documents AS card
         JOIN dealings AS dealing ON dealing.customer_id = card.id
         LEFT JOIN people AS person ON person.id = dealing.person_id
        WHERE card.form = 'customerCard' AND card.state IN ('draft', 'void')
          AND (dealing.order_fen > 0 OR dealing.receipt_fen > 0) AND dealing.business_date <= ?
          AND (card.state = 'draft' OR NOT EXISTS (
            SELECT 1 FROM documents AS other WHERE other.form = 'customerCard' AND other.name_key = card.name_key
              AND other.name_key IS NOT NULL AND other.state = 'submitted'))
          AND ${within.text}
        GROUP BY card.id
        ORDER BY first_dealing, card.id`,
  ).all(until, within.values);
  return found.map((card) => ({
    id: card.id,
    code: card.code,
    name: card.name,
    firstDealing: card.first_dealing,
    days: daysBetween(card.first_dealing, until),
    ...(card.salesperson !== null && { salesperson: card.salesperson }),
    ...(card.person_id !== null && { personId: card.person_id }),
    ...(card.state === 'void' && { voided: true as const }),
  }));
}
