import { type Difference, differences } from '../../shared/forms/machinery/difference.ts';
import type { Body } from '../../shared/forms/machinery/form.ts';
import { editionOf } from '../../shared/forms/registry.ts';
import { openLines } from '../../shared/rules/signing/lines.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import type { DocumentRow } from '../documents/record.ts';
import { heldLines, signatureRows } from './signatures.ts';

/** 划线更正: one value that was changed after somebody had signed it. */
export interface Correction extends Difference {
  revision: number;
  /** Name. */
  by: string;
  at: string;
  reason?: string;
}

interface RevisionRow {
  revision: number;
  edition: number;
  body: string;
  digest: string;
  reason: string | null;
  at: string;
  name: string;
}

/**
 * What was changed since the last revision before this one that was fully signed or, where none was, since the first
 * that anybody signed: until all have signed anew, no change goes out of sight. The oldest first.
 */
export function correctionsOf(
  archive: ReadableArchive,
  document: Pick<DocumentRow, 'id' | 'form' | 'revision'>,
): Correction[] {
  const signed = signatureRows(archive, document.id).filter(({ revision }) => revision < document.revision);
  const first = signed.at(-1)?.revision;
  if (first === undefined) return [];
  const revisions = sql<RevisionRow>(
    archive,
    `SELECT revision, edition, body, digest, reason, at, people.name FROM revisions
     JOIN people ON people.id = revisions.by
     WHERE document_id = ? AND revision BETWEEN ? AND ? ORDER BY revision`,
  ).all(document.id, first, document.revision);
  const full = revisions.findLastIndex(
    ({ revision, edition, digest }) =>
      revision < document.revision &&
      openLines(editionOf(document.form, edition).signatures, heldLines(signed, revision, digest)).length ===
        0,
  );
  const base = Math.max(full, 0);
  return revisions.slice(base + 1).flatMap((revision, index): Correction[] => {
    const before = revisions[base + index] as RevisionRow;
    return differences(
      editionOf(document.form, revision.edition),
      JSON.parse(before.body) as Body,
      JSON.parse(revision.body) as Body,
    ).map((difference) => ({
      ...difference,
      revision: revision.revision,
      by: revision.name,
      at: revision.at,
      ...(revision.reason !== null && { reason: revision.reason }),
    }));
  });
}
