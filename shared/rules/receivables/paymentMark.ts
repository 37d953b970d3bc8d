/** How a delivery was paid for, the best first; the keys are stored, the names are on the paper. */
export const paymentMarks = { good: '良', fair: '可', poor: '差', bad: '劣' } as const;
export type PaymentMark = keyof typeof paymentMarks;

/** Up to so many days late is 可, and 差; the company's rules name the marks, not their limits, so they follow 账龄. */
const FAIR_UP_TO = 30;
const POOR_UP_TO = 90;

/** 本笔评估: in time 良, up to 30 days late 可, up to 90 差, later 劣. */
export function markOf(overdueDays: number): PaymentMark {
  if (overdueDays === 0) return 'good';
  if (overdueDays <= FAIR_UP_TO) return 'fair';
  return overdueDays <= POOR_UP_TO ? 'poor' : 'bad';
}

const POINTS: Readonly<Record<PaymentMark, bigint>> = { good: 4n, fair: 3n, poor: 2n, bad: 1n };

/**
 * 当期评估: the mean of the marks, weighted by what each delivery was worth and rounded half up, so that one small late
 * delivery doesn't outweigh a big one in time. Undefined when nothing is marked.
 */
export function overallMark(
  deliveries: readonly { mark: PaymentMark; fen: number }[],
): PaymentMark | undefined {
  // Points × fen of many deliveries could leave the exact integers.
  const weight = deliveries.reduce((sum, { fen }) => sum + BigInt(fen), 0n);
  const points = deliveries.reduce((sum, { mark, fen }) => sum + POINTS[mark] * BigInt(fen), 0n);
  if (weight === 0n) return undefined;
  const rounded = (2n * points + weight) / (2n * weight);
  return (Object.keys(POINTS) as PaymentMark[]).find((mark) => POINTS[mark] === rounded);
}
