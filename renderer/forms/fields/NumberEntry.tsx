import { editableNumber, type NumberField, readNumber, shownNumber, unitOf } from '../entry/numberEntry.ts';
import type { EntryProps } from './entryProps.ts';
import { TypedEntry } from './TypedEntry.tsx';

export function NumberEntry({
  field,
  entry,
  bare,
}: {
  field: NumberField;
  entry: EntryProps;
  bare?: boolean;
}) {
  const unit = unitOf(field);
  return (
    <TypedEntry<number>
      entry={entry}
      read={(text) => readNumber(field, text)}
      editable={(value) => editableNumber(field, value)}
      shown={(value) => shownNumber(field, value)}
      align="right"
      after={!bare && unit && <span className="entry-unit">{unit}</span>}
    />
  );
}
