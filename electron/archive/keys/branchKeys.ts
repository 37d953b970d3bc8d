import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { refuse } from '../../../shared/errors/index.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../connection.ts';
import type { Hq } from '../meta.ts';
import { opensshPublicKey, readOpensshPublicKey } from './openssh.ts';

/** The secrets with which a branch signs its weekly file and opens what HQ sends. */
export interface BranchKeys {
  /** Ed25519 private key, PKCS 8 PEM. */
  signing: string;
  /** OpenSSH public key line. */
  signer: string;
  /** age X25519 identity, 'AGE-SECRET-KEY-1…'. */
  identity: string;
  /** age recipient, 'age1…'. */
  recipient: string;
}

/** @param comment last part of the OpenSSH line: the branch code */
export async function newBranchKeys(comment: string): Promise<BranchKeys> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const identity = await generateX25519Identity();
  return {
    signing: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    signer: opensshPublicKey(publicKey, comment),
    identity,
    recipient: await identityToRecipient(identity),
  };
}

export function storeBranchKeys(archive: WritableArchive, keys: BranchKeys, at: string): void {
  const insert = sql(archive, 'INSERT INTO branch_keys VALUES (?, ?, ?, ?)');
  insert.run('signing', keys.signing, keys.signer, at);
  insert.run('encryption', keys.identity, keys.recipient, at);
}

export function branchKeysOf(archive: ReadableArchive): BranchKeys {
  const row = (purpose: 'signing' | 'encryption') => {
    const found = sql<{ secret: string; public: string }>(
      archive,
      'SELECT secret, public FROM branch_keys WHERE purpose = ?',
    ).get(purpose);
    if (!found) throw new Error(`the archive lacks its ${purpose} key`);
    return found;
  };
  const signing = row('signing');
  const encryption = row('encryption');
  return {
    signing: signing.secret,
    signer: signing.public,
    identity: encryption.secret,
    recipient: encryption.public,
  };
}

/** The signing key as Node uses it, with its public half. */
export function signingKeyOf(keys: BranchKeys): { privateKey: KeyObject; publicKey: KeyObject } {
  const privateKey = createPrivateKey(keys.signing);
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

/** HQ's two public keys, cleaned of surrounding blanks. @throws HQ_KEY_INVALID */
export function readHqKeys(hq: Hq): Hq {
  const recipient = hq.recipient.trim();
  try {
    new Encrypter().addRecipient(recipient);
  } catch {
    refuse('HQ_KEY_INVALID', { key: '加密公钥（age1…）', reason: '不是完整的 age 公钥' });
  }
  const signer = hq.signer.trim();
  if (!readOpensshPublicKey(signer))
    refuse('HQ_KEY_INVALID', {
      key: '签名公钥（ssh-ed25519 …）',
      reason: '不是完整的 OpenSSH Ed25519 公钥',
    });
  return { recipient, signer };
}
