import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { refuse } from '../../../shared/errors/index.ts';
import { sha256 } from '../../archive/digest.ts';
import { diskReason } from '../../disk/reasons.ts';
import { megabytes } from '../../documents/attachments.ts';
import { fileTypeOf, HEAD } from '../../documents/fileTypes.ts';

/** A file of a scanner or camera, of a kind that can be read. */
export interface ScanFile {
  name: string;
  mediaType: ScanType;
  content: Uint8Array<ArrayBuffer>;
  sha256: string;
}

export type ScanType = 'application/pdf' | 'image/jpeg' | 'image/png';
const TYPES: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png'] satisfies ScanType[];

/** Bytes. A week's reports in one PDF at 300 dpi have about 30 MB. */
const LARGEST = 64 * 1024 * 1024;

/**
 * Reads a file of this computer; its content decides what it is, whatever its name says.
 * @throws SCAN_UNREADABLE, SCAN_TYPE_UNKNOWN, SCAN_TOO_LARGE
 */
export async function readScanFile(path: string): Promise<ScanFile> {
  const name = basename(path);
  const content = await contentOf(path, name);
  const found = fileTypeOf(content.subarray(0, HEAD), name);
  if (found.kind === 'unknown' || !TYPES.includes(found.type.mediaType))
    return refuse('SCAN_TYPE_UNKNOWN', { name });
  return { name, mediaType: found.type.mediaType as ScanType, content, sha256: sha256(content) };
}

/** Looked at by its size before it is read. */
async function contentOf(path: string, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const unreadable = (error: unknown) =>
    refuse('SCAN_UNREADABLE', { name, reason: diskReason(error) ?? '未知' });
  const file = await open(path, 'r').catch(unreadable);
  try {
    const { size } = await file.stat();
    if (size > LARGEST) refuse('SCAN_TOO_LARGE', { name, size: megabytes(size), limit: megabytes(LARGEST) });
    return new Uint8Array(await file.readFile().catch(unreadable));
  } finally {
    await file.close();
  }
}
