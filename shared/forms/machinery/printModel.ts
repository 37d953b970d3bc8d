import { displayValue } from './display.ts';
import type { Field, Fields } from './fields.ts';
import type { Body, FormDescription } from './form.ts';

/** A form as finished strings, in the order of the paper; what a sheet and an export are made from. */
export interface PrintModel {
  form: string;
  title: string;
  tableNumber: string;
  edition: number;
  sections: PrintSection[];
  signatures: readonly string[];
}
export interface PrintSection {
  key: string;
  title: string;
  parts: PrintPart[];
}
export type PrintPart = PrintCell | PrintTable;
export interface PrintCell {
  kind: 'cell';
  key: string;
  label: string;
  /** '' when not filled. */
  value: string;
  /** Of the four columns of the grid. */
  span: 1 | 2 | 3 | 4;
  align: 'left' | 'right' | 'center';
  /** Choices as boxes to tick: every option, with its tick. */
  boxes?: { label: string; ticked: boolean }[];
}
export interface PrintTable {
  kind: 'table';
  key: string;
  label: string;
  layout: 'table' | 'block';
  columns: { key: string; label: string; align: 'left' | 'right' | 'center' }[];
  rows: PrintRow[];
}
export interface PrintRow {
  /** By column key. */
  cells: Record<string, string>;
  /** Tables inside the row (订货 of a visit). */
  tables: PrintTable[];
}

export function printModel(description: FormDescription, body: Body): PrintModel {
  return {
    form: description.key,
    title: description.title,
    tableNumber: description.tableNumber,
    edition: description.edition,
    signatures: description.signatures,
    sections: description.sections.map((section) => ({
      key: section.key,
      title: section.title,
      parts: Object.entries(section.fields).map(([key, field]) => part(key, field, body[key])),
    })),
  };
}

/** More options than this make a list of boxes too long to read; the chosen one is written instead. */
const MOST_BOXES = 8;

function part(key: string, field: Field, value: unknown): PrintPart {
  if (field.kind === 'rows') return table(key, field.label, field.fields, field.layout ?? 'table', value);
  return {
    kind: 'cell',
    key,
    label: field.label,
    value: displayValue(field, value),
    span: field.span ?? (field.kind === 'longText' ? 4 : 1),
    align: alignOf(field),
    ...boxes(field, value),
  };
}

function boxes(field: Field, value: unknown): Pick<PrintCell, 'boxes'> {
  if (field.kind !== 'choice' && field.kind !== 'choices') return {};
  const options = Object.entries(field.options);
  if (options.length > MOST_BOXES) return {};
  const ticked = (option: string) => (Array.isArray(value) ? value.includes(option) : value === option);
  return { boxes: options.map(([option, label]) => ({ label, ticked: ticked(option) })) };
}

function table(
  key: string,
  label: string,
  fields: Fields,
  layout: 'table' | 'block',
  value: unknown,
): PrintTable {
  const flat = Object.entries(fields).filter(([, field]) => field.kind !== 'rows');
  const nested = Object.entries(fields).filter(([, field]) => field.kind === 'rows');
  return {
    kind: 'table',
    key,
    label,
    layout,
    columns: flat.map(([column, field]) => ({ key: column, label: field.label, align: alignOf(field) })),
    rows: ((value as Body[] | undefined) ?? []).map((row) => ({
      cells: Object.fromEntries(flat.map(([column, field]) => [column, displayValue(field, row[column])])),
      tables: nested.map(([column, field]) => part(column, field, row[column]) as PrintTable),
    })),
  };
}

function alignOf(field: Field): 'left' | 'right' | 'center' {
  const kind = field.kind === 'computed' ? field.as : field.kind;
  if (kind === 'money' || kind === 'quantity' || kind === 'integer' || kind === 'percent') return 'right';
  if (kind === 'date' || kind === 'time') return 'center';
  return 'left';
}
