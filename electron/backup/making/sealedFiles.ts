import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { copyFileFlushed, digestOfFile, removeWhole, renameWhole } from '../../disk/disk.ts';

/**
 * Copies the weekly files that `to` lacks. They never change once they are sealed, so that each is kept once for all
 * generations. One that is missing or altered in `from` is passed over: the archive check and the sealing of a second copy
 * speak of it, and a backup of the archive must not fail for it.
 */
export function keepSealed(
  from: string,
  to: string,
  files: readonly { file: string; sha256: string }[],
): void {
  if (files.length === 0) return;
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const { file, sha256 } of files) {
    const target = join(to, file);
    const source = join(from, file);
    const size = statSync(source, { throwIfNoEntry: false })?.size;
    const there = statSync(target, { throwIfNoEntry: false });
    if (size === undefined || there?.size === size) continue;
    const fresh = `${target}.part`;
    removeWhole(fresh);
    if (copyFileFlushed(source, fresh).sha256 === sha256 && digestOfFile(fresh).sha256 === sha256)
      renameWhole(fresh, target);
    else removeWhole(fresh);
  }
}
