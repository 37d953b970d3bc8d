/**
 * The kinds of field that a form may have, and one builder for each.
 * A field is plain data: it can be stored beside a document and written into the weekly file, so that an old document
 * is shown and printed by the description it was filled in with.
 */

interface FieldBasics {
  label: string;
  /** Must be filled before submitting; a draft may lack it. */
  required?: boolean;
  /** Not required, but counted in the completeness figure. */
  expected?: boolean;
  /** Personal information (〔个〕): purpose, consent and erasure rules apply. */
  personal?: boolean;
  /** A short remark under the input. */
  hint?: string;
  /** How many of the section's four columns the input takes on screen and on paper; default 1, rows and long text 4. */
  span?: 1 | 2 | 3 | 4;
  /** Column of the form's list. `sort` makes an index for it. */
  column?: { width: number; shown?: boolean; sort?: boolean; filter?: boolean };
  /** Its text is found by the search box. */
  search?: boolean;
  /** Of a field in `block` rows: shown in the line of a closed row, this wide in px. */
  inLine?: number;
  /** Written by the program, shown and never typed (导入原文); hidden while empty. */
  readOnly?: boolean;
  /** The program takes it from other papers (实际, 核对): no signature on this one stands for it. */
  fromOthers?: true;
}

export interface TextField extends FieldBasics {
  kind: 'text';
  max?: number;
  /** Named check from `formats.ts`. */
  format?: TextFormat;
  /** Offered while typing; anything else may be typed too. */
  suggestions?: readonly string[];
  /** Warns while typing when another customer has the same name (after normalising) or code. */
  duplicates?: 'name' | 'creditCode';
}
export type TextFormat = 'creditCode' | 'phone' | 'mobile' | 'postcode' | 'email' | 'url';
export interface LongTextField extends FieldBasics {
  kind: 'longText';
  max?: number;
  /** Lines shown before it grows. */
  lines?: number;
}
/** Whole number. */
export interface IntegerField extends FieldBasics {
  kind: 'integer';
  /** It names rather than counts (年度): never with thousands separators. */
  names?: true;
  min?: number;
  max?: number;
  unit?: string;
}
/** A measured amount in integer thousandths of `unit`. */
export interface QuantityField extends FieldBasics {
  kind: 'quantity';
  unit?: string;
}
/** Integer fen; shown in `unit` (元 unless told 万元). */
export interface MoneyField extends FieldBasics {
  kind: 'money';
  unit?: '元' | '万元';
  /** Sheets print 大写金额 beside it. */
  capitals?: true;
}
/** Integer basis points, shown as per cent. */
export interface PercentField extends FieldBasics {
  kind: 'percent';
}
/** Business date, 'yyyy-mm-dd', no zone. */
export interface DateField extends FieldBasics {
  kind: 'date';
}
/** 'HH:MM'. */
export interface TimeField extends FieldBasics {
  kind: 'time';
}
export type Options = Readonly<Record<string, string>>;
/** One of `options` (stored key → Chinese label). */
export interface ChoiceField<O extends Options = Options> extends FieldBasics {
  kind: 'choice';
  options: O;
}
export interface ChoicesField<O extends Options = Options> extends FieldBasics {
  kind: 'choices';
  options: O;
}
/** A customer or person, with the name as it stood when the sheet was filled. */
export interface ReferenceField<T extends 'customer' | 'person' = 'customer' | 'person'> extends FieldBasics {
  kind: 'reference';
  to: T;
  /** A name that is not yet in the archive is accepted (新客户). */
  mayBeNew?: boolean;
}
export interface RowsField<F extends Fields = Fields> extends FieldBasics {
  kind: 'rows';
  fields: F;
  max?: number;
  /**
   * `table`: one line a row; `block`: each row is a block of its own (rows with long text or rows inside);
   * `across`: each row is a column, and there are always `max` of them (the months of a year), begun by the form's `start`.
   */
  layout?: 'table' | 'block' | 'across';
  /** Of `across`: the field that heads each column; it counts from 1. */
  headedBy?: string;
  /** Label of the column that numbers the rows on paper; the screen numbers every table. */
  numbered?: string;
  /**
   * The line (of `across` the column) 合计: for a field of the rows the computed field of the form that holds its total.
   * A total described in the same section is shown there only.
   */
  total?: Readonly<Record<string, string>>;
}
/** Attachments, stored in the archive by their digest. */
export interface FilesField extends FieldBasics {
  kind: 'files';
  max?: number;
}
/** Set by the form's `compute`, never typed; shown like a field of kind `as`. */
export interface ComputedField<K extends ComputedKind = ComputedKind> extends FieldBasics {
  kind: 'computed';
  as: K;
  unit?: string;
  /** Of money: sheets print 大写金额 beside it. */
  capitals?: true;
}
export type ComputedKind = 'text' | 'integer' | 'quantity' | 'money' | 'percent' | 'date';

