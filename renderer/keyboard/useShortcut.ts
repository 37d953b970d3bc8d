import { useEffect, useEffectEvent } from 'react';
import { isComposing } from './composing.ts';

/** Modifiers in the order Ctrl, Shift, Alt: 'Ctrl+S', 'Ctrl+Enter', 'Escape', 'Alt+ArrowLeft'. */
export type Shortcut = string;

export function shortcutOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
): Shortcut {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return [
    ...(event.ctrlKey || event.metaKey ? ['Ctrl'] : []),
    ...(event.shiftKey ? ['Shift'] : []),
    ...(event.altKey ? ['Alt'] : []),
    key,
  ].join('+');
}

/** Calls `act` when the shortcut is pressed anywhere in the page, unless something nearer has used the key. */
export function useShortcut(
  shortcut: Shortcut,
  act: (event: KeyboardEvent) => void,
  { enabled = true }: { enabled?: boolean } = {},
): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isComposing(event) || shortcutOf(event) !== shortcut) return;
    // It closes the dialog that has the focus, and must not leave the page behind it as well.
    if (shortcut === 'Escape' && isInDialog(event.target)) return;
    event.preventDefault();
    act(event);
  });
  useEffect(() => {
    if (!enabled) return;
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [enabled]);
}

const isInDialog = (target: EventTarget | null) =>
  target instanceof Element && target.closest('[role="dialog"]') !== null;
