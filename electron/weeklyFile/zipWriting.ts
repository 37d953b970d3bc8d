import { crc32 } from 'node:zlib';
import { directoryOf, localHeader, type ZipEntry } from './zipLayout.ts';

export interface ZipSource {
  path: string;
  /** Called once, when the entry's turn comes, so that only one content is in memory at a time. */
  read(): Uint8Array | Promise<Uint8Array>;
}

/** A zip of stored entries in the order given, piece by piece. */
export async function* storedZip(sources: Iterable<ZipSource>): AsyncGenerator<Uint8Array> {
  const entries: ZipEntry[] = [];
  for (const source of sources) {
    const content = await source.read();
    const entry = { path: source.path, size: content.length, crc32: crc32(content) };
    entries.push(entry);
    yield localHeader(entry);
    yield content;
  }
  yield directoryOf(entries);
}
