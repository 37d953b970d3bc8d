import { readFileSync } from 'node:fs';
import { auditProblems } from '../archive/check/chains.ts';
import { checkArchive } from '../archive/check/check.ts';
import { type CheckProblem, checkProblem } from '../archive/check/problems.ts';
import { connect, type ReadableArchive } from '../archive/connection.ts';
import { branchOf, metaOf } from '../archive/meta.ts';
import { latestVersion } from '../archive/migrations/index.ts';

/** What a copy of the archive proved to hold. */
export interface Proven {
  archiveId: string;
  branch: { code: string; name: string };
  layout: number;
  documents: number;
  revisions: number;
  audit: { seq: number; digest: string };
  sealed: { file: string; sha256: string }[];
  problems: CheckProblem[];
}

/**
 * Opens a copy by itself and checks all of it: pages, links, digests, chains, numbers, signatures. A copy of an earlier
 * layout, made before a migration, is checked page by page with its audit chain; the rest once it is migrated.
 * Leaves the file as one, without journal.
 * @throws as `connect`
 */
export function proveCopy(file: string, key: Uint8Array): Proven {
  const database = connect(file, key, 'write');
  try {
    const archive = database as ReadableArchive;
    const layout = database.pragma('user_version', { simple: true }) as number;
    const { documents, revisions, problems } =
      layout === latestVersion() ? checkArchive(archive, { deep: true }) : earlierLayout(archive);
    const audit = database
      .prepare<[], { seq: number; digest: string }>('SELECT seq, digest FROM audit ORDER BY seq DESC LIMIT 1')
      .get();
    return {
      archiveId: metaOf(archive, 'archiveId') ?? '',
      branch: branchOf(archive),
      layout,
      documents,
      revisions,
      audit: audit ?? { seq: 0, digest: '0'.repeat(64) },
      sealed: database
        .prepare<[], { file: string; sha256: string }>(
          'SELECT file_name AS file, sha256 FROM sealed_weeks ORDER BY sequence',
        )
        .all(),
      problems,
    };
  } finally {
    database.close();
  }
}

function earlierLayout(archive: ReadableArchive) {
  const count = (table: string) =>
    archive.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  const pages = archive
    .prepare<[], string>('SELECT * FROM pragma_integrity_check')
    .pluck()
    .all()
    .filter((line) => line !== 'ok')
    .map((detail) => checkProblem('FILE_DAMAGED', { detail }));
  return {
    documents: count('documents'),
    revisions: count('revisions'),
    problems: [...pages, ...auditProblems(archive)],
  };
}

/** Whether the keys beside a copy belong to its archive. */
export function keysBelong(keysFile: string, archiveId: string): boolean {
  try {
    return (JSON.parse(readFileSync(keysFile, 'utf8')) as { archiveId?: unknown }).archiveId === archiveId;
  } catch {
    return false;
  }
}
