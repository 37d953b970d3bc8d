import type { KeyObject } from 'node:crypto';
import { canonicalJson, parseCanonicalJson } from '../../shared/canonical/canonicalJson.ts';
import { type Statement, statementSchema } from '../../shared/rules/signing/statement.ts';
import { parsePublicKeyLine } from '../weeklyFile/sshKeys.ts';
import { parseSignature, signatureHolds, signMessage } from '../weeklyFile/sshSignature.ts';

/** Keeps a signature on a sheet from being passed off as one on a weekly file, and the reverse. */
export const STATEMENT_NAMESPACE = 'kedang-signature';

/** The exact text that is signed: canonical JSON and a line feed. */
export const statementText = (statement: Statement): string =>
  `${canonicalJson(statementSchema.parse(statement))}\n`;

/** Armored, as `ssh-keygen -Y sign -n kedang-signature` writes it. */
export const signStatement = (text: string, key: KeyObject): string =>
  signMessage(Buffer.from(text), key, STATEMENT_NAMESPACE);

/** Whether the key of this public line signed exactly this text as a statement. */
export function statementHolds(text: string, signature: string, publicLine: string): boolean {
  try {
    const parsed = parseSignature(signature);
    return (
      parsed.namespace === STATEMENT_NAMESPACE &&
      parsed.publicKey.equals(parsePublicKeyLine(publicLine).raw) &&
      signatureHolds(Buffer.from(text), parsed)
    );
  } catch (error) {
    // Not an armored signature, or not a key: it verifies nothing.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Undefined when the text is not what `statementText` writes. */
export function readStatement(text: string): Statement | undefined {
  if (!text.endsWith('\n')) return undefined;
  try {
    const parsed = statementSchema.safeParse(parseCanonicalJson(text.slice(0, -1)));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
