import { ReadableStream } from 'node:stream/web';
import {
  Decrypter,
  Encrypter,
  type Identity,
  identityToRecipient,
  type Recipient,
  type Stanza,
} from 'age-encryption';
import { Refusal, refuse } from '../../shared/errors/index.ts';
import { recipientSchema } from '../../shared/weeklyFile/manifest.ts';

/**
 * The key of one payload, seen while it is encrypted and kept in memory alone. With it the branch reads back what
 * it has just written, although the file itself can be opened by the head office only.
 */
class FileKeyWitness implements Recipient, Identity {
  #fileKey: Uint8Array | null = null;

  /** Adds nothing to the file: it only remembers. */
  wrapFileKey(fileKey: Uint8Array): Stanza[] {
    this.#fileKey = Uint8Array.from(fileKey);
    return [];
  }

  unwrapFileKey(): Uint8Array | null {
    return this.#fileKey;
  }
}

// Node has one web stream; the types know two, since those of pdfmake bring the browser's with them.
type WebStream = globalThis.ReadableStream<Uint8Array>;
const asStream = (bytes: AsyncIterable<Uint8Array>) => ReadableStream.from(bytes) as unknown as WebStream;
const asBytes = (stream: WebStream) => stream as unknown as AsyncIterable<Uint8Array>;

/** @throws Refusal WEEKLY_FILE_RECIPIENT_INVALID for anything but an age recipient of the X25519 kind */
export function requireRecipient(recipient: string): void {
  try {
    recipientSchema.parse(recipient);
    // The checksum.
    new Encrypter().addRecipient(recipient);
  } catch {
    refuse('WEEKLY_FILE_RECIPIENT_INVALID', { recipient });
  }
}

export async function encryptFor(
  recipient: string,
  plain: AsyncIterable<Uint8Array>,
): Promise<{ encrypted: AsyncIterable<Uint8Array>; witness: Identity }> {
  const encrypter = new Encrypter();
  const witness = new FileKeyWitness();
  encrypter.addRecipient(recipient);
  encrypter.addRecipient(witness);
  return { encrypted: asBytes(await encrypter.encrypt(asStream(plain))), witness };
}

/** Anything wrong with the ciphertext, also in the middle of it, is WEEKLY_FILE_PAYLOAD_DAMAGED. */
export async function* decryptWith(
  identity: Identity | string,
  encrypted: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    yield* asBytes(await decrypter.decrypt(asStream(encrypted)));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    refuse('WEEKLY_FILE_PAYLOAD_DAMAGED');
  }
}

/**
 * The identity of an age identity file (comments allowed, several lines allowed) that opens what is encrypted to
 * `recipient`.
 */
export async function identityFor(recipient: string, identityFile: string): Promise<string> {
  const lines = identityFile
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.length === 0) refuse('WEEKLY_FILE_IDENTITY_INVALID');
  for (const line of lines) {
    if (!line.startsWith('AGE-SECRET-KEY-1')) refuse('WEEKLY_FILE_IDENTITY_INVALID');
    const own = await identityToRecipient(line).catch(() => refuse('WEEKLY_FILE_IDENTITY_INVALID'));
    if (own === recipient) return line;
  }
  return refuse('WEEKLY_FILE_WRONG_RECIPIENT', { recipient });
}
