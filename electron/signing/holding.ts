import { canonicalJson } from '../../shared/canonical/canonicalJson.ts';
import type { Body } from '../../shared/forms/machinery/form.ts';
import { coveredBody } from '../../shared/rules/signing/coverage.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import { sha256 } from '../archive/digest.ts';
import type { DocumentState } from '../documents/record.ts';
import { readStatement } from './statements.ts';

/** A revision of a document, mostly the current one, as far as a signature is held against it. */
export interface SignedDocument {
  id: string;
  form: string;
  number?: string | null;
  revision: number;
  digest: string;
}

interface Content {
  edition: number;
  state: DocumentState;
  /** Canonical JSON. */
  body: string;
}

/**
 * SHA-256, lower-case hex, over the canonical JSON of `{body, edition, form, id, number, state}`: as a revision's own
 * digest, without the revision's number and without what is left out of the body.
 */
export function coveredDigest(
  { id, form, number }: Pick<SignedDocument, 'id' | 'form' | 'number'>,
  { edition, state, body }: Content,
  except: readonly string[],
): string {
  return sha256(
    canonicalJson({
      body: coveredBody(JSON.parse(body) as Body, except),
      edition,
      form,
      id,
      ...(number != null && { number }),
      state,
    }),
  );
}

/**
 * Whether a signature still stands for the document: the revision that it was given for is the current one, or no
 * revision since has changed what it covers. What was changed and changed back has lapsed.
 */
export function stillCovers(
  archive: ReadableArchive,
  row: { revision: number; digest: string; statement: string },
  document: SignedDocument,
): boolean {
  if (row.revision === document.revision) return row.digest === document.digest;
  const statement = readStatement(row.statement);
  if (statement?.edition !== 2) return false;
  const { except, digest } = statement.document.covered;
  return sql<Content>(
    archive,
    'SELECT edition, state, body FROM revisions WHERE document_id = ? AND revision > ? AND revision <= ?',
  )
    .all(document.id, row.revision, document.revision)
    .every((content) => coveredDigest(document, content, except) === digest);
}
