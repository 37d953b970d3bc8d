import type { Field } from '../../../shared/forms/machinery/fields.ts';
import type { Path } from '../values/screenValues.ts';
import { ChoiceEntry } from './ChoiceEntry.tsx';
import { ChoicesEntry } from './ChoicesEntry.tsx';
import { ComputedEntry } from './ComputedEntry.tsx';
import { DateEntry } from './DateEntry.tsx';
import type { EntryProps } from './entryProps.ts';
import { FilesEntry } from './FilesEntry.tsx';
import { LongTextEntry } from './LongTextEntry.tsx';
import { NumberEntry } from './NumberEntry.tsx';
import { ReferenceEntry } from './ReferenceEntry.tsx';
import { TextEntry } from './TextEntry.tsx';
import { TimeEntry } from './TimeEntry.tsx';

interface Props {
  field: Field;
  path: Path;
  entry: EntryProps;
  /** Columns of the paper that the cell takes; 0 in a table, where there is no room for unit and calendar. */
  span: number;
}

/** The input of a field. Tables stand in cells of their own. */
export function FieldEntry({ field, path, entry, span }: Props) {
  const bare = span === 0;
  switch (field.kind) {
    case 'text':
      return <TextEntry field={field} entry={entry} bare={bare} />;
    case 'longText':
      return <LongTextEntry field={field} entry={entry} />;
    case 'integer':
    case 'quantity':
    case 'money':
    case 'percent':
      return <NumberEntry field={field} entry={entry} bare={bare} />;
    case 'date':
      return <DateEntry entry={entry} bare={bare} />;
    case 'time':
      return <TimeEntry entry={entry} />;
    case 'choice':
      return <ChoiceEntry field={field} entry={entry} span={span} />;
    case 'choices':
      return <ChoicesEntry field={field} entry={entry} />;
    case 'reference':
      return <ReferenceEntry field={field} entry={entry} />;
    case 'computed':
      return <ComputedEntry field={field} path={path} />;
    case 'files':
      return <FilesEntry field={field} entry={entry} />;
    case 'rows':
      return null;
  }
}