export type Field =
  | TextField
  | LongTextField
  | IntegerField
  | QuantityField
  | MoneyField
  | PercentField
  | DateField
  | TimeField
  | ChoiceField
  | ChoicesField
  | ReferenceField
  | RowsField
  | FilesField
  | ComputedField;

export type Fields = Readonly<Record<string, Field>>;

export type FieldEntry = readonly [key: string, field: Field];

const entries = new WeakMap<Fields, readonly FieldEntry[]>();

/** The fields one by one; listed once, since every save walks through them several times for each row. */
export function entriesOf(fields: Fields): readonly FieldEntry[] {
  let listed = entries.get(fields);
  if (!listed) {
    listed = Object.entries(fields);
    entries.set(fields, listed);
  }
  return listed;
}

export interface CustomerReference {
  /** Absent while the customer is not yet in the archive. */
  id?: string;
  /** 客户编号. */
  code?: string;
  name: string;
}
export interface PersonReference {
  id: string;
  name: string;
}
export interface FileReference {
  sha256: string;
  name: string;
  /** Bytes. */
  size: number;
  mediaType: string;
}

type Stated<K extends Field['kind'], F extends { kind: K }> = Omit<F, 'kind'>;

export const text = <const F extends Stated<'text', TextField>>(field: F) =>
  ({ kind: 'text', ...field }) as const;
export const longText = <const F extends Stated<'longText', LongTextField>>(field: F) =>
  ({ kind: 'longText', ...field }) as const;
export const integer = <const F extends Stated<'integer', IntegerField>>(field: F) =>
  ({ kind: 'integer', ...field }) as const;
export const quantity = <const F extends Stated<'quantity', QuantityField>>(field: F) =>
  ({ kind: 'quantity', ...field }) as const;
export const money = <const F extends Stated<'money', MoneyField>>(field: F) =>
  ({ kind: 'money', ...field }) as const;
export const percent = <const F extends Stated<'percent', PercentField>>(field: F) =>
  ({ kind: 'percent', ...field }) as const;
export const date = <const F extends Stated<'date', DateField>>(field: F) =>
  ({ kind: 'date', ...field }) as const;
export const time = <const F extends Stated<'time', TimeField>>(field: F) =>
  ({ kind: 'time', ...field }) as const;
export const choice = <const F extends Stated<'choice', ChoiceField>>(field: F) =>
  ({ kind: 'choice', ...field }) as const;
export const choices = <const F extends Stated<'choices', ChoicesField>>(field: F) =>
  ({ kind: 'choices', ...field }) as const;
export const customer = <const F extends Omit<Stated<'reference', ReferenceField>, 'to'>>(field: F) =>
  ({ kind: 'reference', to: 'customer', ...field }) as const;
export const person = <const F extends Omit<Stated<'reference', ReferenceField>, 'to' | 'mayBeNew'>>(
  field: F,
) => ({ kind: 'reference', to: 'person', ...field }) as const;
export const rows = <const F extends Stated<'rows', RowsField>>(field: F) =>
  ({ kind: 'rows', ...field }) as const;
export const files = <const F extends Stated<'files', FilesField>>(field: F) =>
  ({ kind: 'files', ...field }) as const;
export const computed = <const F extends Stated<'computed', ComputedField>>(field: F) =>
  ({ kind: 'computed', ...field }) as const;

/** What a field holds in a body. An empty field is an absent key, never null or ''. */
export type ValueOf<F> = F extends { kind: 'text' | 'longText' | 'date' | 'time' }
  ? string
  : F extends { kind: 'integer' | 'quantity' | 'money' | 'percent' }
    ? number
    : F extends { kind: 'choice'; options: infer O }
      ? Extract<keyof O, string>
      : F extends { kind: 'choices'; options: infer O }
        ? Extract<keyof O, string>[]
        : F extends { kind: 'reference'; to: 'customer' }
          ? CustomerReference
          : F extends { kind: 'reference'; to: 'person' }
            ? PersonReference
            : F extends { kind: 'rows'; fields: infer R extends Fields }
              ? ValuesOf<R>[]
              : F extends { kind: 'files' }
                ? FileReference[]
                : F extends { kind: 'computed'; as: infer A }
                  ? A extends 'text' | 'date'
                    ? string
                    : number
                  : never;

export type ValuesOf<F extends Fields> = { -readonly [K in keyof F]?: ValueOf<F[K]> };

/** The fields of a section that have a place of their own: not those that are shown in a table's 合计. */
export function placedFields(fields: Fields): Fields {
  const inTables = new Set(
    Object.values(fields).flatMap((field) =>
      field.kind === 'rows' && field.total ? Object.values(field.total) : [],
    ),
  );
  if (inTables.size === 0) return fields;
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !inTables.has(key)));
}
