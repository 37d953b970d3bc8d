import { audit } from '../archive/audit.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { write } from '../archive/transaction.ts';
import { getDocument } from '../documents/record.ts';
import { copiesOf } from './forms/index.ts';
import { issueSheet, makeSheet, printableDocument, type Sheet, type SheetArchive } from './issuing.ts';
import type { SheetPrinter } from './sheetPrinter.ts';

/**
 * The issued sheet for a copy on disk, byte for byte the stored one however often it is saved. Recorded before it
 * leaves: a record of a copy that then could not be written does no harm, a copy without one would.
 * @throws what `issueSheet` throws
 */
export async function saveSheet(
  archive: SheetArchive,
  context: Context,
  printer: SheetPrinter,
  documentId: string,
  part = 1,
): Promise<Sheet> {
  const sheet = await issueSheet(archive, context, printer, documentId, part);
  registerCopy(archive.writable, context, documentId, sheet, 'save');
  return sheet;
}

/**
 * Hands the issued sheet to `print` the first time; afterwards a sheet of the same revision that says 补打第 n 次 and is
 * not stored. Counted when `print` tells that the printer took it, so that a cancelled dialog makes no reprint of the
 * next one. Gives what `print` gave.
 * @throws what `issueSheet` and `print` throw
 */
export async function printSheet(
  archive: SheetArchive,
  context: Context,
  printer: SheetPrinter,
  documentId: string,
  print: (pdf: Uint8Array) => Promise<boolean>,
  part = 1,
): Promise<boolean> {
  const sheet = await sheetToPrint(archive, context, printer, documentId, part);
  const printed = await print(sheet.pdf);
  if (printed) registerCopy(archive.writable, context, documentId, sheet, 'print');
  return printed;
}

/** The sheet as the printer gets it: the issued one the first time, later one that says 补打第 n 次. */
export async function sheetToPrint(
  archive: SheetArchive,
  context: Context,
  printer: SheetPrinter,
  documentId: string,
  part = 1,
): Promise<Sheet> {
  for (;;) {
    const issued = await issueSheet(archive, context, printer, documentId, part);
    const copies = issued.id === undefined ? 0 : copiesOut(archive.readable, issued.id, 'print');
    if (copies === 0) return issued;
    const document = getDocument(archive.readable, documentId);
    // Saved or signed since: that has no sheet yet, and its first print is no reprint.
    if (document.revision !== issued.revision) continue;
    const at = context.clock.now();
    const again = await makeSheet(archive.readable, printer, document, { at, part, reprint: copies });
    if (again.signatures !== issued.signatures) continue;
    return { ...again, id: issued.id as string };
  }
}

/** 联次 of a document's sheet, with how often each of its current revision went out. @throws as `issueSheet` */
export function sheetParts(
  archive: ReadableArchive,
  context: Context,
  documentId: string,
): { part: number; name: string; prints: number; saved: number }[] {
  const { form, revision } = printableDocument(archive, context, documentId, 1);
  const counts = sql<{ part: number; kind: Kind; copies: number }>(
    archive,
    `SELECT part, kind, max(copy) AS copies FROM print_register JOIN issued_sheets ON id = sheet_id
      WHERE document_id = ? AND revision = ? GROUP BY part, kind`,
  ).all(documentId, revision);
  return copiesOf(form).map((name, index) => {
    const copies = (kind: Kind) =>
      counts.find((count) => count.part === index + 1 && count.kind === kind)?.copies ?? 0;
    return { part: index + 1, name, prints: copies('print'), saved: copies('save') };
  });
}

type Kind = 'print' | 'save';

function copiesOut(archive: ReadableArchive, sheetId: string, kind: Kind): number {
  return (
    sql<{ copy: number | null }>(
      archive,
      'SELECT max(copy) AS copy FROM print_register WHERE sheet_id = ? AND kind = ?',
    ).get(sheetId, kind)?.copy ?? 0
  );
}

/** Counts a copy from 1. A draft's copies have no number and stand in the audit chain only. */
export function registerCopy(
  archive: WritableArchive,
  context: Context,
  documentId: string,
  { id, revision, part, sha256 }: Sheet,
  kind: Kind,
): void {
  write(archive, () => {
    const copy = id === undefined ? undefined : copiesOut(archive, id, kind) + 1;
    if (id !== undefined)
      sql(archive, 'INSERT INTO print_register (sheet_id, copy, kind, at, by) VALUES (?, ?, ?, ?, ?)').run(
        id,
        copy,
        kind,
        context.clock.now(),
        context.actor.personId,
      );
    audit(archive, context, kind === 'print' ? 'sheet.printed' : 'sheet.saved', documentId, {
      revision,
      part,
      sha256,
      ...(id !== undefined && { sheet: id, copy }),
    });
  });
}
