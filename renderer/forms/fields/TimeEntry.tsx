import { readTime, stepTime } from '../entry/timeEntry.ts';
import type { EntryProps } from './entryProps.ts';
import { TypedEntry } from './TypedEntry.tsx';

const asIs = (value: string) => value;

export function TimeEntry({ entry }: { entry: EntryProps }) {
  return (
    <TypedEntry<string>
      entry={entry}
      read={readTime}
      editable={asIs}
      shown={asIs}
      step={(value, direction) => stepTime(value, direction * 5)}
      placeholder="0930"
    />
  );
}
