import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl';
import { refuse } from '../../shared/errors/index.ts';
import { LIMITS } from './limits.ts';
import { directoryOf, localHeader, type ZipEntry } from './zipLayout.ts';
import { decodeName, refuseDuplicate, refuseSpecialFile } from './zipReading.ts';

/** In the order in which they lie in the file: the payload's digest is in the manifest written after it. */
export const PARTS = ['payload.age', 'manifest.json', 'manifest.json.sig', 'READ-ME.txt'] as const;
export type PartName = (typeof PARTS)[number];

const LARGEST: Readonly<Record<PartName, number>> = {
  'payload.age': LIMITS.payload + LIMITS.payload / 1024,
  'manifest.json': LIMITS.manifest,
  'manifest.json.sig': LIMITS.signature,
  'READ-ME.txt': LIMITS.readMe,
};

const STORED = 0;
const DEFLATED = 8;

/** The four parts of an open weekly file; `name` is the file's name for messages. */
export interface OuterFile {
  name: string;
  handle: FileHandle;
  zip: ZipFile;
  parts: Readonly<Record<PartName, Entry>>;
}

/** What a part really contains, as read. */
export interface PartContent {
  size: number;
  sha256: string;
  crc32: number;
  /** False where the zip's own checksum does not fit: the part was changed inside the file, or damaged. */
  crcHolds: boolean;
}

const isPartName = (name: string): name is PartName => (PARTS as readonly string[]).includes(name);

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/**
 * Finds the four parts, whatever tool packed them, after names, kinds and declared sizes are judged. The handle
 * stays the caller's.
 */
export async function openOuterFile(handle: FileHandle, name: string): Promise<OuterFile> {
  const unreadable = (error: unknown) =>
    refuse('WEEKLY_FILE_UNREADABLE', { file: name, reason: reasonOf(error) });
  const zip = await fromFdPromise(handle.fd, { autoClose: false, decodeStrings: false }).catch(unreadable);
  if (zip.entryCount > LIMITS.outerEntries) {
    refuse('WEEKLY_FILE_BOMB', { reason: `条目超过 ${LIMITS.outerEntries} 个` });
  }
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch (error) {
    return unreadable(error);
  }
  return { name, handle, zip, parts: partsAmong(entries, name) };
}

function partsAmong(entries: readonly Entry[], file: string): Readonly<Record<PartName, Entry>> {
  const names = new Set<string>();
  const found = new Map<string, Entry>();
  for (const entry of entries) {
    const path = decodeName(entry.fileNameRaw);
    refuseSpecialFile(path, entry.externalFileAttributes);
    refuseDuplicate(names, path);
    found.set(path, entry);
  }
  for (const part of PARTS) if (!found.has(part)) refuse('WEEKLY_FILE_PART_MISSING', { part });
  for (const [path, entry] of found) {
    if (!isPartName(path)) return refuse('WEEKLY_FILE_PART_EXTRA', { part: path });
    judgeDeclaredSize(path, entry, file);
  }
  return Object.fromEntries(found) as Record<PartName, Entry>;
}

function judgeDeclaredSize(part: PartName, entry: Entry, file: string): void {
  const { compressedSize, uncompressedSize, compressionMethod } = entry;
  if (entry.isEncrypted() || (compressionMethod !== STORED && compressionMethod !== DEFLATED)) {
    refuse('WEEKLY_FILE_UNREADABLE', { file, reason: `${part}: method ${compressionMethod}` });
  }
  if (uncompressedSize > LARGEST[part]) {
    refuse('WEEKLY_FILE_BOMB', { reason: `${part} 超过 ${LARGEST[part]} 字节` });
  }
  if (uncompressedSize > LIMITS.ratio * compressedSize) {
    refuse('WEEKLY_FILE_BOMB', { reason: `${part} 压缩超过 ${LIMITS.ratio} 倍` });
  }
}

/** A part's content, piece by piece. */
export async function* partPieces(outer: OuterFile, part: PartName): AsyncGenerator<Uint8Array> {
  try {
    yield* await outer.zip.openReadStreamPromise(outer.parts[part]);
  } catch (error) {
    refuse('WEEKLY_FILE_UNREADABLE', { file: outer.name, reason: `${part}: ${reasonOf(error)}` });
  }
}

/** Reads a part to its end; `keep` is handed each piece. */
export async function readPart(
  outer: OuterFile,
  part: PartName,
  keep: (piece: Uint8Array) => void = () => {},
): Promise<PartContent> {
  const digest = createHash('sha256');
  let sum = 0;
  let size = 0;
  for await (const piece of partPieces(outer, part)) {
    digest.update(piece);
    sum = crc32(piece, sum);
    size += piece.length;
    keep(piece);
  }
  return { size, sha256: digest.digest('hex'), crc32: sum, crcHolds: sum === outer.parts[part].crc32 };
}

/** For the small parts, whose limits `openOuterFile` has judged. */
export async function readWholePart(
  outer: OuterFile,
  part: PartName,
): Promise<PartContent & { bytes: Buffer }> {
  const pieces: Uint8Array[] = [];
  const content = await readPart(outer, part, (piece) => pieces.push(piece));
  return { ...content, bytes: Buffer.concat(pieces) };
}

/**
 * Every byte that is not content must be the one that the layout prescribes, so that no bit of the file can be
 * changed unnoticed and nothing can hide between the parts.
 */
export async function requireExactFraming(
  outer: OuterFile,
  contents: Readonly<Record<PartName, PartContent>>,
): Promise<void> {
  const entries: ZipEntry[] = PARTS.map((path) => ({
    path,
    size: contents[path].size,
    crc32: contents[path].crc32,
  }));
  let at = 0;
  for (const entry of entries) {
    const header = localHeader(entry);
    await requireBytes(outer, at, header);
    at += header.length + entry.size;
  }
  const directory = directoryOf(entries);
  await requireBytes(outer, at, directory);
  const { size } = await outer.handle.stat();
  if (size !== at + directory.length) refuse('WEEKLY_FILE_FRAMING', { file: outer.name });
}

async function requireBytes(outer: OuterFile, at: number, expected: Buffer): Promise<void> {
  const { buffer, bytesRead } = await outer.handle.read(
    Buffer.alloc(expected.length),
    0,
    expected.length,
    at,
  );
  if (bytesRead !== expected.length || !buffer.equals(expected)) {
    refuse('WEEKLY_FILE_FRAMING', { file: outer.name });
  }
}
