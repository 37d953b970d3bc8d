/** The bands of 账龄 (S6), the least overdue first. */
export const ageBands = ['notDue', 'to30', 'to60', 'to90', 'to180', 'over180'] as const;
export type AgeBand = (typeof ageBands)[number];

/** Days overdue. */
export const ageBandNames: Readonly<Record<AgeBand, string>> = {
  notDue: '未到期',
  to30: '1–30 天',
  to60: '31–60 天',
  to90: '61–90 天',
  to180: '91–180 天',
  over180: '180 天以上',
};

/** The last day of each band that has one. */
const LAST_DAYS: readonly (readonly [AgeBand, number])[] = [
  ['notDue', 0],
  ['to30', 30],
  ['to60', 60],
  ['to90', 90],
  ['to180', 180],
];

export function ageBand(overdueDays: number): AgeBand {
  return LAST_DAYS.find(([, last]) => overdueDays <= last)?.[0] ?? 'over180';
}

/** What is owed, in fen, by band. */
export function ageing(
  open: readonly { overdueDays: number; unpaidFen: number }[],
): Readonly<Record<AgeBand, number>> {
  const sums: Record<AgeBand, number> = { notDue: 0, to30: 0, to60: 0, to90: 0, to180: 0, over180: 0 };
  for (const { overdueDays, unpaidFen } of open) sums[ageBand(overdueDays)] += unpaidFen;
  return sums;
}
