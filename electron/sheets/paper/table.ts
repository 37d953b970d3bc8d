import type { PrintTable } from '../../../shared/forms/machinery/printModel.ts';
import type { Pen } from '../fonts/pen.ts';
import { headCell, valueCell } from './cells.ts';
import type { Row, Slab } from './slab.ts';

export interface TableOnPaper {
  table: PrintTable;
  /** Of the width; one per column. Absent: all alike. */
  weights?: readonly number[];
  /** Rows printed at least, empty ones to fill by hand. */
  leastRows: number;
}

/**
 * One table, or several side by side that share their lines: a row of titles, a row of column heads, then the rows.
 * The heads are repeated on each page.
 */
export function tablesSlab(
  pen: Pen,
  tables: readonly TableOnPaper[],
  left: number,
  right: number,
  titled: boolean,
): Slab {
  const weights = tables.map(({ table, weights }) => weights ?? table.columns.map(() => 1));
  const whole = weights.flat().reduce((sum, weight) => sum + weight, 0);
  const edges = [left];
  for (const weight of weights.flat())
    edges.push((edges.at(-1) as number) + ((right - left) * weight) / whole);
  edges[edges.length - 1] = right;

  const titles: Row = tables.map(({ table }) => headCell(pen, table.label, table.columns.length));
  const heads: Row = tables.flatMap(({ table }) => table.columns.map(({ label }) => headCell(pen, label)));
  const count = Math.max(...tables.map(({ table, leastRows }) => Math.max(table.rows.length, leastRows)));
  const rows = Array.from(
    { length: count },
    (_, index): Row =>
      tables.flatMap(({ table }) =>
        table.columns.map(({ key, align }) => valueCell(pen, table.rows[index]?.cells[key] ?? '', align)),
      ),
  );
  const total = tables.some(({ table }) => table.total) ? [totalRow(pen, tables)] : [];
  return { edges, headerRows: titled ? 2 : 1, rows: [...(titled ? [titles] : []), heads, ...rows, ...total] };
}

/** 合计 in the columns before the first that is added up; a table beside it without one stays empty. */
function totalRow(pen: Pen, tables: readonly TableOnPaper[]): Row {
  return tables.flatMap(({ table: { columns, total } }): Row => {
    const first = columns.findIndex(({ key }) => total?.[key] !== undefined);
    if (!total || first === -1) return columns.map(() => valueCell(pen, '', 'left'));
    const named = first > 0 ? [headCell(pen, '合　计', first)] : [];
    return [
      ...named,
      ...columns.slice(Math.max(0, first)).map(({ key, align }) => valueCell(pen, total[key] ?? '', align)),
    ];
  });
}
