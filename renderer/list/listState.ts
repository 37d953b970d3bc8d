import type { Input } from '../../shared/contract/contract.ts';
import type { Column } from '../../shared/forms/machinery/columns.ts';

type Request = Input<'documents.list'>;
export type Filter = Request['filters'][number];
export type Sort = Request['sort'];

/** What a person has put into a column's filter: part of a text, chosen values, or a stretch of days. */
export type FilterEntry =
  | { kind: 'text'; text: string }
  | { kind: 'chosen'; values: readonly string[] }
  | { kind: 'days'; from?: string; to?: string };

export interface ListState {
  entries: Readonly<Record<string, FilterEntry>>;
  sort: Sort;
}

/** Void documents are out of the way until somebody asks for them. */
const NOT_VOID: FilterEntry = { kind: 'chosen', values: ['draft', 'submitted'] };

/** The newest on top: by the first date that the list shows, else by the last change. */
export function startState(columns: readonly Column[]): ListState {
  const date = columns.find((column) => column.shown && column.sortable && isDate(column));
  return {
    entries: { state: NOT_VOID },
    sort: { column: date?.key ?? 'updatedAt', direction: 'down' },
  };
}

export type FilterLook = 'text' | 'choice' | 'person' | 'days' | 'none';

export function filterLookOf(column: Column): FilterLook {
  if (!column.filterable) return 'none';
  if (column.key === 'state') return 'choice';
  switch (column.field?.kind) {
    case 'choice':
    case 'choices':
      return 'choice';
    case 'reference':
      return column.field.to === 'person' ? 'person' : 'text';
    case 'date':
      return 'days';
    default:
      return isDate(column) ? 'days' : 'text';
  }
}

export function isDate({ field }: Column): boolean {
  return field?.kind === 'date' || (field?.kind === 'computed' && field.as === 'date');
}

export function isFigure({ key, field }: Column): boolean {
  if (key === 'completeness') return true;
  if (!field) return false;
  if (field.kind === 'computed') return field.as !== 'text' && field.as !== 'date';
  return ['integer', 'quantity', 'money', 'percent'].includes(field.kind);
}

/** The entry, or nothing when it does not narrow the list. */
export function withEntry(state: ListState, column: string, entry: FilterEntry | undefined): ListState {
  const { [column]: _, ...others } = state.entries;
  return { ...state, entries: entry && narrows(entry) ? { ...others, [column]: entry } : others };
}

function narrows(entry: FilterEntry): boolean {
  switch (entry.kind) {
    case 'text':
      return entry.text.trim() !== '';
    case 'chosen':
      return entry.values.length > 0;
    case 'days':
      return entry.from !== undefined || entry.to !== undefined;
  }
}

/** Up, down, up …; a new column begins with up, dates and figures with down. */
export function toggleSort(state: ListState, column: Column): ListState {
  const first = isDate(column) || isFigure(column) || column.key === 'updatedAt' ? 'down' : 'up';
  const same = state.sort.column === column.key;
  const direction = same ? (state.sort.direction === 'up' ? 'down' : 'up') : first;
  return { ...state, sort: { column: column.key, direction } };
}

export function filtersOf(state: ListState): Filter[] {
  return Object.entries(state.entries).flatMap(([column, entry]) => filtersOfEntry(column, entry));
}

function filtersOfEntry(column: string, entry: FilterEntry): Filter[] {
  switch (entry.kind) {
    case 'text':
      return [{ column, test: 'contains', value: entry.text.trim() }];
    case 'chosen':
      return [{ column, test: 'is', value: [...entry.values] }];
    case 'days':
      return [
        ...(entry.from ? [{ column, test: 'from' as const, value: entry.from }] : []),
        ...(entry.to ? [{ column, test: 'to' as const, value: entry.to }] : []),
      ];
  }
}

/** Whether the list shows less than a fresh one. */
export function isNarrowed(state: ListState): boolean {
  return Object.entries(state.entries).some(([column, entry]) => column !== 'state' || entry !== NOT_VOID);
}
