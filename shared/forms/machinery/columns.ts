import type { Field } from './fields.ts';
import { type FormDescription, fieldsOf } from './form.ts';

/** A column of a form's list. */
export interface Column {
  /** Key in the body, or one of the document's own columns. */
  key: string;
  label: string;
  width: number;
  /** Shown until the user chooses otherwise. */
  shown: boolean;
  sortable: boolean;
  filterable: boolean;
  /** Absent for the document's own columns. */
  field?: Field;
}

/** What every document has beside its body. */
export type OwnColumn =
  | 'number'
  | 'title'
  | 'businessDate'
  | 'state'
  | 'completeness'
  | 'updatedAt'
  | 'updatedBy';

const own = (key: OwnColumn, label: string, width: number, shown: boolean, sortable: boolean): Column => ({
  key,
  label,
  width,
  shown,
  sortable,
  filterable: key === 'state' || key === 'number',
});

/** The columns of the list of this form, in order. Those shown at first should fit 1140 pixels: a 1366 wide screen. */
export function columnsOf(description: FormDescription): Column[] {
  const fields = fieldsOf(description).flatMap(([key, field]): Column[] =>
    field.column
      ? [
          {
            key,
            label: field.label,
            width: field.column.width,
            shown: field.column.shown ?? true,
            sortable: field.column.sort ?? false,
            filterable: field.column.filter ?? false,
            field,
          },
        ]
      : [],
  );
  return [
    ...(description.series ? [own('number', '编号', 100, true, true)] : []),
    ...fields,
    own('completeness', '完整度', 80, description.series !== undefined, true),
    own('state', '状态', 80, true, true),
    own('updatedAt', '最后修改', 130, true, true),
    own('updatedBy', '修改人', 90, false, false),
  ];
}
