import { editionOf } from '../../shared/forms/registry.ts';
import { type HeldLine, openLines } from '../../shared/rules/signing/lines.ts';
import type { SigningWay } from '../../shared/rules/signing/ways.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import type { DocumentRow } from '../documents/record.ts';
import { heldLines, type SignatureRow, signatureRows } from './signatures.ts';
import { wayOf } from './ways.ts';

/** How a document stands with its signatures, on screen and on paper. */
export interface Standing {
  way: SigningWay;
  titles: readonly string[];
  /** All signatures ever given on screen. */
  rows: readonly SignatureRow[];
  /** Those that hold. */
  held: readonly HeldLine[];
  /** Lines that somebody has still to sign; none of a draft or a void document. */
  open: readonly number[];
}

/** What counts is what the branch has set: signatures on screen, the scan of the signed sheet of this revision, or either. */
export function standingOf(archive: ReadableArchive, row: DocumentRow): Standing {
  const titles = editionOf(row.form, row.edition).signatures;
  const rows = signatureRows(archive, row.id);
  const way = wayOf(archive, row);
  if (row.state !== 'submitted') return { way, titles, rows, held: [], open: [] };
  const held = heldLines(archive, rows, row);
  const done = way !== 'screen' && hasComeBack(archive, row);
  return { way, titles, rows, held, open: done ? [] : openLines(titles, held) };
}

/** A scan of the signed sheet of this revision is filed. */
const hasComeBack = (archive: ReadableArchive, { id, revision }: DocumentRow): boolean =>
  sql(
    archive,
    `SELECT 1 FROM scans WHERE document_id = ? AND revision = ?
       AND id NOT IN (SELECT scan_id FROM scan_withdrawals) LIMIT 1`,
  ).get(id, revision) !== undefined;
