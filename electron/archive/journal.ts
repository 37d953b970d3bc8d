import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '../../shared/errors/index.ts';
import { removeWhole, writeFileWhole } from '../disk/disk.ts';
import { archiveFiles } from './place.ts';

/**
 * Whether the journal (`archive.db-wal`) that lies beside the archive, or does not, is as the last program left it.
 * SQLite can't tell: it takes whatever journal it finds, a stale one included, and misses none. So a small file tells how
 * far the last opening or closing got; none is there after a clean closing, which also takes the journal away. It moves and is
 * copied with the archive's folder.
 */
type Stage =
  /** Nothing has been written yet. */
  | 'opening'
  /** The journal is there and may hold what was saved last. */
  | 'open'
  /** Connections are being closed, and the last one takes the journal away. */
  | 'closing';

const stageFile = (home: string) => join(archiveFiles(home).folder, 'stage');
const journalOf = (home: string) => `${archiveFiles(home).database}-wal`;

/**
 * For the owner of the folder, before anything is opened. A missing journal is refused once, since it may be found again;
 * the next opening goes by what is there.
 * @throws ARCHIVE_JOURNAL_FOREIGN, ARCHIVE_JOURNAL_MISSING
 */
export function beginOpening(home: string): void {
  const stage = stageOf(home);
  const file = journalOf(home);
  if (stage === undefined && holdsAnything(file)) refuse('ARCHIVE_JOURNAL_FOREIGN', { file });
  const missing = stage === 'open' && !existsSync(file);
  setStage(home, 'opening');
  if (missing) refuse('ARCHIVE_JOURNAL_MISSING', { file });
}

/** Once a connection is there, before anything is written through it. */
export const nowOpen = (home: string): void => setStage(home, 'open');

/** Before connections are closed. */
export const beginClosing = (home: string): void => setStage(home, 'closing');

/** After they are. A thread that still holds one keeps the journal, and so the stage. */
export function endClosing(home: string): void {
  if (!holdsAnything(journalOf(home))) removeWhole(stageFile(home));
}

export const journalThere = (database: string): boolean => holdsAnything(`${database}-wal`);

function holdsAnything(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function setStage(home: string, stage: Stage): void {
  writeFileWhole(stageFile(home), stage);
}

/** A text that is none of ours (a power cut while it was written) speaks neither for nor against anything. */
function stageOf(home: string): string | undefined {
  const file = stageFile(home);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
