import { v7 } from 'uuid';
import { refuse } from '../../shared/errors/index.ts';
import type { Archive } from '../archive/archive.ts';
import { audit } from '../archive/audit.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { sha256 } from '../archive/digest.ts';
import { write } from '../archive/transaction.ts';
import { type OpenDocument, openDocumentOf, rowOf } from '../documents/record.ts';
import { refuseLacking } from '../rights/lacking.ts';
import { refuseUnreadable } from '../rights/reach.ts';
import { countOfSignatures } from '../signing/signatures.ts';
import { copiesOf } from './forms/index.ts';
import { sheetOf } from './sheetOf.ts';
import type { SheetPrinter } from './sheetPrinter.ts';

/** A sheet as it left, or could leave, the branch. */
export interface Sheet {
  /** Of the stored sheet; absent while the document is a draft, whose sheets are not kept. */
  id?: string;
  revision: number;
  /** 联次, from 1. */
  part: number;
  /** How many signatures of the revision it shows. */
  signatures: number;
  pdf: Uint8Array<ArrayBuffer>;
  pages: number;
  /** Lower-case hex SHA-256 of `pdf`. */
  sha256: string;
  /** Characters that no font of this computer could draw when the sheet was made. */
  missingCharacters: string[];
}

export type SheetArchive = Pick<Archive, 'readable' | 'writable'>;

/**
 * The sheet as it was issued or, before that, as it would be; nothing is stored. It shows the whole document, so it
 * counts as a view of it.
 * @throws DOCUMENT_NOT_FOUND, NO_RIGHT, SHEET_FAILED, SHEET_CANCELLED
 */
export async function previewSheet(
  archive: SheetArchive,
  context: Context,
  printer: SheetPrinter,
  documentId: string,
  part = 1,
): Promise<Sheet> {
  const document = printableDocument(archive.readable, context, documentId, part);
  const sheet =
    issuedSheet(archive.readable, document, part) ??
    (await makeSheet(archive.readable, printer, document, { at: context.clock.now(), part }));
  write(archive.writable, () =>
    audit(archive.writable, context, 'document.viewed', document.id, {
      form: document.form,
      revision: sheet.revision,
      as: 'sheet',
    }),
  );
  return sheet;
}

/**
 * The one stored sheet of a part (联次) of the document's current revision with the signatures that it has, made and
 * stored at the first call; signed on, the revision is issued anew. A draft has a sheet to be corrected by hand, marked 草稿, but none is issued: it is made anew each time.
 * @throws DOCUMENT_NOT_FOUND, NO_RIGHT, SHEET_FAILED, SHEET_CANCELLED
 */
export async function issueSheet(
  archive: SheetArchive,
  context: Context,
  printer: SheetPrinter,
  documentId: string,
  part = 1,
): Promise<Sheet> {
  for (;;) {
    const document = printableDocument(archive.readable, context, documentId, part);
    const issued = issuedSheet(archive.readable, document, part);
    if (issued) return issued;
    const at = context.clock.now();
    const sheet = await makeSheet(archive.readable, printer, document, { at, part });
    if (document.state === 'draft') return sheet;
    const id = storeSheet(archive, context, document, sheet, at);
    // Somebody saved the document or issued its sheet while this one was laid out: look again.
    if (id !== undefined) return { ...sheet, id };
  }
}

/** @throws DOCUMENT_NOT_FOUND, NO_RIGHT, COPY_UNKNOWN */
export function printableDocument(
  archive: ReadableArchive,
  context: Context,
  id: string,
  part: number,
): OpenDocument {
  refuseLacking(context, 'sheet.print');
  const row = rowOf(archive, id);
  refuseUnreadable(archive, context, row);
  const document = openDocumentOf(archive, row);
  if (part < 1 || part > copiesOf(document.form).length) refuse('COPY_UNKNOWN', { part });
  return document;
}

/** Lays a part of the document's sheet out. `reprint` is the n of 补打第 n 次. */
export async function makeSheet(
  archive: ReadableArchive,
  printer: SheetPrinter,
  document: OpenDocument,
  how: { at: string; part: number; reprint?: number },
): Promise<Sheet> {
  const signatures = countOfSignatures(archive, document);
  const { pdf, pages, missingCharacters } = await printer.makeSheet(sheetOf(archive, document, how));
  return {
    revision: document.revision,
    part: how.part,
    signatures,
    pdf,
    pages,
    sha256: sha256(pdf),
    missingCharacters,
  };
}

function issuedSheet(
  archive: ReadableArchive,
  document: OpenDocument,
  part: number,
): (Sheet & { id: string }) | undefined {
  const { id, revision } = document;
  const signatures = countOfSignatures(archive, document);
  const row = sql<{
    id: string;
    pdf: Uint8Array<ArrayBuffer>;
    pages: number;
    sha256: string;
    missing: string;
  }>(
    archive,
    `SELECT id, pdf, pages, sha256, missing_characters AS missing FROM issued_sheets
      WHERE document_id = ? AND revision = ? AND part = ? AND signatures = ? ORDER BY issued_at, id LIMIT 1`,
  ).get(id, revision, part, signatures);
  if (!row) return undefined;
  const { missing, ...sheet } = row;
  return { ...sheet, revision, part, signatures, missingCharacters: [...missing] };
}

/** Stores the sheet if it still is the first one of its part of the document's current revision; else gives undefined. */
function storeSheet(
  { writable }: SheetArchive,
  context: Context,
  document: OpenDocument,
  sheet: Sheet,
  at: string,
): string | undefined {
  return write(writable, () => {
    if (rowOf(writable, document.id).revision !== document.revision) return undefined;
    if (countOfSignatures(writable, document) !== sheet.signatures) return undefined;
    if (issuedSheet(writable, document, sheet.part)) return undefined;
    const id = v7();
    sql(
      writable,
      `INSERT INTO issued_sheets (id, document_id, revision, form, digest, pdf, sha256, pages, missing_characters,
         issued_at, issued_by, part, signatures)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      id,
      document.id,
      document.revision,
      document.form,
      document.digest,
      sheet.pdf,
      sheet.sha256,
      sheet.pages,
      sheet.missingCharacters.join(''),
      at,
      context.actor.personId,
      sheet.part,
      sheet.signatures,
    );
    audit(writable, context, 'sheet.issued', document.id, {
      sheet: id,
      revision: document.revision,
      part: sheet.part,
      sha256: sheet.sha256,
    });
    return id;
  });
}
