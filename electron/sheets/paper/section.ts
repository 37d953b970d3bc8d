import type {
  PrintCell,
  PrintPart,
  PrintSection,
  PrintTable,
} from '../../../shared/forms/machinery/printModel.ts';
import type { BlocksPiece, GridPiece, Piece, SectionArrangement, TablesPiece } from '../arrangement.ts';
import type { Pen } from '../fonts/pen.ts';
import { acrossSlab } from './across.ts';
import { bandCell, labelCell, valueCell } from './cells.ts';
import { gridSlab, LABEL_WIDTH, type Placed } from './grid.ts';
import { type Pile, type Row, type Slab, slabHeight } from './slab.ts';
import { type TableOnPaper, tablesSlab } from './table.ts';

/** Width of the column that numbers the blocks. */
const NUMBER_WIDTH = 20;

/**
 * The piles of one section, its title on top of the first. `right` is the grid's right line; `toFill` means a sheet to be
 * filled in by hand.
 */
export function sectionPiles(
  pen: Pen,
  section: PrintSection,
  arrangement: SectionArrangement | undefined,
  title: string,
  { right, toFill }: { right: number; toFill: boolean },
): Pile[] {
  const pieces = completed(arrangement?.pieces ?? [], section.parts);
  const roomy = toFill || arrangement?.byHand === true;
  const piles = pieces.flatMap((piece) => pilesOf(pen, piece, section.parts, { right, roomy }));
  const [first, ...others] = piles;
  if (!first || arrangement?.titled === false) return piles;
  return [{ ...first, slabs: titledSlabs(pen, title, first.slabs) }, ...others];
}

/** The pieces, and after them what none of them names. */
function completed<P extends Piece>(pieces: readonly P[], parts: readonly PrintPart[]): (P | Piece)[] {
  const named = new Set(
    pieces.flatMap((piece: Piece) => {
      if ('grid' in piece) return piece.grid.map(keyOf);
      return 'blocks' in piece ? [piece.blocks] : piece.tables.map(({ key }) => key);
    }),
  );
  const rest = parts.filter((part) => !named.has(part.key));
  const cells = rest.filter((part) => part.kind === 'cell');
  const tables = rest.filter((part) => part.kind === 'table');
  return [
    ...pieces,
    ...(cells.length > 0 ? [{ grid: cells.map(({ key }) => key) }] : []),
    ...tables.map(
      (table): Piece =>
        table.layout === 'block'
          ? { blocks: table.key, blanks: 1, pieces: [] }
          : { tables: [{ key: table.key, leastRows: 2 }] },
    ),
  ];
}

const keyOf = (item: GridPiece['grid'][number]) => (typeof item === 'string' ? item : item[0]);

function pilesOf(
  pen: Pen,
  piece: Piece,
  parts: readonly PrintPart[],
  { right, roomy }: Pick<Place, 'right' | 'roomy'>,
): Pile[] {
  if ('blocks' in piece) return blockPiles(pen, piece, parts, right);
  return slabsOf(pen, piece, parts, { left: 0, right, inBlock: false, roomy }).map((slab) => ({
    slabs: [slab],
    together: 'grid' in piece,
  }));
}

/** A block up to this height is not parted by a page's end: four of them to a page leave little white at its foot. */
const TALLEST_BLOCK = 170;

/** One numbered form after the other; a page may end between the pieces of a tall one, not within a piece. */
function blockPiles(pen: Pen, piece: BlocksPiece, parts: readonly PrintPart[], right: number): Pile[] {
  const table = tableAmong(parts, piece.blocks);
  if (!table) return [];
  const filled = table.rows.length > 0;
  const rows = filled ? table.rows : Array.from({ length: piece.blanks }, () => table.blank);
  const place = { left: NUMBER_WIDTH, right, inBlock: true, roomy: !filled };
  return rows.flatMap((row, index) => {
    const slabs = completed(piece.pieces, row.parts).flatMap((inner) =>
      'blocks' in inner ? [] : slabsOf(pen, inner, row.parts, place),
    );
    const block = besideColumn(slabs, { left: 0, width: NUMBER_WIDTH, text: String(index + 1), pen }).map(
      (slab, part): Slab => (part === 0 ? { ...slab, opensBlock: true } : slab),
    );
    const height = block.reduce((sum, slab) => sum + slabHeight(slab, pen), 0);
    return height <= TALLEST_BLOCK
      ? [{ slabs: block, together: true }]
      : block.map((slab): Pile => ({ slabs: [slab], together: true }));
  });
}

