import { moneyInCapitals } from '../../rules/money/capitals.ts';
import { displayValue, formatSize } from './display.ts';
import type { Field, Fields, FileReference } from './fields.ts';
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
  /** Long text: the sheet leaves room to write. */
  long?: true;
  /** 大写金额 of the value, '' when not filled; absent where the paper has none. */
  capitals?: string;
}
export interface PrintTable {
  kind: 'table';
  key: string;
  label: string;
  layout: 'table' | 'block';
  columns: { key: string; label: string; align: 'left' | 'right' | 'center' }[];
  rows: PrintRow[];
  /** A row with nothing filled in, for a sheet that is completed by hand. */
  blank: PrintRow;
}
export interface PrintRow {
  /** By column key. */
  cells: Record<string, string>;
  /** The row as a small form: its cells and the tables inside it (订货 of a visit), in the order of the paper. */
  parts: PrintPart[];
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
const MOST_BOXES = 12;

function part(key: string, field: Field, value: unknown): PrintPart {
  if (field.kind === 'rows') return table(key, field.label, field.fields, field.layout ?? 'table', value);
  if (field.kind === 'files') return fileTable(key, field.label, value);
  return {
    kind: 'cell',
    key,
    label: labelOf(field),
    value: displayValue(field, value),
    span: field.span ?? (field.kind === 'longText' ? 4 : 1),
    align: alignOf(field),
    ...(field.kind === 'longText' && { long: true }),
    ...capitals(field, value),
    ...boxes(field, value),
  };
}

function capitals(field: Field, value: unknown): Pick<PrintCell, 'capitals'> {
  if ((field.kind !== 'money' && field.kind !== 'computed') || !field.capitals) return {};
  return { capitals: value === undefined ? '' : `人民币${moneyInCapitals(value as number)}` };
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
  const rowOf = (row: Body): PrintRow => ({
    cells: Object.fromEntries(flat.map(([column, field]) => [column, displayValue(field, row[column])])),
    parts: Object.entries(fields).map(([column, field]) => part(column, field, row[column])),
  });
  return {
    kind: 'table',
    key,
    label,
    layout,
    columns: flat.map(([column, field]) => ({
      key: column,
      label: labelOf(field),
      align: alignOf(field),
    })),
    rows: ((value as Body[] | undefined) ?? []).map(rowOf),
    blank: rowOf({}),
  };
}

/** Files by name, size and digest, so that a copy kept elsewhere can be told from another. */
function fileTable(key: string, label: string, value: unknown): PrintTable {
  const row = (name: string, size: string, digest: string): PrintRow => ({
    cells: { name, size, digest },
    parts: [],
  });
  return {
    kind: 'table',
    key,
    label,
    layout: 'table',
    columns: [
      { key: 'name', label: '文件', align: 'left' },
      { key: 'size', label: '大小', align: 'right' },
      { key: 'digest', label: '摘要（SHA-256）', align: 'left' },
    ],
    rows: ((value as FileReference[] | undefined) ?? []).map(({ name, size, sha256 }) =>
      row(name, formatSize(size), sha256),
    ),
    blank: row('', '', ''),
  };
}

/** Amounts in 万元 say so in the label, as the paper does. */
function labelOf(field: Field): string {
  return field.kind === 'money' && field.unit === '万元' ? `${field.label}（万元）` : field.label;
}

function alignOf(field: Field): 'left' | 'right' | 'center' {
  const kind = field.kind === 'computed' ? field.as : field.kind;
  if (kind === 'money' || kind === 'quantity' || kind === 'integer' || kind === 'percent') return 'right';
  if (kind === 'date' || kind === 'time') return 'center';
  return 'left';
}
