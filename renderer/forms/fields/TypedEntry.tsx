import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { isComposing } from '../../keyboard/composing.ts';
import type { Reading } from '../entry/reading.ts';
import { isUnread } from '../values/screenValues.ts';
import { type EntryProps, entryAttributes, useEntry } from './entryProps.ts';

interface Typed<T> {
  entry: EntryProps;
  read(text: string): Reading<T>;
  /** The text to go on typing in. */
  editable(value: T): string;
  /** The text to look at. */
  shown(value: T): string;
  /** ↑ and ↓. */
  step?(value: T | null, direction: 1 | -1): T;
  align?: 'right';
  placeholder?: string;
  /** Stands behind the text: unit, calendar. */
  after?: ReactNode;
}

/** An input for what is typed as text and kept as a value; text that can't be read stays as it was typed. */
export function TypedEntry<T extends string | number>(typed: Typed<T>) {
  const { entry, read, editable, shown, step } = typed;
  const { value, set, leave } = useEntry(entry.name);
  const [typing, setTyping] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const present = value === undefined || value === null || isUnread(value) ? null : (value as T);
  const text = isUnread(value) ? value.unread : present === null ? '' : shown(present);
  const isTyping = typing !== null;

  // The text changes from what one reads to what one types when the cursor comes in, which drops the selection.
  useLayoutEffect(() => {
    if (isTyping && document.activeElement === input.current) input.current?.select();
  }, [isTyping]);

  const take = (next: string) => {
    const reading = read(next);
    setTyping(next);
    set(reading.ok ? reading.value : { unread: next, message: reading.message });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!step || isComposing(event) || event.ctrlKey || event.altKey) return;
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    take(editable(step(present, event.key === 'ArrowUp' ? 1 : -1)));
  };

  return (
    <span className="entry-line">
      <input
        {...entryAttributes(entry)}
        ref={input}
        className={typed.align === 'right' ? 'entry figures right' : 'entry figures'}
        value={typing ?? text}
        placeholder={isTyping ? typed.placeholder : undefined}
        autoComplete="off"
        spellCheck={false}
        onFocus={() => setTyping(isUnread(value) ? value.unread : present === null ? '' : editable(present))}
        onChange={(event) => take(event.target.value)}
        onBlur={() => {
          setTyping(null);
          leave();
        }}
        onKeyDown={onKeyDown}
      />
      {typed.after}
    </span>
  );
}
