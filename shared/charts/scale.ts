/** Round numbers on an axis from 0 to at least `most`: 1, 2 or 5 times a power of ten, three to six of them. */
export function ticksUpTo(most: number): number[] {
  if (most <= 0) return [0, 1];
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? 10 * power;
  const count = Math.ceil(most / step - 1e-9);
  // Multiplied and rounded: adding tenths up drifts (0.30000000000000004).
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}
