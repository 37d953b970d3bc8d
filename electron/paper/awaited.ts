import { refuse } from '../../shared/errors/index.ts';
import { editionOf } from '../../shared/forms/registry.ts';
import { openLines } from '../../shared/rules/signing/lines.ts';
import { audit } from '../archive/audit.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { write } from '../archive/transaction.ts';
import { rowOf } from '../documents/record.ts';
import { documentReach, refuseUnreadable } from '../rights/reach.ts';
import type { SignedDocument } from '../signing/holding.ts';
import { heldLines, signatureRows } from '../signing/signatures.ts';
import { wayOf } from '../signing/ways.ts';
import { missingPages } from './returned.ts';

/** A sheet that was printed, or saved to be printed elsewhere, and whose signed paper has not come back (待收回). */
export interface AwaitedSheet {
  documentId: string;
  form: string;
  number?: string;
  title: string;
  /** The printed revision, and the document's latest. */
  revision: number;
  latest: number;
  /** 联次 printed, from 1. */
  parts: number[];
  /** Printed or saved last. */
  at: string;
  /** Name of who did. */
  by: string;
  /** Pages still missing of what has come back in part. */
  missing?: number;
}

/** A list longer than this is read from its oldest end first anyway. */
const MOST = 500;

/**
 * Sheets that went out to be signed and of which no part has been scanned as a whole, the longest waiting first. Of a
 * document the last printed revision counts: an earlier one is replaced by it. Void documents are not waited for, nor
 * those that are signed on screen only, nor what was signed on screen to the last signer, nor what need not return.
 */
export function awaitedSheets(archive: ReadableArchive, context: Context): AwaitedSheet[] {
  const reach = documentReach(context);
  const out = sql<{
    documentId: string;
    form: string;
    number: string | null;
    title: string;
    revision: number;
    latest: number;
    parts: string;
    at: string;
    by: string;
    business_date: string | null;
    edition: number;
    digest: string;
  }>(
    archive,
    `WITH printed AS (
       SELECT sheet.document_id, sheet.revision, json_group_array(DISTINCT sheet.part) AS parts,
         max(register.at) AS at, register.by
       FROM (SELECT sheet_id, at, by FROM print_register WHERE kind = 'print'
           UNION ALL SELECT sheet_id, at, by FROM saved_to_sign) AS register
         JOIN issued_sheets AS sheet ON sheet.id = register.sheet_id
       GROUP BY sheet.document_id, sheet.revision)
     SELECT documents.id AS documentId, form, business_date, number, title, printed.revision, documents.revision AS latest,
       parts, printed.at, person.name AS by, sheet.edition, sheet.digest
     FROM printed JOIN documents ON documents.id = printed.document_id
       JOIN revisions AS sheet ON sheet.document_id = documents.id AND sheet.revision = printed.revision
       JOIN people AS person ON person.id = printed.by
     WHERE documents.state <> 'void' AND ${reach.text}
       AND NOT EXISTS (SELECT 1 FROM printed AS later
         WHERE later.document_id = printed.document_id AND later.revision > printed.revision)
       AND NOT EXISTS (SELECT 1 FROM scan_waivers AS waiver
         WHERE waiver.document_id = printed.document_id AND waiver.revision = printed.revision)
     ORDER BY printed.at, documents.id`,
  ).all(reach.values);
  const awaited: AwaitedSheet[] = [];
  for (const { number, parts, edition, digest, business_date, ...sheet } of out) {
    if (awaited.length === MOST) break;
    const missing = missingPages(archive, sheet.documentId, sheet.revision);
    if (missing === 0 || wayOf(archive, { form: sheet.form, business_date }) === 'screen') continue;
    if (signedToTheEnd(archive, { ...sheet, number, edition, digest })) continue;
    awaited.push({
      ...sheet,
      ...(number !== null && { number }),
      parts: (JSON.parse(parts) as number[]).sort((a, b) => a - b),
      ...(missing !== undefined && { missing }),
    });
  }
  return awaited;
}

/** Whether nobody is left who would sign this revision on screen. */
function signedToTheEnd(
  archive: ReadableArchive,
  { documentId, edition, ...sheet }: Omit<SignedDocument, 'id'> & { documentId: string; edition: number },
): boolean {
  const rows = signatureRows(archive, documentId).filter(({ revision }) => revision <= sheet.revision);
  const held = heldLines(archive, rows, { id: documentId, ...sheet });
  return openLines(editionOf(sheet.form, edition).signatures, held).length === 0;
}

/**
 * A printed sheet that need not come back (a card printed for a visit): no longer listed.
 * @throws SHEET_NOT_AWAITED, REASON_REQUIRED, NO_RIGHT
 */
export function waiveScan(
  archive: WritableArchive,
  context: Context,
  { documentId, revision, reason: given }: { documentId: string; revision: number; reason: string },
): void {
  const reason = given.trim();
  if (reason === '') refuse('REASON_REQUIRED', { action: '不再收回' });
  write(archive, () => {
    refuseUnreadable(archive, context, rowOf(archive, documentId));
    const awaited = awaitedSheets(archive, context).some(
      (sheet) => sheet.documentId === documentId && sheet.revision === revision,
    );
    if (!awaited) refuse('SHEET_NOT_AWAITED', { title: rowOf(archive, documentId).title, revision });
    sql(
      archive,
      'INSERT INTO scan_waivers (document_id, revision, reason, at, by) VALUES (?, ?, ?, ?, ?)',
    ).run(documentId, revision, reason, context.clock.now(), context.actor.personId);
    audit(archive, context, 'scan.waived', documentId, { revision });
  });
}

/**
 * What was just saved as PDF will be printed and signed elsewhere: it is awaited from now on. Drafts have no sheet that
 * could come back and are passed over.
 */
export function awaitSaved(
  archive: WritableArchive,
  context: Context,
  documentIds: readonly string[],
  part = 1,
): void {
  write(archive, () => {
    for (const id of documentIds) {
      const sheet = sql<{ id: string }>(
        archive,
        `SELECT sheet.id FROM issued_sheets AS sheet JOIN documents ON documents.id = sheet.document_id
           AND documents.revision = sheet.revision
         WHERE documents.id = ? AND part = ? ORDER BY issued_at DESC, sheet.id DESC LIMIT 1`,
      ).get(id, part);
      if (!sheet) continue;
      const { changes } = sql(archive, 'INSERT OR IGNORE INTO saved_to_sign VALUES (?, ?, ?)').run(
        sheet.id,
        context.clock.now(),
        context.actor.personId,
      );
      if (changes > 0) audit(archive, context, 'sheet.savedToSign', id, { sheet: sheet.id, part });
    }
  });
}
