import { createHash, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { Decrypter, Encrypter } from 'age-encryption';
import { signMessage } from '../../../electron/weeklyFile/sshSignature.ts';
import { canonicalJson } from '../../../shared/canonical/canonicalJson.ts';
import type { WeeklyManifest } from '../../../shared/weeklyFile/manifest.ts';

/**
 * Zips written by hand, without the program's writer and without a library that would refuse what a forger does.
 */
export interface RawEntry {
  name: string;
  content: Uint8Array;
  /** The size that the headers claim. */
  claimedSize?: number;
  method?: number;
  flags?: number;
  externalAttributes?: number;
  date?: number;
}

export function rawZip(entries: readonly RawEntry[]): Buffer {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, claimedSize, method = 0, flags = 0x0800, ...entry } of entries) {
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt16LE(entry.date ?? 0x21, 8);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(claimedSize ?? content.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, nameBytes, content]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(entry.externalAttributes ?? 0x81a40000, 6);
    tail.writeUInt32LE(at, 10);
    const record = Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, tail, nameBytes]);
    body.push(local);
    directory.push(record);
    at += local.length;
  }
  const records = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(records.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...body, records, end]);
}

/** Where each stored entry's content lies in a zip whose sizes are in its local headers. */
export function entriesOf(zip: Buffer): { name: string; start: number; content: Buffer }[] {
  const entries: { name: string; start: number; content: Buffer }[] = [];
  let at = 0;
  while (zip.readUInt32LE(at) === 0x04034b50) {
    const nameEnd = at + 30 + zip.readUInt16LE(at + 26);
    const start = nameEnd + zip.readUInt16LE(at + 28);
    const end = start + zip.readUInt32LE(at + 18);
    entries.push({ name: zip.toString('utf8', at + 30, nameEnd), start, content: zip.subarray(start, end) });
    at = end;
  }
  return entries;
}

/** Contents of the outer parts by name. */
export function partsOf(file: string): Record<string, Buffer> {
  return Object.fromEntries(entriesOf(readFileSync(file)).map(({ name, content }) => [name, content]));
}

export function manifestOf(file: string): WeeklyManifest {
  return JSON.parse(String(partsOf(file)['manifest.json']));
}

const PARTS = ['payload.age', 'manifest.json', 'manifest.json.sig', 'READ-ME.txt'];

/** Packs outer parts exactly as the program does. */
export function packParts(parts: Record<string, Uint8Array | string>): Buffer {
  return rawZip(PARTS.map((name) => ({ name, content: Buffer.from(parts[name] ?? '') })));
}

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The same file with other parts or another manifest, signed anew by `key`. */
export function resigned(
  file: string,
  key: KeyObject,
  change: { manifest?: Record<string, unknown>; payload?: Uint8Array } = {},
): Buffer {
  const parts = partsOf(file);
  const payload = change.payload ?? parts['payload.age'] ?? Buffer.alloc(0);
  const manifest = manifestOf(file);
  const altered = {
    ...manifest,
    parts: { ...manifest.parts, 'payload.age': { size: payload.length, sha256: sha256(payload) } },
    ...change.manifest,
  };
  const bytes = Buffer.from(`${canonicalJson(altered)}\n`);
  return packParts({
    ...parts,
    'payload.age': payload,
    'manifest.json': bytes,
    'manifest.json.sig': signMessage(bytes, key),
  });
}

export async function decrypted(file: string, identity: string): Promise<Buffer> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return Buffer.from(await decrypter.decrypt(partsOf(file)['payload.age'] ?? Buffer.alloc(0)));
}

export async function encrypted(plain: Uint8Array, recipient: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(plain);
}
