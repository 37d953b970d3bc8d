/** A file of customers as rows of written text, whatever kind of file it was. */
export interface SourceTable {
  /** Base name, for messages and reasons. */
  file: string;
  encoding: 'UTF-8' | 'GB18030' | 'UTF-16' | 'xlsx';
  /** Names of the workbook's sheets and the one that was read; absent for CSV. */
  sheets?: { all: string[]; read: string };
  /** One name per column: unique, never empty. */
  columns: string[];
  /** Rows under the header with anything in them. */
  rows: SourceRow[];
  /** Lines that could not be taken apart. */
  broken: BrokenLine[];
}

export interface SourceRow {
  /** Where it starts in the file, from 1. */
  line: number;
  /** May be shorter or longer than `columns`. */
  cells: string[];
}

export interface BrokenLine {
  line: number;
  text: string;
  /** Chinese. */
  reason: string;
}

/** Rows as they come out of the file, before anyone knows where the header is. */
export interface RawTable {
  rows: SourceRow[];
  broken: BrokenLine[];
}