interface Place {
  left: number;
  right: number;
  inBlock: boolean;
  /** To be filled by hand: empty tables and long texts leave room. */
  roomy: boolean;
}

function slabsOf(
  pen: Pen,
  piece: GridPiece | TablesPiece,
  parts: readonly PrintPart[],
  place: Place,
): Slab[] {
  const { left, right, inBlock, roomy } = place;
  if ('grid' in piece) {
    const items = piece.grid.flatMap((item) => placed(item, parts));
    const empty = items.every(({ cell }) => cell.value === '' && cell.struck === undefined);
    if (empty && leftOut(piece, roomy)) return [];
    const slab = gridSlab(pen, items, left, right, roomy);
    return slab ? [slab] : [];
  }
  const tables = piece.tables.flatMap(({ key, ...piece }): TableOnPaper[] => {
    const table = tableAmong(parts, key);
    if (!table || (table.rows.length === 0 && piece.leastRows === 0)) return [];
    return [{ ...piece, leastRows: roomy ? piece.leastRows : Math.min(1, piece.leastRows), table }];
  });
  const [first] = tables;
  if (!first) return [];
  if (tables.every(({ table }) => table.rows.length === 0) && leftOut(piece, roomy)) return [];
  if (first.table.layout === 'across') return [acrossSlab(pen, first.table, left, right)];
  if (!inBlock || tables.length > 1) return [tablesSlab(pen, tables, left, right, true)];
  // In a block the table's title stands where the labels stand, and nothing else is left of an empty one.
  const slab: Slab =
    first.table.rows.length > 0 || roomy
      ? tablesSlab(pen, tables, left + LABEL_WIDTH, right, false)
      : { edges: [left + LABEL_WIDTH, right], headerRows: 0, rows: [[valueCell(pen, '', 'left')]] };
  return besideColumn([slab], { left, width: LABEL_WIDTH, text: first.table.label, pen });
}

const leftOut = ({ whenFilled }: GridPiece | TablesPiece, roomy: boolean) =>
  whenFilled === true || (whenFilled === 'orByHand' && !roomy);

function placed(item: GridPiece['grid'][number], parts: readonly PrintPart[]): Placed[] {
  const cell = parts.find((part): part is PrintCell => part.kind === 'cell' && part.key === keyOf(item));
  return cell ? [{ cell, span: typeof item === 'string' ? cell.span : item[1] }] : [];
}

function tableAmong(parts: readonly PrintPart[], key: string): PrintTable | undefined {
  return parts.find((part): part is PrintTable => part.kind === 'table' && part.key === key);
}

/** Sets a shaded column at the left of the slabs that runs on over their rows and page ends; its text stands at its top. */
function besideColumn(
  slabs: readonly Slab[],
  column: { left: number; width: number; text: string; pen: Pen },
): Slab[] {
  return slabs.map((slab, slabIndex) => ({
    ...slab,
    edges: [column.left, ...slab.edges],
    rows: slab.rows.map((row, index): Row => {
      const first = slabIndex === 0 && index === 0;
      const last = slabIndex === slabs.length - 1 && index === slab.rows.length - 1;
      const text = first ? column.text : '';
      return [{ ...labelCell(column.pen, text), open: { top: !first, bottom: !last } }, ...row];
    }),
  }));
}

/** The section's title as a band above the first slab, repeated with it. */
function titledSlabs(pen: Pen, title: string, slabs: readonly Slab[]): Slab[] {
  const [first, ...others] = slabs;
  if (!first) return [];
  const band = bandCell(pen, title, first.edges.length - 1);
  return [{ ...first, headerRows: first.headerRows + 1, rows: [[band], ...first.rows] }, ...others];
}
