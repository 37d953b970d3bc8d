import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson, parseCanonicalJson } from '../../shared/canonical/canonicalJson.ts';
import { refuse } from '../../shared/errors/index.ts';
import { audit } from '../archive/audit.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { branchKeysOf } from '../archive/keys/branchKeys.ts';
import { opensshPublicKey } from '../archive/keys/openssh.ts';
import { branchOf } from '../archive/meta.ts';
import { write } from '../archive/transaction.ts';
import { requireAllowedSigner } from './allowedSigners.ts';
import { fingerprint, parsePublicKeyLine } from './sshKeys.ts';
import { parseSignature, signatureHolds, signMessage } from './sshSignature.ts';

/** A renewal's signature can't be passed off as one over a week. */
export const RENEWAL_NAMESPACE = 'kedang-key-renewal';

const statementShape = z.strictObject({
  format: z.literal('kedang-key-renewal'),
  edition: z.literal(1),
  branch: z.string().min(1).max(16),
  /** 1 for the branch's first renewal, then without gaps. */
  number: z.int().min(1),
  /** OpenSSH public key lines without comment. */
  old: z.string(),
  new: z.string(),
  /** The first weekly file that the new key signs. */
  fromSequence: z.int().min(1),
  at: z.string(),
  reason: z.string(),
});

export type RenewalStatement = z.infer<typeof statementShape>;

/** What the branch sends to the head office: the statement as canonical JSON, signed by both keys (SSHSIG). */
export interface KeyRenewal {
  statement: RenewalStatement;
  text: string;
  byOld: string;
  byNew: string;
}

/**
 * Gives the branch a new signing key. The old one signs that the new one follows it, the new one that it is at hand; then
 * the old secret is gone.
 */
export function renewSigningKey(archive: WritableArchive, context: Context, reason: string): KeyRenewal {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return write(archive, () => {
    const { code } = branchOf(archive);
    const keys = branchKeysOf(archive);
    const signer = opensshPublicKey(publicKey, code);
    const at = context.clock.now();
    const statement: RenewalStatement = {
      format: 'kedang-key-renewal',
      edition: 1,
      branch: code,
      number: renewals(archive).length + 1,
      old: parsePublicKeyLine(keys.signer).line,
      new: parsePublicKeyLine(signer).line,
      fromSequence: nextSequence(archive),
      at,
      reason: reason.trim(),
    };
    const text = canonicalJson(statement);
    const bytes = Buffer.from(text);
    const byOld = signMessage(bytes, createPrivateKey(keys.signing), RENEWAL_NAMESPACE);
    const byNew = signMessage(bytes, privateKey, RENEWAL_NAMESPACE);
    sql(
      archive,
      `UPDATE branch_keys SET secret = ?, public = ?, created_at = ? WHERE purpose = 'signing'`,
    ).run(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), signer, at);
    sql(
      archive,
      `INSERT INTO signing_key_renewals (number, statement, by_old, by_new, at, by) VALUES (?, ?, ?, ?, ?, ?)`,
    ).run(statement.number, text, byOld, byNew, at, context.actor.personId);
    audit(archive, context, 'branchKey.renewed', '', {
      number: statement.number,
      old: fingerprintOf(statement.old),
      new: fingerprintOf(statement.new),
    });
    return { statement, text, byOld, byNew };
  });
}

const nextSequence = (archive: ReadableArchive): number =>
  (sql<{ last: number | null }>(archive, 'SELECT max(sequence) AS last FROM sealed_weeks').get()?.last ?? 0) +
  1;

export const fingerprintOf = (line: string): string => fingerprint(parsePublicKeyLine(line).raw);

/** The branch's renewals with who made them, the first first. */
export function renewals(archive: ReadableArchive): (KeyRenewal & { madeBy: string })[] {
  return sql<{ statement: string; byOld: string; byNew: string; name: string }>(
    archive,
    `SELECT statement, by_old AS byOld, by_new AS byNew, name FROM signing_key_renewals
       JOIN people ON people.id = by ORDER BY number`,
  )
    .all()
    .map(({ statement: text, byOld, byNew, name }) => ({
      statement: statementShape.parse(JSON.parse(text)),
      text,
      byOld,
      byNew,
      madeBy: name,
    }));
}

