import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { copyFileFlushed, digestOfFile, removeWhole, renameWhole } from '../../disk/disk.ts';

interface SealedFile {
  file: string;
  sha256: string;
}

/** After a restore a week may be sealed anew under the same name: in the store both lie side by side. */
const storedName = ({ file, sha256 }: SealedFile): string =>
  file.replace(/(\.[^.]*)?$/, (ending) => `.${sha256.slice(0, 8)}${ending}`);

/**
 * Copies the weekly files that the store lacks. They never change once they are sealed, so that each is kept once for all
 * generations. One that is missing or altered in the archive's folder is passed over: a backup must not fail for it.
 */
export function keepSealed(archiveFolder: string, store: string, files: readonly SealedFile[]): void {
  for (const one of files) copyUnlessThere(join(archiveFolder, one.file), store, storedName(one), one.sha256);
}

/** The same from the store of one place to that of another. */
export function carrySealed(from: string, to: string, files: readonly SealedFile[]): void {
  for (const one of files) copyUnlessThere(join(from, storedName(one)), to, storedName(one), one.sha256);
}

/** The way back. A file of the same name and another content is kept under its stored name. */
export function bringBackSealed(store: string, archiveFolder: string, files: readonly SealedFile[]): void {
  for (const one of files) {
    const target = join(archiveFolder, one.file);
    const size = statSync(target, { throwIfNoEntry: false })?.size;
    if (size !== undefined) {
      const { sha256 } = digestOfFile(target);
      if (sha256 === one.sha256) continue;
      renameWhole(target, join(archiveFolder, storedName({ ...one, sha256 })));
    }
    copyUnlessThere(join(store, storedName(one)), archiveFolder, one.file, one.sha256);
  }
}

function copyUnlessThere(source: string, folder: string, name: string, sha256: string): void {
  const size = statSync(source, { throwIfNoEntry: false })?.size;
  const target = join(folder, name);
  if (size === undefined || statSync(target, { throwIfNoEntry: false })?.size === size) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fresh = `${target}.part`;
  removeWhole(fresh);
  if (copyFileFlushed(source, fresh).sha256 === sha256 && digestOfFile(fresh).sha256 === sha256)
    renameWhole(fresh, target);
  else removeWhole(fresh);
}
