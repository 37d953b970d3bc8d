import { moneyInCapitals } from '../../rules/money/capitals.ts';
import { displayValue, formatSize } from './display.ts';
import { type Field, type FileReference, placedFields, type RowsField } from './fields.ts';
import { type Body, type FormDescription, fieldsByKey } from './form.ts';

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
  /** 划线更正: values that stood here when the sheet was signed, the oldest first. */
  struck?: readonly string[];
  /** 大写金额 of the value, '' when not filled; absent where the paper has none. */
  capitals?: string;
}
export interface PrintTable {
  kind: 'table';
  key: string;
  label: string;
  layout: 'table' | 'block' | 'across';
  columns: { key: string; label: string; align: 'left' | 'right' | 'center' }[];
  rows: PrintRow[];
  /** A row with nothing filled in, for a sheet that is completed by hand. */
  blank: PrintRow;
  /** Of `across`: heads the column of each row. */
  heads?: string[];
  /** 合计 by column key, '' where there is nothing to add up; absent where the table has none. */
  total?: Record<string, string>;
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
      parts: Object.entries(placedFields(section.fields)).map(([key, field]) => {
        const printed = part(key, field, body[key]);
        if (field.kind !== 'rows' || !field.total || printed.kind !== 'table') return printed;
        return { ...printed, total: totalOf(field.total, description, body) };
      }),
    })),
  };
}

/** More options than this make a list of boxes too long to read; the chosen one is written instead. */
const MOST_BOXES = 12;

function part(key: string, field: Field, value: unknown): PrintPart {
  if (field.kind === 'rows') return table(key, field, value);
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

/** Key of the column that numbers the rows. */
const NUMBER = '#';

function table(key: string, field: RowsField, value: unknown): PrintTable {
  const { fields, layout = 'table', headedBy, numbered } = field;
  const flat = Object.entries(fields).filter(
    ([column, field]) => field.kind !== 'rows' && column !== headedBy,
  );
  const rowOf = (row: Body, place?: number): PrintRow => ({
    cells: {
      ...(numbered !== undefined && { [NUMBER]: place === undefined ? '' : String(place + 1) }),
      ...Object.fromEntries(flat.map(([column, field]) => [column, displayValue(field, row[column])])),
    },
    parts: Object.entries(fields).map(([column, field]) => part(column, field, row[column])),
  });
  const given = (value as Body[] | undefined) ?? [];
  const rows =
    headedBy !== undefined && given.length === 0
      ? Array.from({ length: field.max ?? 0 }, (_, place): Body => ({ [headedBy]: place + 1 }))
      : given;
  const head = headedBy === undefined ? undefined : fields[headedBy];
  return {
    kind: 'table',
    key,
    label: field.label,
    layout,
    columns: [
      ...(numbered !== undefined ? [{ key: NUMBER, label: numbered, align: 'center' as const }] : []),
      ...flat.map(([column, field]) => ({ key: column, label: labelOf(field), align: alignOf(field) })),
    ],
    rows: rows.map(rowOf),
    blank: rowOf({}),
    ...(headedBy !== undefined && head && { heads: rows.map((row) => displayValue(head, row[headedBy])) }),
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

function totalOf(
  total: Readonly<Record<string, string>>,
  description: FormDescription,
  body: Body,
): Record<string, string> {
  const fields = fieldsByKey(description);
  return Object.fromEntries(
    Object.entries(total).map(([column, key]) => {
      const field = fields[key];
      return [column, field ? displayValue(field, body[key]) : ''];
    }),
  );
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