export const renewalFileName = ({ statement }: KeyRenewal): string =>
  `KD-${statement.branch}-key-${String(statement.number).padStart(4, '0')}.json`;

/** The file's text: for `jq -j .statement` and `ssh-keygen -Y verify` too. */
export const renewalFile = ({ text, byOld, byNew }: KeyRenewal): string =>
  `${JSON.stringify({ statement: text, byOld, byNew }, null, 2)}\n`;

const fileShape = z.strictObject({ statement: z.string(), byOld: z.string(), byNew: z.string() });

/**
 * A renewal as it came to the head office; both signatures hold. Whether its old key was the branch's, `withRenewals` says.
 * @param file its name, for the refusal
 * @throws KEY_RENEWAL_UNREADABLE, KEY_RENEWAL_SIGNATURE_INVALID
 */
export function readRenewal(content: string, file: string): KeyRenewal {
  let read: KeyRenewal;
  try {
    const { statement: text, byOld, byNew } = fileShape.parse(JSON.parse(content.replace(/^\uFEFF/, '')));
    const statement = statementShape.parse(parseCanonicalJson(text));
    parsePublicKeyLine(statement.old);
    parsePublicKeyLine(statement.new);
    read = { statement, text, byOld, byNew };
  } catch (error) {
    const reason = error instanceof z.ZodError ? '缺少内容或写法不对' : '写法不对';
    return refuse('KEY_RENEWAL_UNREADABLE', { file, reason });
  }
  const { statement, text, byOld, byNew } = read;
  if (!signedBy(text, byOld, statement.old) || !signedBy(text, byNew, statement.new))
    refuse('KEY_RENEWAL_SIGNATURE_INVALID', { file });
  return read;
}

function signedBy(text: string, armored: string, line: string): boolean {
  try {
    const signature = parseSignature(armored);
    return (
      signature.namespace === RENEWAL_NAMESPACE &&
      signature.publicKey.equals(parsePublicKeyLine(line).raw) &&
      signatureHolds(Buffer.from(text), signature)
    );
  } catch (error) {
    // Not an SSH signature at all.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * The allowed signers with the keys that renewals brought, each vouched for by one that was allowed before it.
 * @throws KEY_RENEWAL_UNTRUSTED, KEY_RENEWAL_FORKED
 */
export function withRenewals(allowedSigners: string, received: readonly KeyRenewal[]): string {
  const inOrder = [...received].sort((a, b) => a.statement.number - b.statement.number);
  inOrder.reduce<KeyRenewal | undefined>((before, renewal) => {
    const { branch, number } = renewal.statement;
    const same = before?.statement.branch === branch && before.statement.number === number;
    if (same && before.text !== renewal.text) refuse('KEY_RENEWAL_FORKED', { branch, number });
    return renewal;
  }, undefined);
  return inOrder.reduce((signers, { statement }) => {
    const { branch, old } = statement;
    try {
      requireAllowedSigner(signers, branch, parsePublicKeyLine(old).raw);
    } catch {
      return refuse('KEY_RENEWAL_UNTRUSTED', { branch, fingerprint: fingerprintOf(old) });
    }
    const gap = signers === '' || signers.endsWith('\n') ? '' : '\n';
    return `${signers}${gap}${branch} ${statement.new}\n`;
  }, allowedSigners);
}

/** A week of a time when its key had been renewed: the old key may be in wrong hands. @throws KEY_RETIRED */
export function refuseRetiredKey(
  manifest: { branch: { code: string }; signer: string; sequence: number },
  received: readonly KeyRenewal[],
): void {
  const { branch, signer, sequence } = manifest;
  for (const { statement } of received)
    if (
      statement.branch === branch.code &&
      statement.old === parsePublicKeyLine(signer).line &&
      sequence >= statement.fromSequence
    )
      refuse('KEY_RETIRED', { branch: branch.code, from: statement.fromSequence, sequence });
}
