import type { PrintCell } from '../../../shared/forms/machinery/printModel.ts';
import type { Pen } from '../fonts/pen.ts';
import { bandCell, headCell, labelCell, valueCell } from '../paper/cells.ts';
import { gridSlab, LABEL_WIDTH } from '../paper/grid.ts';
import { ink } from '../paper/ink.ts';
import { type Cell, type Row, rowHeight } from '../paper/slab.ts';
import { chartLines } from './charts.ts';
import type { Line } from './pages.ts';
import type { DerivedColumn, DerivedPart, TableLine, TablePart } from './paper.ts';

/** A row between vertical lines. */
export interface PlacedRow {
  edges: readonly number[];
  row: Row;
}
export type PaperLine = Line<PlacedRow>;

const DENSE = 7.5;

/** Text below a row is cut into pieces of so many lines, or a long one could fit no page. */
const LONGEST_PIECE = 16;

/** The lines of a paper's parts on a grid whose right line is at `right`. */
export function linesOf(pen: Pen, part: DerivedPart, right: number): PaperLine[] {
  const titled = 'title' in part && part.title ? [bandLine(pen, part.title, right)] : [];
  switch (part.kind) {
    case 'remark':
      return texts(pen, part.text, right).map((text) => ({
        ...line(pen, [0, right], [valueCell(pen, text, 'left')]),
        withPrevious: true,
      }));
    case 'charts':
      return [...titled, ...chartLines(pen, part.charts, right)];
    case 'facts': {
      const placed = part.facts.map(({ label, value, span = 1 }) => ({
        cell: { kind: 'cell', key: label, label, value, span, align: 'left' } satisfies PrintCell,
        span,
      }));
      const slab = gridSlab(pen, placed, 0, right, false);
      return [...titled, ...(slab?.rows ?? []).map((row) => line(pen, slab?.edges ?? [], row))];
    }
    case 'table':
      return tableLines(pen, part, titled, right);
  }
}

function tableLines(pen: Pen, part: TablePart, titled: PaperLine[], right: number): PaperLine[] {
  const edges = edgesOf(part.columns, right);
  const size = part.dense ? DENSE : ink.body;
  const head: PaperLine = {
    ...line(
      pen,
      edges,
      part.columns.map(({ label }) => sized(headCell(pen, label), size - 0.5)),
    ),
    withNext: true,
    repeated: titled,
  };
  if (part.lines.length === 0)
    return [...titled, head, line(pen, [0, right], [valueCell(pen, part.empty, 'center')])];
  const heads = [...titled, head];
  let group: PaperLine | undefined;
  const lines = [
    ...heads,
    ...part.lines.flatMap((given): PaperLine[] => {
      if (given.kind === 'band') {
        group = bandLine(pen, `${given.text}（续）`, right);
        return [{ ...bandLine(pen, given.text, right), repeated: heads }];
      }
      const repeated = group ? [...heads, group] : heads;
      if (given.kind === 'total') {
        group = undefined;
        return [{ ...totalLine(pen, part.columns, { edges, size }, given), repeated, withPrevious: true }];
      }
      return rowLines(pen, part.columns, { edges, size }, given).map((made) => ({ ...made, repeated }));
    }),
  ];
  if (!part.together) return lines;
  return lines.map((made, place) => (place === lines.length - 1 ? made : { ...made, withNext: true }));
}

function rowLines(
  pen: Pen,
  columns: readonly DerivedColumn[],
  { edges, size }: { edges: readonly number[]; size: number },
  { cells, texts: below = [], bold = [] }: Extract<TableLine, { kind: 'row' }>,
): PaperLine[] {
  const right = edges.at(-1) as number;
  const row = line(
    pen,
    edges,
    columns.map(({ align, shaded }, column) => {
      const text = cells[column] ?? '';
      const cell = bold.includes(column) ? strong(pen, text, align, 1) : valueCell(pen, text, align);
      return { ...sized(cell, size), ...(shaded && { shaded }) };
    }),
  );
  const further = below.flatMap(({ label, text }) =>
    texts(pen, text, right - LABEL_WIDTH).map((piece, index) =>
      line(
        pen,
        [0, LABEL_WIDTH, right],
        [labelCell(pen, index === 0 ? label : `${label}（续）`), valueCell(pen, piece, 'left')],
      ),
    ),
  );
  return [{ ...row, withNext: further.length > 0 }, ...further];
}

function totalLine(
  pen: Pen,
  columns: readonly DerivedColumn[],
  { edges, size }: { edges: readonly number[]; size: number },
  { label, figures }: Extract<TableLine, { kind: 'total' }>,
): PaperLine {
  const first = Math.max(1, Math.min(...figures.map(({ column }) => column)));
  const cells: Cell[] = [{ ...sized(strong(pen, label, 'left', first), size), shaded: true }];
  for (let column = first; column < columns.length; column += 1) {
    const figure = figures.find((candidate) => candidate.column === column);
    const align = columns[column]?.align ?? 'left';
    cells.push({ ...sized(strong(pen, figure?.text ?? '', align, 1), size), shaded: true });
  }
  return line(pen, edges, cells);
}

function sized(cell: Cell, size: number): Cell {
  return { ...cell, size, content: { ...(cell.content as object), fontSize: size } as Cell['content'] };
}

function strong(pen: Pen, text: string, alignment: DerivedColumn['align'], span: number): Cell {
  return {
    content: { text: pen.write(text, true).map((run) => ({ bold: true, ...run })), alignment },
    plain: text,
    size: ink.body,
    span,
  };
}

function bandLine(pen: Pen, text: string, right: number): PaperLine {
  return { ...line(pen, [0, right], [bandCell(pen, text, 1)]), withNext: true };
}

function line(pen: Pen, edges: readonly number[], row: Row): PaperLine {
  return { height: rowHeight(row, edges, pen), content: { edges, row } };
}

function edgesOf(columns: readonly DerivedColumn[], right: number): number[] {
  const total = columns.reduce((sum, { weight }) => sum + weight, 0);
  let at = 0;
  const edges = [
    0,
    ...columns.map(({ weight }) => {
      at += weight;
      return (right * at) / total;
    }),
  ];
  edges[edges.length - 1] = right;
  return edges;
}

/** A text in pieces of at most `LONGEST_PIECE` lines at this width; '' is one empty piece. */
function texts(pen: Pen, text: string, width: number): string[] {
  const em = (width - 4 * ink.paddingX) / ink.body;
  const pieces: string[] = [''];
  for (const paragraph of text.split('\n'))
    for (const stretch of stretches(paragraph, Math.floor(em * LONGEST_PIECE * 0.9))) {
      const joined = pieces.at(-1) === '' ? stretch : `${pieces.at(-1)}\n${stretch}`;
      if (pen.lines(joined, em) <= LONGEST_PIECE) pieces[pieces.length - 1] = joined;
      else pieces.push(stretch);
    }
  return pieces;
}

/** Cut after a sentence or a clause where one ends near, so that no word or number is torn. */
function stretches(text: string, most: number): string[] {
  const pieces: string[] = [];
  let rest = [...text];
  while (rest.length > most) {
    const end = rest.findLastIndex((character, at) => at < most && /[，。；、！？\s,;]/u.test(character));
    const cut = end > most / 2 ? end + 1 : most;
    pieces.push(rest.slice(0, cut).join(''));
    rest = rest.slice(cut);
  }
  return [...pieces, rest.join('')];
}
