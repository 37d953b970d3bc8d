import { useFormContext, useWatch } from 'react-hook-form';
import { displayValue } from '../../../shared/forms/machinery/display.ts';
import type { CustomerReference, Field } from '../../../shared/forms/machinery/fields.ts';
import { Struck } from '../../signing/Corrections.tsx';
import { shownNumber } from '../entry/numberEntry.ts';
import { isFigure } from '../layout/tableColumns.ts';
import type { Path } from '../values/screenValues.ts';
import { isUnread } from '../values/screenValues.ts';
import { ComputedEntry } from './ComputedEntry.tsx';
import { FilesText } from './FilesEntry.tsx';

/** A field as text, where nothing can be typed. */
export function FieldText({ field, path }: { field: Field; path: Path }) {
  const { control } = useFormContext();
  const value: unknown = useWatch({ control, name: path.join('.') });
  if (field.kind === 'computed')
    return (
      <>
        <Struck path={path} />
        <ComputedEntry field={field} path={path} />
      </>
    );
  if (field.kind === 'files') return <FilesText value={value} />;
  return (
    <span className={isFigure(field) ? 'field-text figures right' : 'field-text figures'}>
      <Struck path={path} />
      {textOf(field, value)}
      {field.kind === 'reference' && field.to === 'customer' && <CodeOf value={value} />}
    </span>
  );
}

function textOf(field: Field, value: unknown): string {
  if (isUnread(value)) return value.unread;
  if (typeof value !== 'number') return displayValue(field, value);
  switch (field.kind) {
    case 'money':
      return field.unit === '万元' ? `${shownNumber(field, value)} 万元` : shownNumber(field, value);
    case 'integer':
    case 'quantity':
      return [shownNumber(field, value), field.unit].filter(Boolean).join(' ');
    default:
      return displayValue(field, value);
  }
}

function CodeOf({ value }: { value: unknown }) {
  const code = (value as CustomerReference | undefined)?.code;
  return code ? <span className="code faint"> {code}</span> : null;
}
