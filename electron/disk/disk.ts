import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** What of the operating system can be in the way; a test gives its own. */
export interface Platform {
  name: NodeJS.Platform;
  rename(from: string, to: string): void;
  remove(path: string): void;
  /** Sleeps this thread, milliseconds. */
  wait(milliseconds: number): void;
}

const sleeper = new Int32Array(new SharedArrayBuffer(4));

const thisPlatform: Platform = {
  name: process.platform,
  rename: renameSync,
  remove: (path) => rmSync(path, { recursive: true, force: true }),
  wait: (milliseconds) => void Atomics.wait(sleeper, 0, 0, milliseconds),
};

/** Milliseconds between the attempts: 2.3 seconds in all, longer than a scanner holds a file, shorter than one despairs. */
export const WAITS = [10, 20, 40, 80, 160, 320, 640, 1_000] as const;

/**
 * Windows answers EPERM, EACCES or EBUSY while another program holds the file or one inside the folder, mostly a scanner
 * for some milliseconds. Elsewhere EPERM and EACCES are lasting, and only EBUSY may pass.
 */
export function mayPass(error: unknown, platform: Pick<Platform, 'name'>): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EBUSY') return true;
  return platform.name === 'win32' && (code === 'EPERM' || code === 'EACCES' || code === 'ENOTEMPTY');
}

function persistently(platform: Platform, attempt: () => void): void {
  for (const wait of WAITS) {
    try {
      attempt();
      return;
    } catch (error) {
      if (!mayPass(error, platform)) throw error;
      platform.wait(wait);
    }
  }
  attempt();
}

/** Renames a file or folder so that it lasts through a power cut. A file at `to` is replaced; a folder must not be there. */
export function renameWhole(from: string, to: string, platform: Platform = thisPlatform): void {
  persistently(platform, () => platform.rename(from, to));
  syncFolder(dirname(to));
  if (dirname(from) !== dirname(to)) syncFolder(dirname(from));
}

/** Removes a file or a folder with all that is in it; nothing there is fine. */
export function removeWhole(path: string, platform: Platform = thisPlatform): void {
  persistently(platform, () => platform.remove(path));
}

/** After a failure: takes away what was begun, if the system lets it; the failure that led here is the one to tell. */
export function discard(path: string): void {
  try {
    removeWhole(path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

/**
 * Replaces the file as a whole, or leaves the old one. Only its owner may read it.
 * @throws what the operating system says; nothing is left behind
 */
export function writeFileWhole(file: string, text: string, platform: Platform = thisPlatform): void {
  const fresh = `${file}.${randomUUID()}.new`;
  try {
    writeFileSync(fresh, text, { mode: 0o600, flag: 'wx' });
    syncFile(fresh);
    renameWhole(fresh, file, platform);
  } catch (error) {
    discard(fresh);
    throw error;
  }
}

export function syncFile(file: string): void {
  // Windows flushes only what may be written to.
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes names in the folder last. Windows has no such call and needs none (NTFS journals its folders). */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export interface FileDigest {
  /** Lower-case hex. */
  sha256: string;
  /** Bytes. */
  size: number;
}

const PIECE = 1024 * 1024;

/** Digest of a file of any size. */
export function digestOfFile(file: string): FileDigest {
  return throughPieces(file, () => {});
}

/** Copies a file of any size, flushed; gives the digest of what was read. The copy is not yet proven: see `digestOfFile`. */
export function copyFileFlushed(from: string, to: string): FileDigest {
  const target = openSync(to, 'wx', 0o600);
  try {
    const digest = throughPieces(from, (piece) => writeSync(target, piece));
    fsyncSync(target);
    return digest;
  } finally {
    closeSync(target);
  }
}

function throughPieces(file: string, take: (piece: Uint8Array) => void): FileDigest {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(PIECE);
  const source = openSync(file, 'r');
  try {
    let size = 0;
    for (;;) {
      const read = readSync(source, buffer, 0, PIECE, null);
      if (read === 0) return { sha256: hash.digest('hex'), size };
      const piece = buffer.subarray(0, read);
      hash.update(piece);
      take(piece);
      size += read;
    }
  } finally {
    closeSync(source);
  }
}

/** Bytes that may still be written there. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
