import { type ReadableArchive, sql } from '../archive/connection.ts';
import type { DocumentState } from '../documents/record.ts';
import { readPageText, readQrText } from '../sheets/qr.ts';

/** The revision and part that a sheet of paper shows. */
export interface SheetOnPaper {
  documentId: string;
  form: string;
  number?: string;
  title: string;
  /** The document's present state, and its latest revision. */
  state: DocumentState;
  latest: number;
  revision: number;
  /** 联次, from 1. */
  part: number;
  /** Of the sheet, where the code or the issued sheet tells. */
  pages?: number;
}

/**
 * What a page's codes say: one sheet; or nothing (`none`), a code that can't be made out (`unreadable`) or of no sheet
 * (`foreign`), a document that this archive does not have (`unknown`), a digest that is not that revision's
 * (`mismatch`), sheets of several kinds (`several`). Only `sheet` may be filed without a person's word.
 */
export type Recognised =
  | { kind: 'sheet'; sheet: SheetOnPaper; page?: number }
  | { kind: 'none' | 'unreadable' | 'foreign' | 'unknown' | 'mismatch' | 'several' };

type Named = { documentId: string; revision: number; part: number; page?: number };

export function recognise(
  archive: ReadableArchive,
  { codes, unreadable }: { codes: readonly string[]; unreadable: boolean },
): Recognised {
  const read = codes.map((text) => readCode(archive, text)).filter((answer) => answer !== 'foreign');
  if (read.length === 0) return { kind: codes.length > 0 ? 'foreign' : unreadable ? 'unreadable' : 'none' };
  const wrong = read.find((answer) => typeof answer === 'string');
  if (wrong !== undefined) return { kind: wrong };
  const named = read as Named[];
  const [first] = named;
  if (!first || named.some((other) => !sameSheet(other, first))) return { kind: 'several' };
  const page = named.find((other) => other.page !== undefined)?.page;
  return {
    kind: 'sheet',
    sheet: sheetOnPaper(archive, first),
    ...(page !== undefined && { page }),
  };
}

const sameSheet = (a: Named, b: Named) =>
  a.documentId === b.documentId && a.revision === b.revision && a.part === b.part;

function readCode(
  archive: ReadableArchive,
  text: string,
): Named | 'foreign' | 'unknown' | 'mismatch' | 'several' {
  const sheet = readQrText(text.trim().toUpperCase());
  if (sheet) {
    const { documentId, revision, digestStart, part } = sheet;
    const digest = sql<{ digest: string }>(
      archive,
      'SELECT digest FROM revisions WHERE document_id = ? AND revision = ?',
    ).get(documentId, revision)?.digest;
    if (digest === undefined) return 'unknown';
    return digest.startsWith(digestStart) ? { documentId, revision, part } : 'mismatch';
  }
  const page = readPageText(text.trim().toUpperCase());
  if (!page) return 'foreign';
  const found = sql<{ documentId: string; revision: number }>(
    archive,
    `SELECT document_id AS documentId, revision FROM revisions WHERE digest >= ? AND digest < ? LIMIT 2`,
  ).all(page.digestStart, `${page.digestStart}g`);
  const [only] = found;
  if (!only) return 'unknown';
  return found.length > 1 ? 'several' : { ...only, part: page.part, page: page.page };
}

/** What the archive knows of a sheet. The revision is there. */
export function sheetOnPaper(
  archive: ReadableArchive,
  { documentId, revision, part }: { documentId: string; revision: number; part: number },
): SheetOnPaper {
  const row = sql<{
    form: string;
    number: string | null;
    title: string;
    state: DocumentState;
    latest: number;
    pages: number | null;
  }>(
    archive,
    `SELECT form, number, title, state, revision AS latest,
       (SELECT pages FROM issued_sheets AS sheet WHERE sheet.document_id = documents.id
          AND sheet.revision = ? ORDER BY part = ? DESC LIMIT 1) AS pages
     FROM documents WHERE id = ?`,
  ).get(revision, part, documentId);
  if (!row) throw new Error(`a revision without its document ${documentId}`);
  const { number, pages, ...known } = row;
  return {
    documentId,
    ...known,
    ...(number !== null && { number }),
    ...(pages !== null && { pages }),
    revision,
    part,
  };
}
