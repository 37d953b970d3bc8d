import { allowed, scopeOf } from '../../shared/rights/rights.ts';
import { awaitingCards } from '../customers/awaitingCards.ts';
import { customerReach } from '../rights/reach.ts';
import type { TodaySource } from './source.ts';

/** A card is due right after the first deal (S1); after this many days it presses. */
const PATIENCE_DAYS = 3;

/** 待建卡: a salesperson's own, everybody's for the others who fill in cards. */
export const cardsToFill: TodaySource = {
  key: 'cards',
  title: '待建卡',
  items(archive, context) {
    const { actor, clock } = context;
    if (!allowed(actor.role, 'card.write')) return [];
    const ownOnly = scopeOf(actor.role, 'card.write') === 'own';
    return awaitingCards(archive, clock.today(), customerReach(context, 'card.id')).map(
      ({ id, code, name, days, salesperson, voided }) => ({
        text: `${code} ${name}`,
        note: [`已 ${days} 天`, ownOnly ? undefined : salesperson, voided && '原卡已作废，请另建']
          .filter(Boolean)
          .join(' · '),
        urgent: days > PATIENCE_DAYS,
        to: { page: 'document', form: 'customerCard', id },
      }),
    );
  },
};
