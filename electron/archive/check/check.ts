import { Refusal } from '../../../shared/errors/index.ts';
import type { ReadableArchive } from '../connection.ts';
import { read } from '../transaction.ts';
import { auditProblems, contentProblems, numberProblems, weekProblems } from './chains.ts';
import { derivedProblems } from './derived.ts';
import { type CheckProblem, checkProblem } from './problems.ts';
import { revisionProblems } from './revisions.ts';
import { signatureProblems } from './signatures.ts';

export interface CheckResult {
  ok: boolean;
  documents: number;
  revisions: number;
  problems: CheckProblem[];
}

/**
 * Checks the whole archive on one unchanging view of it. Reads every page: seconds for a large archive, so the window
 * has it done in a worker.
 * @param deep also SQLite's own check of every index entry against its row
 */
export function checkArchive(archive: ReadableArchive, { deep = false } = {}): CheckResult {
  return read(archive, () => {
    const file = found(() => fileProblems(archive, deep));
    const rest = file.some((problem) => problem.code === 'FILE_DAMAGED')
      ? []
      : [
          revisionProblems,
          derivedProblems,
          numberProblems,
          contentProblems,
          signatureProblems,
          auditProblems,
          weekProblems,
        ].flatMap((part) => found(() => part(archive)));
    const problems = [...file, ...rest];
    return { ok: problems.length === 0, ...counts(archive), problems };
  });
}

/** A damaged page ends a part of the check, not the check. */
function found(part: () => CheckProblem[]): CheckProblem[] {
  try {
    return part();
  } catch (error) {
    const detail = damageOf(error);
    if (detail === undefined) throw error;
    return [checkProblem('FILE_DAMAGED', { detail })];
  }
}

function damageOf(error: unknown): string | undefined {
  if (error instanceof Refusal) return error.code === 'ARCHIVE_DAMAGED' ? error.message : undefined;
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const code = String(error.code);
  return code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_IOERR') ? code : undefined;
}

function fileProblems(archive: ReadableArchive, deep: boolean): CheckProblem[] {
  const lines = archive
    .prepare<[], string>(`SELECT * FROM pragma_${deep ? 'integrity' : 'quick'}_check`)
    .pluck()
    .all();
  const broken = archive
    .prepare<[], { table: string; rowid: number | null }>(
      'SELECT "table", rowid FROM pragma_foreign_key_check',
    )
    .all();
  return [
    ...lines.filter((line) => line !== 'ok').map((detail) => checkProblem('FILE_DAMAGED', { detail })),
    ...broken.map(({ table, rowid }) => checkProblem('LINK_BROKEN', { table, row: rowid ?? '—' })),
  ];
}

function counts(archive: ReadableArchive): { documents: number; revisions: number } {
  try {
    const count = (table: string) =>
      archive.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
    return { documents: count('documents'), revisions: count('revisions') };
  } catch (error) {
    if (damageOf(error) === undefined) throw error;
    return { documents: 0, revisions: 0 };
  }
}
