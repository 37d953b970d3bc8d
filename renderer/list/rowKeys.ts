/**
 * The row to stand on after a key, from row `now` (-1: none yet) of `count`, with `visible` rows on a screen.
 * Undefined when the key does not move or there is no row.
 */
export function indexAfterKey(key: string, now: number, count: number, visible: number): number | undefined {
  if (count === 0) return undefined;
  const within = (index: number) => Math.min(Math.max(index, 0), count - 1);
  switch (key) {
    case 'ArrowDown':
      return within(now + 1);
    case 'ArrowUp':
      return within(now === -1 ? 0 : now - 1);
    case 'PageDown':
      return within(Math.max(now, 0) + visible);
    case 'PageUp':
      return within(now - visible);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
