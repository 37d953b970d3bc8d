import { type KeyboardEvent, useState } from 'react';
import type { ChoiceField } from '../../../shared/forms/machinery/fields.ts';
import { isComposing } from '../../keyboard/composing.ts';
import { optionBeside, optionByKey, optionsMatching } from '../entry/choiceKeys.ts';
import { choiceLook } from '../layout/choiceLook.ts';
import { isUnread } from '../values/screenValues.ts';
import { Combobox } from './Combobox.tsx';
import { type EntryProps, entryAttributes, useEntry } from './entryProps.ts';

interface Props {
  field: ChoiceField;
  entry: EntryProps;
  /** Columns that the cell takes; 0 in a table. */
  span: number;
}

export function ChoiceEntry({ field, entry, span }: Props) {
  return span > 0 && choiceLook(field, span) === 'open' ? (
    <OpenChoice field={field} entry={entry} />
  ) : (
    <ListChoice field={field} entry={entry} />
  );
}

/** All options beside each other: picked by click, by letter, by number or with the arrows. */
function OpenChoice({ field, entry }: { field: ChoiceField; entry: EntryProps }) {
  const { value, set, leave } = useEntry(entry.name);
  const current = (value as string | null | undefined) ?? null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.ctrlKey || event.altKey) return;
    const next = keyMeans(field, event.key, current);
    if (next === undefined) return;
    event.preventDefault();
    set(next);
  };
  return (
    <div
      {...entryAttributes(entry)}
      className="entry options"
      role="radiogroup"
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={leave}
    >
      {Object.entries(field.options).map(([option, label], place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the group's, which is one stop for the keyboard
        <span
          key={option}
          role="radio"
          aria-checked={option === current}
          className="option"
          data-place={place < 9 ? place + 1 : ''}
          // A second click takes the choice back.
          onClick={() => set(option === current ? null : option)}
        >
          {label}
        </span>
      ))}
    </div>
  );
}

function keyMeans(field: ChoiceField, key: string, current: string | null): string | null | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return optionBeside(field.options, current, 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return optionBeside(field.options, current, -1);
    case 'Backspace':
    case 'Delete':
      return null;
    default:
      return optionByKey(field.options, key, current);
  }
}

function ListChoice({ field, entry }: { field: ChoiceField; entry: EntryProps }) {
  const { value, set, leave } = useEntry(entry.name);
  const [typed, setTyped] = useState<string | null>(null);
  const options = optionsMatching(field.options, typed).map(([key, label]) => ({ key, label }));
  return (
    <Combobox
      entry={entry}
      shown={isUnread(value) ? value.unread : (field.options[value as string] ?? '')}
      options={options}
      takesFirst
      opensOnClick
      placeholder="选择"
      onType={setTyped}
      onPick={(option) => set(option.key)}
      onLeave={(text) => {
        if (text.trim() === '') set(null);
        else if (options.length === 1 || options[0]?.label.toUpperCase() === text.trim().toUpperCase())
          set(options[0]?.key);
        else set({ unread: text, message: `请从${field.label}的选项里选一个` });
        leave();
      }}
    />
  );
}
