import { type BranchRuleValues, standardRules } from '../branchRules/branchRules.ts';

/** How a delivery was paid for, the best first; the keys are stored, the names are on the paper. */
export const paymentMarks = { good: '良', fair: '可', poor: '差', bad: '劣' } as const;
export type PaymentMark = keyof typeof paymentMarks;

/** The company's rules name the marks, not their limits: those are the branch's. */
export type MarkLimits = Pick<
  BranchRuleValues,
  'fairUpTo' | 'poorUpTo' | 'goodPoints' | 'fairPoints' | 'poorPoints' | 'badPoints'
>;

/** 本笔评估: in time 良, up to `fairUpTo` days late 可, up to `poorUpTo` 差, later 劣. */
export function markOf(overdueDays: number, { fairUpTo, poorUpTo }: MarkLimits = standardRules): PaymentMark {
  if (overdueDays === 0) return 'good';
  if (overdueDays <= fairUpTo) return 'fair';
  return overdueDays <= poorUpTo ? 'poor' : 'bad';
}

const pointsOf = (mark: PaymentMark, limits: MarkLimits): bigint =>
  BigInt(
    { good: limits.goodPoints, fair: limits.fairPoints, poor: limits.poorPoints, bad: limits.badPoints }[
      mark
    ],
  );

/**
 * 当期评估: the mark whose points are nearest to the mean of the deliveries' points, weighted by what each was worth, so
 * that one small late delivery doesn't outweigh a big one in time; half way between two it is the better. Undefined when
 * nothing is marked.
 */
export function overallMark(
  deliveries: readonly { mark: PaymentMark; fen: number }[],
  limits: MarkLimits = standardRules,
): PaymentMark | undefined {
  // Points × fen of many deliveries could leave the exact integers.
  const weight = deliveries.reduce((sum, { fen }) => sum + BigInt(fen), 0n);
  const points = deliveries.reduce((sum, { mark, fen }) => sum + pointsOf(mark, limits) * BigInt(fen), 0n);
  if (weight === 0n) return undefined;
  const distance = (mark: PaymentMark) => {
    const apart = points - pointsOf(mark, limits) * weight;
    return apart < 0n ? -apart : apart;
  };
  const [first, ...others] = Object.keys(paymentMarks) as [PaymentMark, ...PaymentMark[]];
  return others.reduce((best, mark) => (distance(mark) < distance(best) ? mark : best), first);
}
