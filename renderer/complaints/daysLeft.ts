/** How urgent a due date is, as colour. */
export type Tone = 'over' | 'near' | 'calm';

/** Fewer working days than this are near. */
const NEAR = 3;

/** Working days left, in words: 「逾期 2 个工作日」「今天到期」「还剩 5 个工作日」. */
export function leftText(left: number): string {
  if (left < 0) return `逾期 ${-left} 个工作日`;
  return left === 0 ? '今天到期' : `还剩 ${left} 个工作日`;
}

export const toneOf = (left: number): Tone => (left < 0 ? 'over' : left < NEAR ? 'near' : 'calm');
