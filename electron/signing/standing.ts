import { editionOf } from '../../shared/forms/registry.ts';
import { type HeldLine, openLines } from '../../shared/rules/signing/lines.ts';
import type { SigningWay } from '../../shared/rules/signing/ways.ts';
import type { ReadableArchive } from '../archive/connection.ts';
import type { DocumentRow } from '../documents/record.ts';
import { missingPages } from '../paper/returned.ts';
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

/** What counts is what the branch has set: signatures on screen, the whole scan of the signed sheet of this revision, or either. */
export function standingOf(archive: ReadableArchive, row: DocumentRow): Standing {
  const titles = editionOf(row.form, row.edition).signatures;
  const rows = signatureRows(archive, row.id);
  const way = wayOf(archive, row);
  if (row.state !== 'submitted') return { way, titles, rows, held: [], open: [] };
  const held = heldLines(archive, rows, row);
  const done = way !== 'screen' && missingPages(archive, row.id, row.revision) === 0;
  return { way, titles, rows, held, open: done ? [] : openLines(titles, held) };
}
