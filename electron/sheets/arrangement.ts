import type { Paper, PaperKey } from './paper/papers.ts';

/**
 * How a form's fields lie on its sheet. Fields that no piece names follow at their section's end in the order of the
 * description, so that a field added to the form is never missing on paper.
 */
export interface SheetArrangement {
  paper: Paper;
  /** Papers that it may be printed on instead, beside whole 241 mm continuous paper. */
  papers?: readonly PaperKey[];
  /** 联次: who gets which copy. The first is issued unless told otherwise. */
  copies: readonly [string, ...string[]];
  /** Two to four fields printed beside the QR code, to compare with what is scanned. */
  compare: readonly string[];
  /** By section key; sections not named are laid out by their description. */
  sections: Readonly<Record<string, SectionArrangement>>;
}

export interface SectionArrangement {
  /** `false` where the section needs no title. */
  titled?: false;
  /** Written on the printed sheet (主管批示): leaves room for it on a filled sheet too. */
  byHand?: true;
  pieces: readonly Piece[];
}

export type Piece = GridPiece | TablesPiece | BlocksPiece;

/** Cells in the four-pair grid, each with its span if other than described. */
export interface GridPiece {
  grid: readonly (string | readonly [key: string, span: 1 | 2 | 3 | 4])[];
  whenFilled?: WhenFilled;
}

/**
 * A piece of which nothing is filled is left out: always (`true`: what the program alone writes), or not on a sheet that is
 * to be filled in by hand (`'orByHand'`: what most papers have nothing of).
 */
export type WhenFilled = true | 'orByHand';

/** Tables side by side. */
export interface TablesPiece {
  tables: readonly TablePiece[];
  whenFilled?: WhenFilled;
}
export interface TablePiece {
  key: string;
  /** One per column. */
  weights?: readonly number[];
  /** On a sheet to be filled in by hand; a filled one shows the rows that there are, and one to say that there are none. */
  leastRows: number;
}

/** Rows that are small forms themselves, numbered at the left. */
export interface BlocksPiece {
  blocks: string;
  /** Blocks printed when there is none, to fill by hand. */
  blanks: number;
  pieces: readonly (GridPiece | TablesPiece)[];
}
