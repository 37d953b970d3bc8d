import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  scrypt,
} from 'node:crypto';
import { z } from 'zod';
import { audit } from '../archive/audit.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { fingerprint, publicKeyLine, rawPublicKey } from '../weeklyFile/sshKeys.ts';

const base64 = z.base64();
/** The numbers of the derivation are fixed by the format, never taken from the row. */
const wrappedShape = z.strictObject({
  format: z.literal('kedang-signing-key-1'),
  salt: base64,
  nonce: base64,
  wrapped: base64,
  tag: base64,
});

/** 32 MiB and some 60 ms, as for the passwords themselves. */
const COST = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

export interface SigningKey {
  /** 'SHA256:…' */
  fingerprint: string;
  personId: string;
  /** OpenSSH line without a comment. */
  public: string;
  madeAt: string;
  retiredAt?: string;
}

/** A key in the open, for the moment of one signature. */
export interface OpenKey {
  fingerprint: string;
  privateKey: KeyObject;
  /** A new one is stored together with its first signature. */
  fresh?: { public: string; wrapped: string };
}

interface KeyRow {
  fingerprint: string;
  person_id: string;
  public: string;
  wrapped: string | null;
  made_at: string;
  retired_at: string | null;
}

export function currentKeyOf(archive: ReadableArchive, personId: string): SigningKey | undefined {
  const row = currentRow(archive, personId);
  return row && keyOf(row);
}

function currentRow(archive: ReadableArchive, personId: string): KeyRow | undefined {
  return sql<KeyRow>(archive, 'SELECT * FROM signing_keys WHERE person_id = ? AND retired_at IS NULL').get(
    personId,
  );
}

/** All keys that ever signed, by their fingerprint. */
export function allKeys(archive: ReadableArchive): SigningKey[] {
  return sql<KeyRow>(archive, 'SELECT * FROM signing_keys ORDER BY person_id, made_at, fingerprint')
    .all()
    .map(keyOf);
}

export function findKey(archive: ReadableArchive, print: string): SigningKey | undefined {
  const row = sql<KeyRow>(archive, 'SELECT * FROM signing_keys WHERE fingerprint = ?').get(print);
  return row && keyOf(row);
}

const keyOf = (row: KeyRow): SigningKey => ({
  fingerprint: row.fingerprint,
  personId: row.person_id,
  public: row.public,
  madeAt: row.made_at,
  ...(row.retired_at !== null && { retiredAt: row.retired_at }),
});

/**
 * The person's key, opened by his password, which the caller has proven; made where he has none yet. Undefined when
 * the password doesn't open it. Slow by intention.
 */
export async function openKey(
  archive: ReadableArchive,
  personId: string,
  password: string,
): Promise<OpenKey | undefined> {
  const row = currentRow(archive, personId);
  if (!row?.wrapped) return newKey(personId, password);
  const secret = await unwrap(row.wrapped, personId, row.fingerprint, password);
  if (!secret) return undefined;
  const privateKey = createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' });
  return { fingerprint: row.fingerprint, privateKey };
}

async function newKey(personId: string, password: string): Promise<OpenKey> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const print = fingerprint(rawPublicKey(publicKey));
  const secret = privateKey.export({ format: 'der', type: 'pkcs8' });
  return {
    fingerprint: print,
    privateKey,
    fresh: { public: publicKeyLine(publicKey), wrapped: await wrap(secret, personId, print, password) },
  };
}

/** In the caller's transaction. */
export function storeFreshKey(
  archive: WritableArchive,
  context: Context,
  key: OpenKey & Required<Pick<OpenKey, 'fresh'>>,
): void {
  sql(archive, 'INSERT INTO signing_keys VALUES (?, ?, ?, ?, ?, NULL)').run(
    key.fingerprint,
    context.actor.personId,
    key.fresh.public,
    key.fresh.wrapped,
    context.clock.now(),
  );
  audit(archive, context, 'signingKey.made', context.actor.personId, { key: key.fingerprint });
}

export interface Rewrapped {
  fingerprint: string;
  wrapped: string;
}

/** The person's key under his new password; undefined when he has none or the old one doesn't open it. */
export async function rewrap(
  archive: ReadableArchive,
  personId: string,
  { old, password }: { old: string; password: string },
): Promise<Rewrapped | undefined> {
  const row = currentRow(archive, personId);
  if (!row?.wrapped) return undefined;
  const secret = await unwrap(row.wrapped, personId, row.fingerprint, old);
  if (!secret) return undefined;
  return { fingerprint: row.fingerprint, wrapped: await wrap(secret, personId, row.fingerprint, password) };
}

/**
 * Brings the person's key in line with his new password, in the transaction that stores it: rewrapped where he changed
 * it himself; retired where another set it, since nobody can open it any more. The next signing makes a new one.
 */
export function keyFollowsPassword(
  archive: WritableArchive,
  context: Context,
  personId: string,
  rewrapped: Rewrapped | undefined,
): void {
  const current = currentRow(archive, personId);
  if (!current) return;
  if (rewrapped?.fingerprint === current.fingerprint) {
    sql(archive, 'UPDATE signing_keys SET wrapped = ? WHERE fingerprint = ?').run(
      rewrapped.wrapped,
      current.fingerprint,
    );
    audit(archive, context, 'signingKey.rewrapped', personId, { key: current.fingerprint });
    return;
  }
  sql(archive, 'UPDATE signing_keys SET wrapped = NULL, retired_at = ? WHERE fingerprint = ?').run(
    context.clock.now(),
    current.fingerprint,
  );
  audit(archive, context, 'signingKey.retired', personId, { key: current.fingerprint });
}

/** Another person's wrapped key can't be slipped in, nor another key of the same person. */
const boundTo = (personId: string, print: string) =>
  Buffer.from(`kedang-signing-key-1|${personId}|${print}`, 'utf8');

async function wrap(secret: Buffer, personId: string, print: string, password: string): Promise<string> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await stretched(password, salt), nonce);
  cipher.setAAD(boundTo(personId, print));
  const wrapped = Buffer.concat([cipher.update(secret), cipher.final()]);
  return JSON.stringify({
    format: 'kedang-signing-key-1',
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    wrapped: wrapped.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  } satisfies z.infer<typeof wrappedShape>);
}

async function unwrap(
  text: string,
  personId: string,
  print: string,
  password: string,
): Promise<Buffer | undefined> {
  const { salt, nonce, wrapped, tag } = wrappedShape.parse(JSON.parse(text));
  const bytes = (part: string) => Buffer.from(part, 'base64');
  const key = await stretched(password, bytes(salt));
  const decipher = createDecipheriv('aes-256-gcm', key, bytes(nonce), { authTagLength: 16 });
  decipher.setAAD(boundTo(personId, print));
  decipher.setAuthTag(bytes(tag));
  try {
    return Buffer.concat([decipher.update(bytes(wrapped)), decipher.final()]);
  } catch {
    // The tag doesn't fit: another password, or a doctored row.
    return undefined;
  }
}

/** The same password typed by two input methods is the same: NFKC, as for the password itself. */
function stretched(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, COST, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
