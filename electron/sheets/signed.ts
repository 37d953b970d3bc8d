import { editionOf } from '../../shared/forms/registry.ts';
import { type Role, roles } from '../../shared/rights/roles.ts';
import type { ReadableArchive } from '../archive/connection.ts';
import { type OpenDocument, rowOf } from '../documents/record.ts';
import { leftOutForAuthor } from '../signing/authors.ts';
import { correctionsOf } from '../signing/corrections.ts';
import { drawingOf, signatureOf, signatureRows } from '../signing/signatures.ts';
import type { SheetCorrection, SheetSignature } from './request.ts';

/** The signatures that hold for the document as it is, by their line; one that doesn't verify is not printed. */
export function signaturesOnSheet(archive: ReadableArchive, document: OpenDocument): SheetSignature[] {
  const written = rowOf(archive, document.id);
  const titles = editionOf(document.form, document.edition).signatures;
  return signatureRows(archive, document.id)
    .map((row) => signatureOf(archive, row, document))
    .filter(({ state }) => state === 'valid')
    .map(({ place, skipped, signerId, name, role, at, revision, drawing }) => {
      const png = drawing === undefined ? undefined : drawingOf(archive, drawing);
      const left = skipped.filter((one) => leftOutForAuthor(written, titles[one] ?? '', signerId));
      return {
        place,
        skipped,
        ...(left.length > 0 && { left }),
        name,
        role: roles[role as Role],
        at,
        ...(revision !== document.revision && { earlier: revision }),
        ...(png && { drawing: png.toString('base64') }),
      };
    });
}

export function correctionsOnSheet(archive: ReadableArchive, document: OpenDocument): SheetCorrection[] {
  return correctionsOf(archive, document).map(({ path, place, before, after, by, at, reason }) => ({
    path,
    place,
    before,
    after,
    by,
    at,
    ...(reason !== undefined && { reason }),
  }));
}
