import type { Drawing } from '../../../shared/charts/drawing.ts';
import type { Paper } from '../paper/papers.ts';
import { a4, a4Landscape } from '../paper/papers.ts';

/** A derived paper as finished strings; it crosses to the worker. */
export interface DerivedPaper {
  title: string;
  tableNumber: string;
  branch: string;
  /** 营业所 with its code. */
  office: string;
  landscape: boolean;
  /** 截止日期 in words: what was known up to then. */
  asOf: string;
  /** Who had it made. */
  madeBy: string;
  /** 'yyyy-mm-ddTHH:MM:SS+08:00'; also the PDF's creation date. */
  madeAt: string;
  /** Of whom or of what: at the foot of every page, and in the PDF's title. */
  subject: string;
  /** What was left out, below the title: filters, a period. */
  scope?: string;
  parts: readonly DerivedPart[];
  /** Those who sign below. */
  signatures: readonly string[];
}

export type DerivedPart = FactsPart | TablePart | ChartsPart | RemarkPart;

/** Labels with their values, four pairs a row. */
export interface FactsPart {
  kind: 'facts';
  title?: string;
  facts: readonly { label: string; value: string; span?: 1 | 2 | 3 | 4 }[];
}

export interface TablePart {
  kind: 'table';
  title?: string;
  columns: readonly DerivedColumn[];
  lines: readonly TableLine[];
  /** Small print, for many columns. */
  dense?: true;
  /** On a page of its own rather than over two, where it fits one. */
  together?: true;
  /** Said in place of lines when there are none. */
  empty: string;
}

export interface DerivedColumn {
  label: string;
  /** Share of the width. */
  weight: number;
  align: 'left' | 'center' | 'right';
  /** Grey, as days off. */
  shaded?: true;
}

export type TableLine =
  /** One row; `texts` stand below it over the whole width, each with its label. */
  | {
      kind: 'row';
      cells: readonly string[];
      texts?: readonly { label: string; text: string }[];
      /** Columns whose text stands out. */
      bold?: readonly number[];
    }
  /** Opens a group; repeated with （续） where the group goes on over a page. */
  | { kind: 'band'; text: string }
  /** Closes a group: the label over the columns before the first figure. */
  | { kind: 'total'; label: string; figures: readonly { column: number; text: string }[] };

/** Pictures, two beside each other. */
export interface ChartsPart {
  kind: 'charts';
  title?: string;
  charts: readonly Drawing[];
}

/** A paragraph over the whole width. */
export interface RemarkPart {
  kind: 'remark';
  text: string;
}

export const paperOf = ({ landscape }: Pick<DerivedPaper, 'landscape'>): Paper =>
  landscape ? a4Landscape : a4;
