import { createHash, type KeyObject, sign, verify } from 'node:crypto';
import { publicKeyBlob, publicKeyFromRaw, rawFromBlob, rawPublicKey } from './sshKeys.ts';
import { armor, SshReader, sshInteger, sshString, unarmor } from './sshWire.ts';

/** Keeps a signature over a manifest from being passed off as one over anything else, and the reverse. */
export const SIGNATURE_NAMESPACE = 'kedang-week';

const LABEL = 'SSH SIGNATURE';
const MAGIC = Buffer.from('SSHSIG');
const VERSION = 1;
const SIGNATURE_TYPE = 'ssh-ed25519';
const SIGNATURE_SIZE = 64;
const HASHES = ['sha512', 'sha256'] as const;
type Hash = (typeof HASHES)[number];

export interface SshSignature {
  /** Raw Ed25519 public key, 32 bytes. */
  publicKey: Buffer;
  namespace: string;
  hash: Hash;
  signature: Buffer;
}

/** What is really signed: OpenSSH's PROTOCOL.sshsig, section 3. */
function signedData(message: Uint8Array, namespace: string, hash: Hash): Buffer {
  const digest = createHash(hash).update(message).digest();
  return Buffer.concat([MAGIC, sshString(namespace), sshString(''), sshString(hash), sshString(digest)]);
}

/** An armored SSH signature, as `ssh-keygen -Y sign -n <namespace>` writes it. */
export function signMessage(
  message: Uint8Array,
  key: KeyObject,
  namespace: string = SIGNATURE_NAMESPACE,
): string {
  const signature = sign(null, signedData(message, namespace, 'sha512'), key);
  return armor(
    LABEL,
    Buffer.concat([
      MAGIC,
      sshInteger(VERSION),
      sshString(publicKeyBlob(rawPublicKey(key))),
      sshString(namespace),
      sshString(''),
      sshString('sha512'),
      sshString(Buffer.concat([sshString(SIGNATURE_TYPE), sshString(signature)])),
    ]),
  );
}

/** @throws RangeError for anything but a complete armored Ed25519 signature of version 1 */
export function parseSignature(text: string): SshSignature {
  const reader = new SshReader(unarmor(LABEL, text));
  if (!reader.bytes(MAGIC.length).equals(MAGIC)) throw new RangeError('Not an SSH signature');
  if (reader.integer() !== VERSION) throw new RangeError('Unknown version of SSH signature');
  const publicKey = rawFromBlob(reader.string());
  const namespace = reader.text();
  if (reader.string().length > 0) throw new RangeError('The reserved field is not empty');
  const hashName = reader.text();
  const hash = HASHES.find((known) => known === hashName);
  if (!hash) throw new RangeError('Unknown hash of SSH signature');
  const inner = new SshReader(reader.string());
  reader.end();
  const type = inner.text();
  const signature = inner.string();
  inner.end();
  if (type !== SIGNATURE_TYPE || signature.length !== SIGNATURE_SIZE) {
    throw new RangeError('Not an Ed25519 signature');
  }
  return { publicKey, namespace, hash, signature };
}

/** Whether the signature's own key made it over these bytes; whose key it is, the signers file says. */
export function signatureHolds(message: Uint8Array, signature: SshSignature): boolean {
  const data = signedData(message, signature.namespace, signature.hash);
  return verify(null, data, publicKeyFromRaw(signature.publicKey), signature.signature);
}
