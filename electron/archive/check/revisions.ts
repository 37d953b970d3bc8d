import { parseCanonicalJson } from '../../../shared/canonical/canonicalJson.ts';
import { Refusal } from '../../../shared/errors/index.ts';
import { chainDigest, documentDigest } from '../../documents/digests.ts';
import type { DocumentState } from '../../documents/record.ts';
import type { ReadableArchive } from '../connection.ts';
import { CHAIN_START } from '../digest.ts';
import { type CheckProblem, checkProblem } from './problems.ts';

interface RevisionRow {
  document_id: string;
  revision: number;
  edition: number;
  state: DocumentState;
  body: string;
  digest: string;
  previous: string;
  chain: string;
  reason: string | null;
  at: string;
  by: string;
  form: string;
  number: string | null;
}

/**
 * Every revision's digest and its link to the one before, and that each document is as its last revision, but for those
 * that are still to be filed.
 */
export function revisionProblems(archive: ReadableArchive): CheckProblem[] {
  const problems: CheckProblem[] = [];
  const revisions = archive.prepare<[], RevisionRow>(
    `SELECT revisions.*, form, number FROM revisions JOIN documents ON documents.id = document_id
     ORDER BY document_id, revisions.revision`,
  );
  let before: RevisionRow | undefined;
  for (const revision of revisions.iterate()) {
    if (before?.document_id !== revision.document_id) before = undefined;
    problems.push(...problemsOf(revision, before));
    before = revision;
  }
  const behind = archive
    .prepare<[], string>(
      `SELECT documents.id FROM documents LEFT JOIN revisions ON document_id = documents.id
         AND revisions.revision = documents.revision
       WHERE documents.id NOT IN (SELECT document_id FROM unfiled) AND (document_id IS NULL OR revisions.body <> documents.body OR revisions.digest <> documents.digest
         OR revisions.state <> documents.state OR revisions.edition <> documents.edition
         OR revisions.at <> documents.updated_at OR revisions.by <> documents.updated_by
         OR documents.revision <> (SELECT max(revision) FROM revisions WHERE document_id = documents.id))
       UNION
       SELECT document_id FROM revisions WHERE document_id NOT IN (SELECT id FROM documents)
         AND document_id NOT IN (SELECT document_id FROM unfiled)`,
    )
    .pluck()
    .all();
  return [
    ...problems,
    ...behind.map((document) => checkProblem('DOCUMENT_DIFFERS', { document })),
    ...unlikeAudit(archive),
  ];
}

/**
 * Revisions that are not the ones whose saving was noted: a forger who makes digests and links anew would have to
 * rewrite the audit chain too. Of imports and of card drafts made by a report the chain digests are not noted singly.
 */
function unlikeAudit(archive: ReadableArchive): CheckProblem[] {
  return archive
    .prepare<[], { document: string; revision: number }>(
      `SELECT subject AS document, json_extract(detail, '$.revision') AS revision
       FROM audit LEFT JOIN revisions ON document_id = subject
         AND revisions.revision = json_extract(detail, '$.revision')
       WHERE verb IN ('document.saved', 'document.submitted', 'document.voided')
         AND chain IS NOT json_extract(detail, '$.chain') ORDER BY seq`,
    )
    .all()
    .map((details) => checkProblem('AUDIT_DIFFERS', details));
}

function problemsOf(revision: RevisionRow, before: RevisionRow | undefined): CheckProblem[] {
  const { document_id: document, body } = revision;
  const details = { document, revision: revision.revision };
  const expected = (before?.revision ?? 0) + 1;
  if (revision.revision !== expected)
    return [checkProblem('REVISION_MISSING', { document, revision: expected })];
  const problems: CheckProblem[] = [];
  if (documentDigest({ ...revision, id: document }, body) !== revision.digest)
    problems.push(checkProblem('DIGEST_WRONG', details));
  const chain = chainDigest({
    documentId: document,
    revision: revision.revision,
    digest: revision.digest,
    at: revision.at,
    by: revision.by,
    ...(revision.reason !== null && { reason: revision.reason }),
    previous: revision.previous,
  });
  if (chain !== revision.chain || revision.previous !== (before?.chain ?? CHAIN_START))
    problems.push(checkProblem('CHAIN_BROKEN', details));
  if (!isCanonical(body)) problems.push(checkProblem('BODY_NOT_CANONICAL', details));
  return problems;
}

function isCanonical(body: string): boolean {
  try {
    parseCanonicalJson(body);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
