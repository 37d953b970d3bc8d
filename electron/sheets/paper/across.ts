import type { Alignment } from 'pdfmake/interfaces';
import type { PrintTable } from '../../../shared/forms/machinery/printModel.ts';
import type { Pen } from '../fonts/pen.ts';
import { headCell, valueCell } from './cells.ts';
import { ink } from './ink.ts';
import type { Cell, Row, Slab } from './slab.ts';

/** Eight characters of a label. */
const LABEL_WIDTH = 8 * ink.label + 2 * ink.paddingX + ink.outerLine;
/** The column 合计 holds longer figures than a month. */
const TOTAL_WEIGHT = 1.2;
const SMALLEST = 6;

/** A table whose rows stand side by side as columns: a line for each field, and 合计 at the right. */
export function acrossSlab(pen: Pen, table: PrintTable, left: number, right: number): Slab {
  const { rows, heads = [], columns, total } = table;
  const step = (right - left - LABEL_WIDTH) / (rows.length + (total ? TOTAL_WEIGHT : 0));
  const edges = [left, ...rows.map((_, index) => left + LABEL_WIDTH + index * step)];
  if (total) edges.push(left + LABEL_WIDTH + rows.length * step);
  edges.push(right);

  const size = Math.min(
    sizeFor(
      pen,
      step,
      rows.flatMap(({ cells }) => columns.map(({ key }) => cells[key] ?? '')),
    ),
    sizeFor(pen, step * TOTAL_WEIGHT, Object.values(total ?? {})),
  );
  const figure = (value: string, align: Alignment): Cell => {
    const cell = valueCell(pen, value, align);
    return { ...cell, size, content: { text: pen.write(value), alignment: align, fontSize: size } };
  };
  const head: Row = ['', ...heads, ...(total ? ['合计'] : [])].map((label) => headCell(pen, label));
  const lines = columns.map(
    ({ key, label, align }): Row => [
      headCell(pen, label),
      ...rows.map(({ cells }) => figure(cells[key] ?? '', align)),
      ...(total ? [figure(total[key] ?? '', align)] : []),
    ],
  );
  return { edges, headerRows: 1, rows: [head, ...lines] };
}

/** In which the widest value stays on one line: a figure broken in two is misread. */
function sizeFor(pen: Pen, width: number, values: readonly string[]): number {
  const widest = Math.max(0, ...values.map((value) => pen.width(value)));
  const room = width - 2 * ink.paddingX - ink.innerLine;
  return Math.max(SMALLEST, Math.min(ink.body, Math.floor((room / Math.max(widest, 1)) * 10) / 10));
}
