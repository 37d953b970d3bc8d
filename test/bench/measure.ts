/** One figure beside what it is compared with. */
export interface Figure {
  what: string;
  value: number;
  unit: 'ms' | 's' | 'rows/s' | '×' | 'MB';
  /** What it should reach; absent for a baseline. */
  goal?: { most: number } | { least: number };
}

export type Measure = () => Promise<Figure[]>;

export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (times: readonly number[]) => percentile(times, 0.5);

/** Milliseconds that `work` takes. */
export async function timeOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
