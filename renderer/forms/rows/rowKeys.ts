import type { KeyboardEvent } from 'react';
import { isComposing } from '../../keyboard/composing.ts';

export type RowAction = 'copy' | 'remove' | 'up' | 'down';

/** Keys that act on the row in which the cursor is. */
export function rowActionOf(event: KeyboardEvent): RowAction | undefined {
  if (isComposing(event) || event.defaultPrevented) return undefined;
  if (event.ctrlKey && event.key === 'Delete') return 'remove';
  if (event.ctrlKey && event.key.toLowerCase() === 'd') return 'copy';
  if (event.altKey && event.key === 'ArrowUp') return 'up';
  if (event.altKey && event.key === 'ArrowDown') return 'down';
  return undefined;
}
