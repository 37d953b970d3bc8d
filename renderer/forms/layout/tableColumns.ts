import type { Field, Fields } from '../../../shared/forms/machinery/fields.ts';

const NUMBER = '30px';
const TOOLS = '84px';

/** The columns of a table with one line a row, as a grid template: number, fields, and the tools where it is edited. */
export function tableTemplate(fields: Fields, edited: boolean): string {
  const columns = Object.values(fields).map(columnWidth);
  return [NUMBER, ...columns, ...(edited ? [TOOLS] : [])].join(' ');
}

/** The columns of the line of a folded block. */
export function lineTemplate(fields: Fields, edited: boolean): string {
  const columns = lineFields(fields).map(([, field]) => `minmax(0, ${field.inLine}fr)`);
  return [NUMBER, ...columns, ...(edited ? [TOOLS] : [])].join(' ');
}

export function lineFields(fields: Fields): [string, Field][] {
  return Object.entries(fields).filter(([, field]) => field.inLine !== undefined);
}

/** Stands at the right of its column, digit under digit. */
export function isFigure(field: Field): boolean {
  const kind = field.kind === 'computed' ? field.as : field.kind;
  return ['integer', 'quantity', 'money', 'percent'].includes(kind);
}

/** Columns whose values have a known length are as wide as these; texts share the rest by how long they may be. */
function columnWidth(field: Field): string {
  switch (field.kind === 'computed' ? field.as : field.kind) {
    case 'date':
      return '104px';
    case 'time':
      return '70px';
    case 'money':
      return '118px';
    case 'quantity':
    case 'integer':
      return '88px';
    case 'percent':
      return '76px';
    case 'choice':
      return '96px';
    case 'reference':
      return 'minmax(160px, 3fr)';
    case 'longText':
    case 'choices':
      return 'minmax(160px, 4fr)';
    default: {
      const most = field.kind === 'text' ? (field.max ?? 100) : 40;
      return most <= 10 ? '72px' : `minmax(90px, ${Math.min(4, Math.ceil(most / 40))}fr)`;
    }
  }
}
