import { createPublicKey, type KeyObject } from 'node:crypto';

const TYPE = 'ssh-ed25519';

/** OpenSSH's wire format: each part behind its length in four bytes (RFC 4251 section 5, RFC 8709 section 4). */
const wire = (...parts: (string | Uint8Array)[]): Buffer =>
  Buffer.concat(
    parts.flatMap((part) => {
      const bytes = Buffer.from(part);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );

/** 'ssh-ed25519 AAAA… comment', as in authorized_keys and allowed_signers. */
export function opensshPublicKey(publicKey: KeyObject, comment: string): string {
  const { x } = publicKey.export({ format: 'jwk' });
  if (!x) throw new Error('not an Ed25519 public key');
  return `${TYPE} ${wire(TYPE, Buffer.from(x, 'base64url')).toString('base64')} ${comment}`.trim();
}

/** The key of such a line; undefined when it is not a whole Ed25519 one. */
export function readOpensshPublicKey(line: string): KeyObject | undefined {
  const [type, text] = line.trim().split(/\s+/);
  if (type !== TYPE || !text) return undefined;
  const bytes = Buffer.from(text, 'base64');
  const head = wire(TYPE, Buffer.alloc(32)).subarray(0, -32);
  if (bytes.length !== head.length + 32 || !bytes.subarray(0, head.length).equals(head)) return undefined;
  if (bytes.toString('base64') !== text) return undefined;
  const x = bytes.subarray(head.length).toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}
