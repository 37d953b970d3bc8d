import { type Difference, differences } from '../../shared/forms/machinery/difference.ts';
import type { Body } from '../../shared/forms/machinery/form.ts';
import { editionOf } from '../../shared/forms/registry.ts';
import { covers } from '../../shared/rules/signing/coverage.ts';
import { openLines } from '../../shared/rules/signing/lines.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import type { SignedDocument } from './holding.ts';
import { exceptOf, heldLines, type SignatureRow, signatureRows } from './signatures.ts';
import { readStatement } from './statements.ts';

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
 * What was changed in what somebody had signed, since the last revision before this one that was fully signed or, where
 * none was, since the first signature: until all have signed anew, no change goes out of sight. What others wrote
 * afterwards where nobody had signed yet (主管批示) corrects nothing. The oldest first.
 */
export function correctionsOf(archive: ReadableArchive, document: SignedDocument): Correction[] {
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
    (past) =>
      past.revision < document.revision &&
      openLines(
        editionOf(document.form, past.edition).signatures,
        heldLines(
          archive,
          signed.filter(({ revision }) => revision <= past.revision),
          { ...document, ...past },
        ),
      ).length === 0,
  );
  const base = Math.max(full, 0);
  return revisions.slice(base + 1).flatMap((revision, index): Correction[] => {
    const before = revisions[base + index] as RevisionRow;
    const stoodFor = signed.filter((row) => row.revision <= before.revision).map(exceptOfRow);
    return differences(
      editionOf(document.form, revision.edition),
      JSON.parse(before.body) as Body,
      JSON.parse(revision.body) as Body,
    )
      .filter(({ path }) => stoodFor.some((except) => covers(except, path)))
      .map((difference) => ({
        ...difference,
        revision: revision.revision,
        by: revision.name,
        at: revision.at,
        ...(revision.reason !== null && { reason: revision.reason }),
      }));
  });
}

function exceptOfRow({ statement }: SignatureRow): readonly string[] {
  const read = readStatement(statement);
  return read ? exceptOf(read) : [];
}
