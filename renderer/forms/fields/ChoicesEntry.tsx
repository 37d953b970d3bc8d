import { type KeyboardEvent, useId, useState } from 'react';
import type { ChoicesField } from '../../../shared/forms/machinery/fields.ts';
import { isComposing } from '../../keyboard/composing.ts';
import { optionBeside, optionByKey } from '../entry/choiceKeys.ts';
import { type EntryProps, entryAttributes, useEntry } from './entryProps.ts';

/** Boxes to tick. A number ticks at once; a letter or an arrow goes to an option, the space bar ticks it. */
export function ChoicesEntry({ field, entry }: { field: ChoicesField; entry: EntryProps }) {
  const { value, set, leave } = useEntry(entry.name);
  const id = useId();
  const [here, setHere] = useState<string | null>(null);
  const ticked = (value as string[] | null | undefined) ?? [];
  const toggle = (option: string) => {
    setHere(option);
    const next = ticked.includes(option) ? ticked.filter((one) => one !== option) : [...ticked, option];
    // In the order of the paper, however they were ticked.
    set(Object.keys(field.options).filter((one) => next.includes(one)));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.ctrlKey || event.altKey) return;
    const option = meantBy(field, event.key, here);
    if (!option) return;
    event.preventDefault();
    if (event.key === ' ' || /^[1-9]$/.test(event.key)) toggle(option);
    else setHere(option);
  };

  return (
    <div
      {...entryAttributes(entry)}
      className="entry options"
      role="listbox"
      aria-multiselectable
      {...(here !== null && { 'aria-activedescendant': `${id}-${here}` })}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => {
        setHere(null);
        leave();
      }}
    >
      {Object.entries(field.options).map(([option, label], place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the list's, which is one stop for the keyboard
        <span
          key={option}
          id={`${id}-${option}`}
          role="option"
          tabIndex={-1}
          aria-selected={ticked.includes(option)}
          className={option === here ? 'option box here' : 'option box'}
          data-place={place < 9 ? place + 1 : ''}
          onClick={() => toggle(option)}
        >
          {label}
        </span>
      ))}
    </div>
  );
}

function meantBy(field: ChoicesField, key: string, here: string | null): string | null | undefined {
  switch (key) {
    case ' ':
      return here;
    case 'ArrowRight':
    case 'ArrowDown':
      return optionBeside(field.options, here, 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return optionBeside(field.options, here, -1);
    default:
      return optionByKey(field.options, key, here);
  }
}
