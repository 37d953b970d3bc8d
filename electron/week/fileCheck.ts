import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ReadableArchive } from '../archive/connection.ts';
import { branchKeysOf } from '../archive/keys/branchKeys.ts';
import { branchOf } from '../archive/meta.ts';
import { verifyWeeklyFile } from '../weeklyFile/verifying.ts';
import { type SealedWeek, sealedWeeks } from './sealedWeeks.ts';

export interface FileCheck {
  file: string;
  /** Branch code. */
  branch: string;
  week: string;
  sequence: number;
  sha256: string;
  /** Bytes. */
  size: number;
  documents: number;
  sheets: number;
  /** Whether this archive sealed this very file, another under its number, or none. */
  known: 'same' | 'other' | 'unknown';
  sealed?: Pick<SealedWeek, 'at' | 'by'>;
  /** A later file of the same week. */
  newer?: Pick<SealedWeek, 'file' | 'sequence'>;
}

/**
 * A weekly file as the branch that made it can check it before mailing: whole, signed by this branch's key, and the file
 * that the archive remembers. What is inside only the head office can read.
 * @throws WEEKLY_FILE_…
 */
export async function checkWeeklyFile(archive: ReadableArchive, path: string): Promise<FileCheck> {
  const { manifest } = await verifyWeeklyFile(
    path,
    `${branchOf(archive).code} ${branchKeysOf(archive).signer}`,
  );
  const digest = createHash('sha256');
  await pipeline(createReadStream(path), digest);
  const sha256 = digest.digest('hex');
  const weeks = sealedWeeks(archive);
  const own = weeks.find(({ sequence }) => sequence === manifest.sequence);
  const newer = weeks.find(({ week, sequence }) => week === manifest.week && sequence > manifest.sequence);
  return {
    file: basename(path),
    branch: manifest.branch.code,
    week: manifest.week,
    sequence: manifest.sequence,
    sha256,
    size: (await stat(path)).size,
    documents: manifest.counts.documents,
    sheets: manifest.counts.sheets,
    known: own === undefined ? 'unknown' : own.sha256 === sha256 ? 'same' : 'other',
    ...(own && { sealed: { at: own.at, by: own.by } }),
    ...(newer && { newer: { file: newer.file, sequence: newer.sequence } }),
  };
}
