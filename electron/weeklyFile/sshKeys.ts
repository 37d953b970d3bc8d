import { createHash, createPublicKey, type KeyObject, randomBytes } from 'node:crypto';
import { armor, SshReader, sshInteger, sshString } from './sshWire.ts';

const KEY_TYPE = 'ssh-ed25519';
const RAW_SIZE = 32;
/** The fixed beginnings of an Ed25519 key in DER (RFC 8410); the raw key follows. */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The 32 raw bytes of a private or public Ed25519 key's public half. */
export function rawPublicKey(key: KeyObject): Buffer {
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('Not an Ed25519 key');
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI_HEAD.length);
}

export function publicKeyFromRaw(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI_HEAD, raw]), format: 'der', type: 'spki' });
}

export function publicKeyBlob(raw: Uint8Array): Buffer {
  return Buffer.concat([sshString(KEY_TYPE), sshString(raw)]);
}

/** @throws RangeError when the blob is no Ed25519 key */
export function rawFromBlob(blob: Uint8Array): Buffer {
  const reader = new SshReader(blob);
  const type = reader.text();
  const raw = reader.string();
  reader.end();
  if (type !== KEY_TYPE || raw.length !== RAW_SIZE) throw new RangeError('Not an Ed25519 public key');
  return raw;
}

/** `ssh-ed25519 AAAA…`, as in a `.pub` file, without a comment. */
export function publicKeyLine(key: KeyObject): string {
  return `${KEY_TYPE} ${publicKeyBlob(rawPublicKey(key)).toString('base64')}`;
}

/**
 * The same line without its comment.
 * @throws RangeError when it is not an OpenSSH Ed25519 public key line
 */
export function parsePublicKeyLine(line: string): { raw: Buffer; line: string } {
  const [type = '', base64 = ''] = line.trim().split(/[ \t]+/);
  const blob = Buffer.from(base64, 'base64');
  if (type !== KEY_TYPE || blob.toString('base64') !== base64)
    throw new RangeError('Not an Ed25519 key line');
  return { raw: rawFromBlob(blob), line: `${type} ${base64}` };
}

/** As `ssh-keygen -l` shows it, to be compared over the telephone. */
export function fingerprint(raw: Uint8Array): string {
  const digest = createHash('sha256').update(publicKeyBlob(raw)).digest('base64');
  return `SHA256:${digest.replace(/=+$/, '')}`;
}

/** The private key as ssh-keygen stores it, without a passphrase: OpenSSH's PROTOCOL.key. */
export function openSshPrivateKey(key: KeyObject, comment: string): string {
  const raw = rawPublicKey(key);
  const seed = key.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8_HEAD.length);
  const check = randomBytes(4);
  const secret = Buffer.concat([
    check,
    check,
    sshString(KEY_TYPE),
    sshString(raw),
    sshString(Buffer.concat([seed, raw])),
    sshString(comment),
  ]);
  const padding = Buffer.from([1, 2, 3, 4, 5, 6, 7].slice(0, (8 - (secret.length % 8)) % 8));
  return armor(
    'OPENSSH PRIVATE KEY',
    Buffer.concat([
      Buffer.from('openssh-key-v1\0'),
      sshString('none'),
      sshString('none'),
      sshString(''),
      sshInteger(1),
      sshString(publicKeyBlob(raw)),
      sshString(Buffer.concat([secret, padding])),
    ]),
  );
}
