import type { BasisPoints, Fen } from './money.ts';

/**
 * Shares out an amount by parts that make up 10,000 basis points, so that nothing is lost in rounding: each gets its
 * part rounded down, and the fen left over go to those that were cut most, the earlier first.
 * @throws RangeError when the parts don't make up the whole or one is negative
 */
export function sharesOf(total: Fen, parts: readonly BasisPoints[]): Fen[] {
  if (parts.some((part) => part < 0) || parts.reduce((sum, part) => sum + part, 0) !== 10_000)
    throw new RangeError(`Parts do not make up the whole: ${parts.join(', ')}`);
  // total × part passes the exact integers for large totals, so that it is counted in BigInt.
  const exact = parts.map((part) => BigInt(total) * BigInt(part));
  const shares = exact.map((value) => Number(value / 10_000n));
  const rest = total - shares.reduce((sum, share) => sum + share, 0);
  const cutMost = exact
    .map((value, index) => ({ cut: value % 10_000n, index }))
    .sort((a, b) => (a.cut === b.cut ? a.index - b.index : a.cut > b.cut ? -1 : 1));
  for (const { index } of cutMost.slice(0, rest)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}
