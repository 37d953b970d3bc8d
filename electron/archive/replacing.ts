import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { removeWhole, renameWhole } from '../disk/disk.ts';
import { archiveFiles } from './place.ts';

/**
 * How another archive takes the place of the present one, as names of folders beside `archive`: complete and flushed, the
 * newcomer is called `archive.incoming`; the present one becomes `archive.replaced-<time>`; the newcomer becomes `archive`.
 * The folder moves as one, so that no journal of the one is ever read into the other. Whatever the moment of a power cut,
 * the names say what to do: see `settleReplacing`.
 */
const INCOMING = 'archive.incoming';
const REPLACED = 'archive.replaced-';
/** Copies that are being prepared or tried out; worthless after a crash. */
const SCRATCH = '.scratch-';

/** A folder of its own for a copy, on the same disk as the archive. Not yet made. */
export const scratchFolder = (home: string, id: string): string => join(home, `${SCRATCH}${id}`);

/** Whether a newcomer waits for a place that is already free: the archive is there, under another name. */
export function replacingCutOff(home: string): boolean {
  return existsSync(join(home, INCOMING)) && !existsSync(archiveFiles(home).folder);
}

/** Ends what a crash cut off: forward when the present one had left its place, else back. Only for the owner of the folder. */
export function settleReplacing(home: string): void {
  const incoming = join(home, INCOMING);
  const { folder } = archiveFiles(home);
  if (existsSync(incoming)) {
    if (existsSync(folder)) removeWhole(incoming);
    else renameWhole(incoming, folder);
  }
  for (const name of readdirSync(home)) if (name.startsWith(SCRATCH)) removeWhole(join(home, name));
}

/**
 * Puts a complete, closed archive folder in the place of the present one, which no connection may have open.
 * @param at time with zone, for the name under which the replaced one is kept
 * @returns the replaced one's folder; undefined when there was none
 */
export function putInPlace(home: string, prepared: string, at: string): string | undefined {
  const { folder } = archiveFiles(home);
  const incoming = join(home, INCOMING);
  renameWhole(prepared, incoming);
  if (!existsSync(folder)) {
    renameWhole(incoming, folder);
    return undefined;
  }
  const replaced = join(home, freeName(home, at));
  try {
    renameWhole(folder, replaced);
  } catch (error) {
    removeWhole(incoming);
    throw error;
  }
  try {
    renameWhole(incoming, folder);
  } catch (error) {
    renameWhole(replaced, folder);
    removeWhole(incoming);
    throw error;
  }
  return replaced;
}

/** Undoes `putInPlace` when the newcomer can't be opened. */
export function putBack(home: string, replaced: string): void {
  const { folder } = archiveFiles(home);
  renameWhole(folder, scratchFolder(home, 'refused'));
  renameWhole(replaced, folder);
  removeWhole(scratchFolder(home, 'refused'));
}

function freeName(home: string, at: string): string {
  const name = `${REPLACED}${at.slice(0, 10)}_${at.slice(11, 19).replaceAll(':', '')}`;
  let more = 0;
  while (existsSync(join(home, more === 0 ? name : `${name}-${more}`))) more += 1;
  return more === 0 ? name : `${name}-${more}`;
}

export interface ReplacedArchive {
  name: string;
  folder: string;
  /** 'yyyy-mm-dd HH:MM' */
  replacedAt: string;
}

/** Archives that were replaced and are kept, the newest first. */
export function replacedArchives(home: string): ReplacedArchive[] {
  return readdirSync(home)
    .filter((name) => name.startsWith(REPLACED))
    .sort()
    .reverse()
    .map((name) => {
      const [date = '', time = ''] = name.slice(REPLACED.length).split('_');
      return {
        name,
        folder: join(home, name),
        replacedAt: `${date} ${time.slice(0, 2)}:${time.slice(2, 4)}`,
      };
    });
}
