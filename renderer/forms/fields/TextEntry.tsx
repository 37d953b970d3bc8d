import { useState } from 'react';
import type { TextField } from '../../../shared/forms/machinery/fields.ts';
import { labelMatches } from '../entry/choiceKeys.ts';
import { tidyText } from '../entry/textEntry.ts';
import { Combobox } from './Combobox.tsx';
import { type EntryProps, entryAttributes, useEntry } from './entryProps.ts';

export function TextEntry({ field, entry, bare }: { field: TextField; entry: EntryProps; bare?: boolean }) {
  const { value, set, leave } = useEntry(entry.name);
  const text = (value as string | null | undefined) ?? '';
  const tidy = (typed: string) => set(tidyText(field, typed) || null);
  if (field.suggestions) return <SuggestingEntry field={field} entry={entry} />;
  return (
    <input
      {...entryAttributes(entry)}
      className={field.format ? 'entry figures' : 'entry'}
      value={text}
      placeholder={bare ? undefined : field.hint}
      // A pasted number may have blanks in it that `tidyText` takes out; the schema counts what is left.
      maxLength={field.format ? undefined : field.max}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => set(event.target.value || null)}
      onBlur={(event) => {
        if (tidyText(field, event.target.value) !== event.target.value) tidy(event.target.value);
        leave();
      }}
    />
  );
}

/** Any text may stand; the usual ones are offered. */
function SuggestingEntry({ field, entry }: { field: TextField; entry: EntryProps }) {
  const { value, set, leave } = useEntry(entry.name);
  const [typed, setTyped] = useState<string | null>(null);
  const options = (field.suggestions ?? [])
    .filter((suggestion) => !typed || labelMatches(suggestion, typed))
    .map((suggestion) => ({ key: suggestion, label: suggestion }));
  return (
    <Combobox
      entry={entry}
      shown={(value as string | null | undefined) ?? ''}
      options={options.length === 1 && options[0]?.label === typed ? [] : options}
      takesFirst={false}
      opensOnClick
      {...(field.max !== undefined && { maxLength: field.max })}
      onType={(text) => {
        setTyped(text);
        if (text !== null) set(text || null);
      }}
      onPick={(option) => set(option.label)}
      onLeave={(text) => {
        set(tidyText(field, text) || null);
        leave();
      }}
    />
  );
}
