import { awaitingCards } from '../../customers/awaitingCards.ts';
import type { PointSource } from './openPoint.ts';

/** 待建卡 (S1). */
export const customersAwaitingCards: PointSource = (archive, { sunday }) =>
  awaitingCards(archive, sunday).map((card) => ({
    code: `AWAITING_CARD:${card.code}`,
    text: `待建卡：${card.code} ${card.name}，首次交易 ${card.firstDealing}，已 ${card.days} 天${card.voided ? '（原卡已作废，请另建）' : ''}`,
    documentId: card.id,
  }));
