import type { Output } from '../../shared/contract/contract.ts';
import type { Column } from '../../shared/forms/machinery/columns.ts';
import { displayValue } from '../../shared/forms/machinery/display.ts';
import { Completeness } from './Completeness.tsx';
import { StateMark } from './StateMark.tsx';

export type Row = Output<'documents.list'>['rows'][number];

export function Cell({ column, row }: { column: Column; row: Row }) {
  if (column.key === 'state') return <StateMark state={row.state} signing={row.signing} />;
  if (column.key === 'completeness') return <Completeness points={row.completeness} />;
  return cellText(column, row);
}

export function cellText(column: Column, row: Row): string {
  if (column.field) return displayValue(column.field, row.values[column.key]);
  switch (column.key) {
    case 'number':
      return row.number ?? '';
    case 'title':
      return row.title;
    case 'businessDate':
      return row.businessDate ?? '';
    case 'updatedAt':
      return row.updatedAt.slice(0, 16).replace('T', ' ');
    case 'updatedBy':
      return row.updatedBy;
    default:
      return '';
  }
}
