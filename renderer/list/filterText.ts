import type { Column } from '../../shared/forms/machinery/columns.ts';
import type { DaySpan } from './daySpans.ts';
import type { FilterEntry } from './listState.ts';
import { stateNames } from './StateMark.tsx';

/** What a column of choices can be filtered by, value → label; empty for one of people. */
export function optionsOf({ key, field }: Column): Readonly<Record<string, string>> {
  if (field?.kind === 'choice' || field?.kind === 'choices') return field.options;
  return key === 'state' ? stateNames : {};
}

/** What a filter holds, as short as its cell: `上海`, `3 项`, `11/16–11/22`. */
export function filterText(column: Column, entry: FilterEntry | undefined): string {
  if (entry?.kind === 'days') return spanText(entry);
  if (entry?.kind !== 'chosen') return '';
  const [first] = entry.values;
  if (entry.values.length !== 1 || first === undefined) return `${entry.values.length} 项`;
  return optionsOf(column)[first] ?? first;
}

export const spanText = ({ from, to }: DaySpan) => (from || to ? `${short(from)}–${short(to)}` : '');

const short = (date: string | undefined) =>
  date ? `${Number(date.slice(5, 7))}/${Number(date.slice(8))}` : '';
