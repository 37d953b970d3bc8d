import type { PrintCell } from '../../../shared/forms/machinery/printModel.ts';
import type { Pen } from '../fonts/pen.ts';
import { fieldCell, labelCell, valueCell } from './cells.ts';
import { ink } from './ink.ts';
import type { Row, Slab } from './slab.ts';

/** The form grid has four pairs of label and value side by side. */
export const PAIRS = 4;
/** Five characters beside the outer line. */
export const LABEL_WIDTH = 5 * ink.label + 2 * ink.paddingX + ink.outerLine + 0.3;

export interface Placed {
  cell: PrintCell;
  span: number;
}

/** Vertical lines between `left` and `right`: label, value, label, value … */
export function gridEdges(left: number, right: number): number[] {
  const pair = (right - left) / PAIRS;
  return [
    ...Array.from({ length: PAIRS }, (_, index) => [
      left + index * pair,
      left + index * pair + LABEL_WIDTH,
    ]).flat(),
    right,
  ];
}

/** A value that would run to more lines than this in its place gets a row to itself. */
const MOST_LINES = 4;

/** Rows of the grid; the last of a row is widened when the next doesn't fit beside it, so that no hole is left. */
function gridRows(pen: Pen, placed: readonly Placed[], edges: readonly number[], roomy: boolean): Row[] {
  const pair = ((edges.at(-1) as number) - (edges[0] as number)) / PAIRS;
  const widened = (item: Placed): Placed => {
    const width = item.span * pair - LABEL_WIDTH - 2 * ink.paddingX;
    const long = !item.cell.boxes && pen.lines(item.cell.value, width / ink.body) > MOST_LINES;
    return long ? { ...item, span: PAIRS } : item;
  };
  const rows: Placed[][] = [];
  let free = 0;
  for (const item of placed.flatMap(withCapitals).map(widened)) {
    if (item.span > free) {
      rows.push([]);
      free = PAIRS;
    }
    rows.at(-1)?.push(item);
    free -= item.span;
  }
  return rows.map((row) => rowOf(pen, row, roomy));
}

export function gridSlab(
  pen: Pen,
  placed: readonly Placed[],
  left: number,
  right: number,
  roomy: boolean,
): Slab | undefined {
  if (placed.length === 0) return undefined;
  const edges = gridEdges(left, right);
  return { edges, headerRows: 0, rows: gridRows(pen, placed, edges, roomy) };
}

function rowOf(pen: Pen, row: readonly Placed[], roomy: boolean): Row {
  const used = row.reduce((sum, item) => sum + item.span, 0);
  return row.flatMap(({ cell, span }, index) => {
    const pairs = index === row.length - 1 ? span + PAIRS - used : span;
    const value =
      cell.key === CAPITALS
        ? valueCell(pen, cell.value, 'left', 2 * pairs - 1)
        : fieldCell(pen, cell, 2 * pairs - 1, roomy);
    return [labelCell(pen, cell.label), value];
  });
}

const CAPITALS = '大写';

/** An amount with 大写金额 takes a row of its own with it. */
function withCapitals(item: Placed): Placed[] {
  if (item.cell.capitals === undefined) return [item];
  return [
    { ...item, span: 1 },
    {
      cell: {
        kind: 'cell',
        key: CAPITALS,
        label: '大写金额',
        value: item.cell.capitals,
        span: 3,
        align: 'left',
      },
      span: PAIRS - 1,
    },
  ];
}
