import type { Content, ContentTable, ContentText, CustomTableLayout, TableCell } from 'pdfmake/interfaces';
import { LINE_HEIGHT, type Pen } from '../fonts/pen.ts';
import { ink } from './ink.ts';

/** A cell of the grid. */
export interface Cell {
  content: Content;
  /** What the content says, to foretell its height. */
  plain: string;
  size: number;
  /** The content is `plain` and nothing else: its lines are broken here, and not by the layout engine. */
  flows?: true;
  /** Columns of the slab that it covers. */
  span: number;
  shaded?: boolean;
  /** Least height of the content. */
  height?: number;
  /** Lines left out, for cells that run on over several rows. */
  open?: { top: boolean; bottom: boolean };
  /** Stays at the top when the row is higher. */
  top?: boolean;
}

export type Row = readonly Cell[];

/**
 * A piece of the sheet's grid: rows that share column edges. A sheet is a pile of slabs without gaps.
 * `edges` are the positions of the vertical lines, from the left border to the right one.
 */
export interface Slab {
  edges: readonly number[];
  /** Leading rows repeated on each page. */
  headerRows: number;
  rows: readonly Row[];
  /** The first slab of a block: a stronger line parts it from the one before. */
  opensBlock?: true;
}

/** Slabs that stay on one page when they fit together on a part of it. */
export interface Pile {
  slabs: readonly Slab[];
  together: boolean;
}

/** Lines of a border, as wide as the edges say: neighbouring slabs' lines fall on each other. */
function contentWidth(edges: readonly number[], from: number, span: number): number {
  const line = from === 0 ? ink.outerLine : ink.innerLine;
  return (edges[from + span] as number) - (edges[from] as number) - line - 2 * ink.paddingX;
}

export function rowHeight(row: Row, edges: readonly number[], pen: Pen): number {
  let column = 0;
  let height: number = ink.rowHeight;
  for (const cell of row) {
    const width = contentWidth(edges, column, cell.span);
    const text = pen.lines(cell.plain, width / cell.size) * cell.size * LINE_HEIGHT;
    height = Math.max(height, cell.height ?? 0, text);
    column += cell.span;
  }
  return height + 2 * ink.paddingY + ink.innerLine;
}

export function slabHeight(slab: Slab, pen: Pen): number {
  return slab.rows.reduce((sum, row) => sum + rowHeight(row, slab.edges, pen), 0);
}

/**
 * Rows stay whole, since a row cut in two reads badly; but a row higher than this share of the page goes into a slab of
 * its own that may break, since what doesn't fit a page as a whole would be cut off by the layout engine.
 */
const TALLEST_WHOLE_ROW = 0.25;

export function partTallRows(slab: Slab, pageHeight: number, pen: Pen): (Slab & { breakable: boolean })[] {
  const parts: (Slab & { breakable: boolean })[] = [];
  const header = slab.rows.slice(0, slab.headerRows);
  let whole: Row[] = [];
  const close = (rows: readonly Row[], breakable: boolean) => {
    if (parts.length === 0) parts.push({ ...slab, rows: [...header, ...rows], breakable });
    else parts.push({ edges: slab.edges, headerRows: 0, rows, breakable });
  };
  for (const row of slab.rows.slice(slab.headerRows)) {
    if (rowHeight(row, slab.edges, pen) <= pageHeight * TALLEST_WHOLE_ROW) {
      whole.push(row);
      continue;
    }
    if (whole.length > 0) close(whole, false);
    whole = [];
    close([row], true);
  }
  if (whole.length > 0 || parts.length === 0) close(whole, false);
  return parts;
}

/** Marks a table that may break inside a row, for `startsTooLow`. */
export const BREAKABLE = 1;

export function tableOf(
  slab: Slab & { breakable: boolean },
  at: { first: boolean; last: boolean },
  pen: Pen,
): ContentTable {
  const body = slab.rows.filter((_, index) => index >= slab.headerRows);
  return {
    table: {
      widths: slab.edges.slice(1).map((_, column) => contentWidth(slab.edges, column, 1)),
      heights: slab.rows.map((row) => Math.max(ink.rowHeight, ...row.map((cell) => cell.height ?? 0))),
      headerRows: slab.headerRows,
      // A head never stands alone at the foot of a page.
      ...(slab.headerRows > 0 && !slab.breakable && body.length > 0 && { keepWithHeaderRows: 1 }),
      dontBreakRows: !slab.breakable,
      body: slab.rows.map((row) => pdfRow(row, slab, pen)),
    },
    layout: layoutOf({ ...at, strong: slab.opensBlock ?? false }),
    ...(slab.breakable && { headlineLevel: BREAKABLE }),
    // The upper line falls on the lower line of the slab above.
    margin: [0, at.first ? 0 : -ink.innerLine, 0, 0],
  };
}

function pdfRow(row: Row, { edges, breakable }: Slab & { breakable: boolean }, pen: Pen): TableCell[] {
  let column = 0;
  return row.flatMap((cell) => {
    const width = contentWidth(edges, column, cell.span);
    column += cell.span;
    return pdfCells(cell, cell.flows ? inLines(cell, width, pen) : cell.content, breakable);
  });
}

/** The text in the lines that the width allows, none of which may be broken again. */
function inLines(cell: Cell, width: number, pen: Pen): Content {
  const lines = pen.writeLines(cell.plain, width / cell.size);
  const { text: _, ...style } = cell.content as ContentText;
  const [line] = lines;
  return lines.length === 1
    ? { ...style, text: [...(line ?? [])], noWrap: true }
    : { ...style, stack: lines.map((text) => ({ text: [...text] })), noWrap: true };
}

function pdfCells(cell: Cell, given: Content, breakable: boolean): TableCell[] {
  const content = typeof given === 'object' && !Array.isArray(given) ? given : { stack: [given] };
  const border: [boolean, boolean, boolean, boolean] | undefined = cell.open && [
    true,
    !cell.open.top,
    true,
    !cell.open.bottom,
  ];
  const placed = {
    ...content,
    colSpan: cell.span,
    ...(cell.shaded && { fillColor: ink.shade }),
    ...(border && { border }),
    ...(!cell.top && !breakable && { verticalAlignment: 'middle' as const }),
  } as TableCell;
  return [placed, ...Array.from({ length: cell.span - 1 }, () => ({}))];
}

function layoutOf(at: { first: boolean; last: boolean; strong: boolean }): CustomTableLayout {
  return {
    hLineWidth: (line, node) => {
      if ((line === 0 && at.first) || (line === node.table.body.length && at.last)) return ink.outerLine;
      return line === 0 && at.strong ? ink.blockLine : ink.innerLine;
    },
    vLineWidth: (line, node) =>
      line === 0 || line === (node.table.widths as unknown[]).length ? ink.outerLine : ink.innerLine,
    hLineColor: () => ink.black,
    vLineColor: () => ink.black,
    paddingLeft: () => ink.paddingX,
    paddingRight: () => ink.paddingX,
    paddingTop: () => ink.paddingY,
    paddingBottom: () => ink.paddingY,
  };
}
