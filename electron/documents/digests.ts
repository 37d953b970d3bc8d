import { canonicalJson } from '../../shared/canonical/canonicalJson.ts';
import { sha256 } from '../archive/digest.ts';
import type { DocumentState } from './record.ts';

/** What a digest of a document stands for, beside its body. Customer, person and date are in the body. */
export interface Digested {
  id: string;
  form: string;
  edition: number;
  number: string | null;
  state: DocumentState;
  revision: number;
}

/**
 * SHA-256, lower-case hex, over the canonical JSON of `{body, edition, form, id, number, revision, state}`, `number`
 * left out where there is none. This is what a sheet prints, a signature holds for and the weekly file repeats: it must
 * never change for an existing revision.
 * @param body the body's canonical JSON, embedded as it is
 */
export function documentDigest(
  { id, form, edition, number, state, revision }: Digested,
  body: string,
): string {
  const head = { id, form, edition, ...(number !== null && { number }), state, revision };
  // "body" sorts before every key of the head, so the whole need not be made canonical a second time.
  return sha256(`{"body":${body},${canonicalJson(head).slice(1)}`);
}

/** A link of a document's chain: everything about a revision, and the link before it (64 zeros for the first). */
export interface ChainLink {
  documentId: string;
  revision: number;
  digest: string;
  at: string;
  /** Person's id. */
  by: string;
  reason?: string;
  previous: string;
}

export const chainDigest = (link: ChainLink): string => sha256(canonicalJson(link));
