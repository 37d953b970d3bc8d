import { v7 } from 'uuid';
import { refuse } from '../../shared/errors/index.ts';
import { formOf } from '../../shared/forms/registry.ts';
import { allowed, rights } from '../../shared/rights/rights.ts';
import { roles } from '../../shared/rights/roles.ts';
import type { Archive } from '../archive/archive.ts';
import { audit } from '../archive/audit.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { sha256 } from '../archive/digest.ts';
import { write } from '../archive/transaction.ts';
import { getDocument, type OpenDocument, rowOf } from '../documents/record.ts';
import { refuseWithoutRight } from '../documents/saving.ts';
import type { MadeSheet } from './request.ts';
import { sheetOf } from './sheetOf.ts';
import type { SheetPrinter } from './sheetPrinter.ts';

/** A sheet as it left, or could leave, the branch. */
export interface Sheet {
  pdf: Uint8Array;
  pages: number;
  sha256: string;
  /** Characters that no font here can draw. Known when the sheet was laid out just now; of a stored sheet empty. */
  missingCharacters: string[];
}

type Archives = Pick<Archive, 'readable' | 'writable'>;

/** The sheet as it would print now; nothing is stored. @throws DOCUMENT_NOT_FOUND, NO_RIGHT, SHEET_FAILED */
export async function previewSheet(
  archive: Archives,
  context: Context,
  printer: SheetPrinter,
  documentId: string,
): Promise<MadeSheet> {
  const document = readableDocument(archive.readable, context, documentId);
  return printer.makeSheet(sheetOf(archive.readable, document, context.clock.now()));
}

/**
 * The stored sheet of the document's current revision, made and stored at the first call. A draft has a sheet to be
 * corrected by hand, but none is issued: it is made anew each time.
 * @throws DOCUMENT_NOT_FOUND, NO_RIGHT, SHEET_FAILED, SHEET_CANCELLED
 */
export async function issueSheet(
  archive: Archives,
  context: Context,
  printer: SheetPrinter,
  documentId: string,
): Promise<Sheet & { id?: string }> {
  for (;;) {
    const document = readableDocument(archive.readable, context, documentId);
    const stored = storedSheet(archive.readable, document);
    if (stored) return { ...stored, missingCharacters: [] };
    const at = context.clock.now();
    const made = await printer.makeSheet(sheetOf(archive.readable, document, at));
    const sheet = {
      pdf: made.pdf,
      pages: made.pages,
      sha256: sha256(made.pdf),
      missingCharacters: made.missingCharacters,
    };
    if (document.state === 'draft') return sheet;
    const id = store(archive, context, document, sheet, at);
    // Somebody saved the document or issued its sheet while this one was laid out.
    if (id !== undefined) return { ...sheet, id };
  }
}

/** The PDF for a copy on disk; each is counted. */
export async function saveSheet(
  archive: Archives,
  context: Context,
  printer: SheetPrinter,
  documentId: string,
): Promise<Sheet> {
  const sheet = await issueSheet(archive, context, printer, documentId);
  register(archive, context, documentId, sheet.id, 'save');
  return sheet;
}

/**
 * The PDF for the printer: the issued sheet the first time; afterwards a sheet of the same revision that says
 * 补打第 n 次 and is not stored.
 */
export async function printSheet(
  archive: Archives,
  context: Context,
  printer: SheetPrinter,
  documentId: string,
): Promise<Sheet> {
  const sheet = await issueSheet(archive, context, printer, documentId);
  const copy = register(archive, context, documentId, sheet.id, 'print');
  if (copy === 1) return sheet;
  const document = getDocument(archive.readable, documentId);
  const made = await printer.makeSheet(sheetOf(archive.readable, document, context.clock.now(), copy - 1));
  return { ...made, sha256: sha256(made.pdf) };
}

function readableDocument(archive: ReadableArchive, context: Context, id: string): OpenDocument {
  const { role } = context.actor;
  if (!allowed(role, 'sheet.print')) refuse('NO_RIGHT', { role: roles[role], right: rights['sheet.print'] });
  const document = getDocument(archive, id);
  refuseWithoutRight(context, formOf(document.form), 'read', rowOf(archive, id), document.body);
  return document;
}

function storedSheet(
  archive: ReadableArchive,
  { id, revision }: OpenDocument,
): (Omit<Sheet, 'missingCharacters'> & { id: string }) | undefined {
  return sql<{ id: string; pdf: Uint8Array; pages: number; sha256: string }>(
    archive,
    `SELECT id, pdf, pages, sha256 FROM issued_sheets WHERE document_id = ? AND revision = ?
      ORDER BY issued_at, id LIMIT 1`,
  ).get(id, revision);
}

/** Stores the sheet if it still is the first one of the document's current revision; else gives undefined. */
function store(
  { writable }: Archives,
  context: Context,
  document: OpenDocument,
  { pdf, pages, sha256: digest }: Sheet,
  at: string,
): string | undefined {
  return write(writable, () => {
    if (getDocument(writable, document.id).revision !== document.revision) return undefined;
    if (storedSheet(writable, document)) return undefined;
    const id = v7();
    sql(
      writable,
      `INSERT INTO issued_sheets (id, document_id, revision, form, digest, pdf, sha256, pages, issued_at, issued_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      id,
      document.id,
      document.revision,
      document.form,
      document.digest,
      pdf,
      digest,
      pages,
      at,
      context.actor.personId,
    );
    audit(writable, context, 'sheet.issued', document.id, {
      sheet: id,
      revision: document.revision,
      sha256: digest,
    });
    return id;
  });
}

/** Counts a copy that leaves the archive, from 1; a draft's copies stand in the audit chain only and count as the first. */
function register(
  { writable }: Archives,
  context: Context,
  documentId: string,
  sheetId: string | undefined,
  kind: 'print' | 'save',
): number {
  return write(writable, () => {
    let copy = 1;
    if (sheetId !== undefined) {
      const last = sql<{ copy: number | null }>(
        writable,
        'SELECT max(copy) AS copy FROM print_register WHERE sheet_id = ? AND kind = ?',
      ).get(sheetId, kind);
      copy = (last?.copy ?? 0) + 1;
      sql(writable, 'INSERT INTO print_register (sheet_id, copy, kind, at, by) VALUES (?, ?, ?, ?, ?)').run(
        sheetId,
        copy,
        kind,
        context.clock.now(),
        context.actor.personId,
      );
    }
    audit(writable, context, kind === 'print' ? 'sheet.printed' : 'sheet.saved', documentId, {
      ...(sheetId !== undefined && { sheet: sheetId }),
      copy,
    });
    return copy;
  });
}
