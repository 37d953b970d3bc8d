import type { Field, Fields } from '../../../shared/forms/machinery/fields.ts';

export interface Cell {
  key: string;
  field: Field;
  /** Of four columns. */
  span: 1 | 2 | 3 | 4;
}

const COLUMNS = 4;

/** The columns that a field asks for. */
export function spanOf(field: Field): 1 | 2 | 3 | 4 {
  return field.span ?? (field.kind === 'longText' || field.kind === 'rows' || field.kind === 'files' ? 4 : 1);
}

/**
 * The fields in the order of the paper, each line filled to its end: the last cell of a line takes what is left, so
 * that the grid has no holes.
 */
export function packCells(fields: Fields): Cell[] {
  const lines: Cell[][] = [];
  let left = 0;
  for (const [key, field] of Object.entries(fields)) {
    const span = spanOf(field);
    if (span > left) {
      lines.push([]);
      left = COLUMNS;
    }
    lines.at(-1)?.push({ key, field, span });
    left -= span;
  }
  return lines.flatMap(fillLine);
}

function fillLine(line: Cell[]): Cell[] {
  const rest = COLUMNS - line.reduce((sum, cell) => sum + cell.span, 0);
  return line.map((cell, place) =>
    place === line.length - 1 ? { ...cell, span: (cell.span + rest) as Cell['span'] } : cell,
  );
}
