import { refuse } from '../../shared/errors/index.ts';
import type { Field } from '../../shared/forms/machinery/fields.ts';
import { type FormDescription, fieldsOf } from '../../shared/forms/machinery/form.ts';
import { searchQuery } from '../../shared/rules/customerSearch/searchQuery.ts';
import { listColumnOf, listTableOf, valueInBody } from '../archive/listTables.ts';
import { searchTableOf } from '../search/indexing.ts';
import { CUSTOMER_FORM } from './customerCards.ts';
import '../../shared/rules/customerName/pinyinWords.ts';

export interface Filter {
  /** A field of the form, or one of the document's own columns. */
  column: string;
  test: 'is' | 'contains' | 'from' | 'to' | 'empty';
  /** A list, for `is` only, means any of them. Absent for `empty`. */
  value?: string | number | readonly string[];
}

/** The document's own columns by which lists sort and filter, as they are called in the table behind a list. */
const ownColumns: Readonly<Record<string, string>> = {
  number: 'number',
  title: 'title',
  businessDate: 'business_date',
  state: 'state',
  completeness: 'completeness',
  updatedAt: 'updated_at',
  personId: 'person_id',
  customerId: 'customer_id',
};

const fieldOf = (description: FormDescription, column: string): Field | undefined =>
  fieldsOf(description).find(([key]) => key === column)?.[1];

/** Keys of the body that a list of this form shows. */
export const listColumns = (description: FormDescription): string[] =>
  fieldsOf(description)
    .filter(([, field]) => field.column)
    .map(([key]) => key);

/**
 * The SQL by which a list sorts, of the table behind it. A field without a sortable or filterable column stands in the
 * bodies only. @throws BAD_REQUEST
 */
export function expressionOf(description: FormDescription, column: string): string {
  const own = Object.hasOwn(ownColumns, column) ? ownColumns[column] : undefined;
  if (own) return own;
  const field = fieldOf(description, column);
  if (!field || field.kind === 'rows' || field.kind === 'files' || field.kind === 'choices')
    return refuse('BAD_REQUEST', { where: column });
  return (
    listColumnOf(description, column) ?? ofDocument(description, valueInBody(column, field, 'documents.body'))
  );
}

const ofDocument = (description: FormDescription, expression: string) =>
  `(SELECT ${expression} FROM documents WHERE documents.row = ${listTableOf(description.key)}.row)`;

/** The SQL condition of a filter on the table behind the list; only its values come from outside. @throws BAD_REQUEST */
export function condition(
  description: FormDescription,
  filter: Filter,
): { text: string; values: (string | number)[] } {
  const { column, test } = filter;
  const field = fieldOf(description, column);
  if (field?.kind === 'choices') return choicesCondition(description, filter);
  const expression = expressionOf(description, column);
  if (test === 'empty') return { text: `${expression} IS NULL`, values: [] };
  switch (test) {
    case 'is': {
      const given = valuesOf(filter);
      return { text: `${expression} IN (${given.map(() => '?').join(', ')})`, values: given };
    }
    case 'from':
      return { text: `${expression} >= ?`, values: [onlyValueOf(filter)] };
    case 'to':
      return { text: `${expression} <= ?`, values: [onlyValueOf(filter)] };
    case 'contains': {
      const text = String(onlyValueOf(filter));
      const exact = { text: `instr(lower(${expression}), lower(?)) > 0`, values: [text] };
      const query = foundBySearch(description, column, field) ? searchQuery(text) : null;
      if (query === null) return exact;
      // The search index finds the few candidates, so that not every body has to be read; it lacks void documents.
      const table = searchTableOf(description.key);
      return {
        text: `row IN (SELECT rowid FROM ${table} WHERE ${table} MATCH ? UNION
          SELECT row FROM ${listTableOf(description.key)} WHERE state = 'void') AND ${exact.text}`,
        values: [query, ...exact.values],
      };
    }
  }
}

function choicesCondition(
  description: FormDescription,
  filter: Filter,
): { text: string; values: (string | number)[] } {
  const { column } = filter;
  const path = `'$.${column}'`;
  if (filter.test === 'empty')
    return { text: `${ofDocument(description, `json_extract(body, ${path})`)} IS NULL`, values: [] };
  if (filter.test !== 'is') return refuse('BAD_REQUEST', { where: column });
  const given = valuesOf(filter);
  const chosen = `EXISTS (SELECT 1 FROM json_each(body, ${path}) AS chosen WHERE chosen.value IN (${given.map(() => '?').join(', ')}))`;
  return { text: ofDocument(description, chosen), values: given };
}

function valuesOf({ column, value }: Filter): (string | number)[] {
  if (value === undefined) return refuse('BAD_REQUEST', { where: column });
  return typeof value === 'object' ? [...value] : [value];
}

function onlyValueOf(filter: Filter): string | number {
  const [value, ...more] = valuesOf(filter);
  if (value === undefined || more.length > 0) return refuse('BAD_REQUEST', { where: filter.column });
  return value;
}

/** Whether any part of the column's text is in the search index (of a credit code its beginning only, a phone folded). */
function foundBySearch(description: FormDescription, column: string, field: Field | undefined): boolean {
  if (description.key !== CUSTOMER_FORM) return false;
  if (column === 'title') return true;
  return field?.kind === 'text' && field.search === true && field.format === undefined;
}
