import { displayValue } from '../../shared/forms/machinery/display.ts';
import type { Field } from '../../shared/forms/machinery/fields.ts';
import { type Body, type FormModule, fieldsOf } from '../../shared/forms/machinery/form.ts';
import type { SummaryKind, SummarySheet } from '../weeklyFile/summaryWorkbook.ts';

interface Summarised {
  number: string | null;
  title: string;
  /** In Chinese. */
  state: string;
  body: Body;
}

/** Excel's longest name of a sheet, in characters. */
const LONGEST_NAME = 31;

/** A form's documents as a sheet of summary.xlsx: the columns of its list. */
export function formSummary({ description }: FormModule, documents: readonly Summarised[]): SummarySheet {
  const listed = fieldsOf(description).filter(([, field]) => field.column);
  return {
    name: description.title.slice(0, LONGEST_NAME),
    columns: [
      { title: '编号', kind: 'text', width: 14 },
      { title: '标题', kind: 'text', width: 34 },
      ...listed.map(([, field]) => ({ title: field.label, kind: kindOf(field), width: widthOf(field) })),
      { title: '状态', kind: 'text' as const, width: 10 },
    ],
    rows: documents.map(({ number, title, state, body }) => [
      number ?? undefined,
      title,
      ...listed.map(([key, field]) => cellOf(field, body[key])),
      state,
    ]),
  };
}

function kindOf(field: Field): SummaryKind {
  const kind = field.kind === 'computed' ? field.as : field.kind;
  switch (kind) {
    case 'integer':
    case 'quantity':
    case 'money':
    case 'percent':
    case 'date':
      return kind;
    default:
      return 'text';
  }
}

function cellOf(field: Field, value: unknown): string | number | undefined {
  if (value === undefined) return undefined;
  return kindOf(field) === 'text' ? displayValue(field, value) : (value as string | number);
}

/** A list's column is measured in pixels, some seven to a character. */
const widthOf = (field: Field) => Math.max(10, Math.round((field.column?.width ?? 90) / 7));
