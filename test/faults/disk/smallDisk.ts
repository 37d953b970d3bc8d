import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own of a few megabytes. */
export interface SmallDisk {
  folder: string;
  /** Fills it up but for so many bytes (rounded to its blocks). */
  fillUp(leaving?: number): void;
  /** Takes what fills it up away. */
  free(): void;
  readOnly(yes: boolean): void;
}

const run = (command: string, ...args: string[]) => spawnSync(command, args, { encoding: 'utf8' });

/**
 * Why no small disk can be had here, undefined when it can. Only root may mount; elsewhere these tests say that they
 * did not run.
 */
export function whyNoSmallDisk(): string | undefined {
  if (process.platform !== 'linux') return 'only Linux has tmpfs';
  if (process.getuid?.() !== 0) return 'only root may mount a file system';
  const folder = mkdtempSync(join(tmpdir(), 'kedang-disk-'));
  try {
    const { status, stderr } = run('mount', '-t', 'tmpfs', '-o', 'size=64k', 'kedang', folder);
    if (status !== 0) return `mount refused: ${stderr.trim()}`;
    run('umount', folder);
    return undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs `work` on a file system of `megabytes` in memory, gone afterwards. */
export async function onSmallDisk<T>(megabytes: number, work: (disk: SmallDisk) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'kedang-disk-'));
  const { status, stderr } = run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'kedang', folder);
  if (status !== 0) throw new Error(stderr);
  const ballast = join(folder, 'ballast');
  try {
    return await work({
      folder,
      fillUp(leaving = 0) {
        const { bavail, bsize } = statfsSync(folder);
        const bytes = Math.max(0, bavail * bsize - leaving);
        const file = openSync(ballast, 'w');
        const block = Buffer.alloc(64 * 1024);
        for (let written = 0; written < bytes; )
          written += writeSync(file, block, 0, Math.min(block.length, bytes - written));
        closeSync(file);
      },
      free: () => rmSync(ballast, { force: true }),
      readOnly(yes) {
        const { status: changed, stderr: why } = run('mount', '-o', `remount,${yes ? 'ro' : 'rw'}`, folder);
        if (changed !== 0) throw new Error(why);
      },
    });
  } finally {
    const { status: gone } = run('umount', folder);
    if (gone !== 0) run('umount', '-l', folder);
    rmSync(folder, { recursive: true, force: true });
  }
}
