/**
 * The one way in which a weekly file's zips are laid out: stored entries, no data descriptors, no extra fields,
 * one fixed time. A zip library's choices change between its versions (time fields, attributes), and a file has
 * to have the same bytes on every machine for many years; hence these few lines and not a library.
 * Field by field: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
 */

export interface ZipEntry {
  path: string;
  /** Bytes of the content. */
  size: number;
  crc32: number;
}

export const LOCAL_HEADER = 0x04034b50;
export const CENTRAL_RECORD = 0x02014b50;
export const END_RECORD = 0x06054b50;
export const LOCAL_HEADER_SIZE = 30;
export const CENTRAL_RECORD_SIZE = 46;
export const END_RECORD_SIZE = 22;

const VERSION_2_0 = 20;
const MADE_ON_UNIX = (3 << 8) | VERSION_2_0;
const NAMES_ARE_UTF8 = 0x0800;
const STORED = 0;
/** 1980-01-01 00:00:00, the earliest that a zip can say. */
const FIXED_TIME = 0;
const FIXED_DATE = 0x0021;
/** A regular file that its owner may write and everybody read. */
const REGULAR_FILE = 0o100644 * 0x10000;

/** From the version needed up to the extra field's length, the same in both kinds of header. */
function writeCommonFields(header: Buffer, at: number, entry: ZipEntry, nameLength: number): void {
  header.writeUInt16LE(VERSION_2_0, at);
  header.writeUInt16LE(NAMES_ARE_UTF8, at + 2);
  header.writeUInt16LE(STORED, at + 4);
  header.writeUInt16LE(FIXED_TIME, at + 6);
  header.writeUInt16LE(FIXED_DATE, at + 8);
  header.writeUInt32LE(entry.crc32, at + 10);
  header.writeUInt32LE(entry.size, at + 14);
  header.writeUInt32LE(entry.size, at + 18);
  header.writeUInt16LE(nameLength, at + 22);
}

export function localHeader(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.path);
  const header = Buffer.alloc(LOCAL_HEADER_SIZE);
  header.writeUInt32LE(LOCAL_HEADER, 0);
  writeCommonFields(header, 4, entry, name.length);
  return Buffer.concat([header, name]);
}

export function centralRecord(entry: ZipEntry, localHeaderAt: number): Buffer {
  const name = Buffer.from(entry.path);
  const record = Buffer.alloc(CENTRAL_RECORD_SIZE);
  record.writeUInt32LE(CENTRAL_RECORD, 0);
  record.writeUInt16LE(MADE_ON_UNIX, 4);
  writeCommonFields(record, 6, entry, name.length);
  record.writeUInt32LE(REGULAR_FILE, 38);
  record.writeUInt32LE(localHeaderAt, 42);
  return Buffer.concat([record, name]);
}

export function endRecord(entries: number, directoryAt: number, directorySize: number): Buffer {
  const record = Buffer.alloc(END_RECORD_SIZE);
  record.writeUInt32LE(END_RECORD, 0);
  record.writeUInt16LE(entries, 8);
  record.writeUInt16LE(entries, 10);
  record.writeUInt32LE(directorySize, 12);
  record.writeUInt32LE(directoryAt, 16);
  return record;
}

/** Central directory and end record of entries that lie one after the other from the zip's first byte. */
export function directoryOf(entries: readonly ZipEntry[]): Buffer {
  const records: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    records.push(centralRecord(entry, at));
    at += localHeader(entry).length + entry.size;
  }
  const directory = Buffer.concat(records);
  return Buffer.concat([directory, endRecord(entries.length, at, directory.length)]);
}
