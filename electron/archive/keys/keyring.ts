import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { refuse } from '../../../shared/errors/index.ts';
import { writeFileWhole } from '../../disk/disk.ts';
import { KEY_BYTES } from '../connection.ts';
import { failureOf } from '../failures.ts';
import type { OsStore } from './osStore.ts';
import { readRecoveryCode } from './recoveryCode.ts';

const base64 = z.base64();
const shape = z.object({
  format: z.literal('kedang-keys-1'),
  archiveId: z.uuid(),
  recovery: z.object({
    kdf: z.literal('scrypt'),
    n: z.literal(32_768),
    r: z.literal(8),
    p: z.literal(1),
    salt: base64,
    nonce: base64,
    wrapped: base64,
    tag: base64,
  }),
  osStore: z.object({ wrapped: base64 }).optional(),
});

/** The content of keys.json. The numbers of the key derivation are fixed by the format, never taken from the file. */
export type Keyring = z.infer<typeof shape>;

const COST = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const toBytes = (text: string): Buffer => Buffer.from(text, 'base64');
/** What the wrapped key is bound to: another archive's keyring can't be slipped in. */
const boundTo = (archiveId: string) => Buffer.from(`kedang-keys-1|recovery|${archiveId}`, 'utf8');

export const newDataKey = (): Uint8Array => randomBytes(KEY_BYTES);

export async function wrapByCode(archiveId: string, dataKey: Uint8Array, code: string): Promise<Keyring> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await stretched(code, salt), nonce);
  cipher.setAAD(boundTo(archiveId));
  const wrapped = Buffer.concat([cipher.update(dataKey), cipher.final()]);
  return {
    format: 'kedang-keys-1',
    archiveId,
    recovery: {
      kdf: 'scrypt',
      n: 32_768,
      r: 8,
      p: 1,
      salt: toText(salt),
      nonce: toText(nonce),
      wrapped: toText(wrapped),
      tag: toText(cipher.getAuthTag()),
    },
  };
}

/** @throws RECOVERY_CODE_INVALID when mistyped or of another archive */
export async function unwrapByCode(keyring: Keyring, typed: string): Promise<Uint8Array> {
  const { salt, nonce, wrapped, tag } = keyring.recovery;
  const key = await stretched(readRecoveryCode(typed), toBytes(salt));
  const decipher = createDecipheriv('aes-256-gcm', key, toBytes(nonce), { authTagLength: 16 });
  decipher.setAAD(boundTo(keyring.archiveId));
  try {
    decipher.setAuthTag(toBytes(tag));
    return Buffer.concat([decipher.update(toBytes(wrapped)), decipher.final()]);
  } catch {
    return refuse('RECOVERY_CODE_INVALID', { reason: '它不属于这个档案' });
  }
}

export function wrapByOsStore(keyring: Keyring, dataKey: Uint8Array, store: OsStore): Keyring {
  if (!store.available()) return keyring;
  const secret = `${keyring.archiveId} ${toText(dataKey)}`;
  return { ...keyring, osStore: { wrapped: toText(store.protect(secret)) } };
}

/** Undefined when the store can't give the key: then only the recovery code helps. */
export function unwrapByOsStore(keyring: Keyring, store: OsStore): Uint8Array | undefined {
  if (!keyring.osStore || !store.available()) return undefined;
  let secret: string;
  try {
    secret = store.reveal(toBytes(keyring.osStore.wrapped));
  } catch {
    // A new Windows password or a moved profile: expected, and answered by asking for the code.
    return undefined;
  }
  const [archiveId, key] = secret.split(' ');
  const bytes = toBytes(key ?? '');
  return archiveId === keyring.archiveId && bytes.length === KEY_BYTES ? bytes : undefined;
}

/** The code's 140 bits need no slow derivation; scrypt costs little once and is in BoringSSL. */
function stretched(code: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(code, salt, 32, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** @throws ARCHIVE_KEYS_MISSING, ARCHIVE_KEYS_DAMAGED */
export function readKeyring(file: string): Keyring {
  if (!existsSync(file)) return refuse('ARCHIVE_KEYS_MISSING', { folder: dirname(file) });
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return refuse('ARCHIVE_KEYS_DAMAGED');
    throw failureOf(error, file);
  }
}

/** Replaces the file as a whole, or leaves the old one. */
export function writeKeyring(file: string, keyring: Keyring): void {
  try {
    writeFileWhole(file, `${JSON.stringify(keyring, null, 2)}\n`);
  } catch (error) {
    throw failureOf(error, file);
  }
}
