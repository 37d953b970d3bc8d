import { crc32 } from 'node:zlib';
import { refuse } from '../../shared/errors/index.ts';
import { isSafePath, pathKey } from '../../shared/weeklyFile/entryPath.ts';
import { ByteSource } from './byteSource.ts';
import { LIMITS } from './limits.ts';
import {
  CENTRAL_RECORD,
  CENTRAL_RECORD_SIZE,
  centralRecord,
  END_RECORD_SIZE,
  endRecord,
  LOCAL_HEADER,
  LOCAL_HEADER_SIZE,
  localHeader,
  type ZipEntry,
} from './zipLayout.ts';

const ENCRYPTED = 0x0001;
const SIZES_FOLLOW = 0x0008;
const FILE_KIND = 0o170000;
const REGULAR = 0o100000;

export interface ReceivedFile {
  path: string;
  size: number;
  /** To be read to its end before the next file is asked for. */
  content: AsyncIterable<Uint8Array>;
}

const framing = (reason: string) => refuse('WEEKLY_FILE_PAYLOAD_FRAMING', { reason });

/**
 * Reads the payload's zip from first byte to last, without a copy on disk. Each entry's name is judged before its
 * content is handed out. What another tool has packed is read as far as it can be, so that the refusal names the
 * real fault; at the end the whole must be laid out exactly as `zipLayout.ts` does, or it is refused as well.
 */
export async function* readStoredZip(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<ReceivedFile> {
  const source = new ByteSource(pieces, () => framing('没有结尾'));
  try {
    yield* readEntries(source);
  } finally {
    await source.close();
  }
}

async function* readEntries(source: ByteSource): AsyncGenerator<ReceivedFile> {
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let exact = true;
  let total = 0;
  let signature = await source.take(4);
  while (signature.readUInt32LE() === LOCAL_HEADER) {
    const header = Buffer.concat([signature, await source.take(LOCAL_HEADER_SIZE - 4)]);
    const entry = await readLocalHeader(source, header);
    refuseDuplicate(names, entry.path);
    total += entry.size;
    refuseTooMuch(entries.push(entry), entry.size, total);
    exact &&=
      follows(entry, entries.at(-2)) && localHeader(entry).subarray(0, LOCAL_HEADER_SIZE).equals(header);
    yield { path: entry.path, size: entry.size, content: checkedContent(source, entry) };
    signature = await source.take(4);
  }
  await readDirectory(source, signature, entries, exact);
}

/** UTF-8 byte order, in which the program writes them. */
function follows(entry: ZipEntry, before: ZipEntry | undefined): boolean {
  return !before || Buffer.compare(Buffer.from(before.path), Buffer.from(entry.path)) < 0;
}

async function readLocalHeader(source: ByteSource, header: Buffer): Promise<ZipEntry> {
  const path = decodeName(await source.take(header.readUInt16LE(26)));
  await source.take(header.readUInt16LE(28));
  const flags = header.readUInt16LE(6);
  const size = header.readUInt32LE(22);
  if (header.readUInt16LE(8) !== 0) refuse('WEEKLY_FILE_BOMB', { reason: `“${path}”是压缩的` });
  if (flags & ENCRYPTED) framing(`“${path}”另有加密`);
  if (flags & SIZES_FOLLOW || header.readUInt32LE(18) !== size) framing(`“${path}”的大小不明`);
  return { path, size, crc32: header.readUInt32LE(14) };
}

/** @throws Refusal WEEKLY_FILE_PATH */
export function decodeName(bytes: Uint8Array): string {
  let path: string;
  try {
    path = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse('WEEKLY_FILE_PATH', { path: Buffer.from(bytes).toString('latin1') });
  }
  return isSafePath(path) ? path : refuse('WEEKLY_FILE_PATH', { path });
}

export function refuseDuplicate(names: Set<string>, path: string): void {
  const key = pathKey(path);
  if (names.has(key)) refuse('WEEKLY_FILE_DUPLICATE', { path });
  names.add(key);
}

/** A zip made on Unix says in an entry's attributes what kind of file it is; on other systems it says nothing. */
export function refuseSpecialFile(path: string, externalAttributes: number): void {
  const kind = (externalAttributes >>> 16) & FILE_KIND;
  if (kind !== 0 && kind !== REGULAR) refuse('WEEKLY_FILE_LINK', { path });
}

function refuseTooMuch(count: number, size: number, total: number): void {
  if (count > LIMITS.entries) refuse('WEEKLY_FILE_BOMB', { reason: `条目超过 ${LIMITS.entries} 个` });
  if (size > LIMITS.entry) refuse('WEEKLY_FILE_BOMB', { reason: `单个文件超过 ${LIMITS.entry} 字节` });
  if (total > LIMITS.payload) refuse('WEEKLY_FILE_BOMB', { reason: `总共超过 ${LIMITS.payload} 字节` });
}

async function* checkedContent(source: ByteSource, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  let sum = 0;
  for await (const piece of source.pass(entry.size)) {
    sum = crc32(piece, sum);
    yield piece;
  }
  if (sum !== entry.crc32) refuse('WEEKLY_FILE_INNER_ALTERED', { path: entry.path });
}

async function readDirectory(source: ByteSource, first: Buffer, entries: ZipEntry[], locals: boolean) {
  let exact = locals;
  let signature = first;
  let localHeaderAt = 0;
  let directorySize = 0;
  for (const entry of entries) {
    if (signature.readUInt32LE() !== CENTRAL_RECORD) framing('目录不全');
    const record = Buffer.concat([signature, await source.take(CENTRAL_RECORD_SIZE - 4)]);
    const rest = record.readUInt16LE(28) + record.readUInt16LE(30) + record.readUInt16LE(32);
    const whole = Buffer.concat([record, await source.take(rest)]);
    refuseSpecialFile(entry.path, record.readUInt32LE(38));
    exact &&= centralRecord(entry, localHeaderAt).equals(whole);
    localHeaderAt += localHeader(entry).length + entry.size;
    directorySize += whole.length;
    signature = await source.take(4);
  }
  const end = Buffer.concat([signature, await source.take(END_RECORD_SIZE - 4)]);
  exact &&= endRecord(entries.length, localHeaderAt, directorySize).equals(end);
  if (!exact || !(await source.ended())) framing('排列与规定不同');
}
