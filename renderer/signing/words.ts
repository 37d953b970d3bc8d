import type { Output } from '../../shared/contract/contract.ts';

export type SignatureState = Output<'signing.state'>;
export type SignatureLine = SignatureState['lines'][number];
export type Turn = SignatureState['turns'][number];
export type Waiting = Output<'signing.waiting'>[number];

/** 「填表人」 or, where earlier lines go with it, 「经理（部门主管、主管副总同一人）」. */
export function turnText(turn: Turn, lines: readonly { title: string }[]): string {
  const title = lines[turn.place]?.title ?? '';
  if (turn.skips.length === 0) return title;
  return `${title}（${turn.skips.map((place) => lines[place]?.title).join('、')}同一人，不另签）`;
}
