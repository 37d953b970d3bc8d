import type { LongTextField } from '../../../shared/forms/machinery/fields.ts';
import { type EntryProps, entryAttributes, useEntry } from './entryProps.ts';

/** Grows with its text. Enter goes on to the next field, so a new line is Shift+Enter. */
export function LongTextEntry({ field, entry }: { field: LongTextField; entry: EntryProps }) {
  const { value, set, leave } = useEntry(entry.name);
  return (
    <span className="entry-line long">
      <textarea
        {...entryAttributes(entry)}
        className="entry long"
        rows={field.lines ?? 2}
        value={(value as string | null | undefined) ?? ''}
        spellCheck={false}
        onChange={(event) => set(event.target.value || null)}
        onBlur={leave}
      />
      <span className="entry-help">Shift+Enter 换行</span>
    </span>
  );
}
