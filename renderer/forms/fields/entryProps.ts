import { useController } from 'react-hook-form';
import { ENTRY } from '../editor/entryOrder.ts';

/** How an input is bound to its field and its label. */
export interface EntryProps {
  /** The field's place on the screen, dotted. */
  name: string;
  /** Read aloud as the name of the input. */
  label: string;
  invalid: boolean;
  /** Id of the text that says what is wrong. */
  describedBy: string | undefined;
}

/** The value on the screen: `null` or `undefined` where nothing is filled in. */
export function useEntry(name: string): { value: unknown; set(value: unknown): void; leave(): void } {
  const { field } = useController({ name });
  return { value: field.value, set: field.onChange, leave: field.onBlur };
}

/** The attributes that every focusable element of an entry has. */
export function entryAttributes({ name, label, invalid, describedBy }: EntryProps) {
  return {
    [ENTRY]: name,
    'aria-label': label,
    'aria-invalid': invalid,
    ...(describedBy && { 'aria-describedby': describedBy }),
  };
}
