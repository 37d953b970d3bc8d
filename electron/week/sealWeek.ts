import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, copyFile, mkdir, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { canonicalJson } from '../../shared/canonical/canonicalJson.ts';
import { refuse } from '../../shared/errors/index.ts';
import { type IsoWeek, weekDays } from '../../shared/rules/calendar/isoWeek.ts';
import { weeklyFileName } from '../../shared/weeklyFile/fileName.ts';
import type { Archive } from '../archive/archive.ts';
import { audit } from '../archive/audit.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { branchKeysOf, signingKeyOf } from '../archive/keys/branchKeys.ts';
import { branchOf, hqOf } from '../archive/meta.ts';
import { read, write } from '../archive/transaction.ts';
import { removeInBackground, renameInBackground } from '../disk/background.ts';
import { diskReason } from '../disk/reasons.ts';
import {
  type BuiltWeeklyFile,
  buildWeeklyFile,
  type SealingKeys,
  UNFINISHED,
} from '../weeklyFile/building.ts';
import type { WeekContents } from '../weeklyFile/weekContents.ts';
import { changingForms, datedForms } from './datedForms.ts';
import { EARLY, refuseUnsealable, withWeekEnd } from './earlySealing.ts';
import { gatherWeek } from './gatherWeek.ts';
import type { OpenPoint } from './points/openPoint.ts';
import { lastSealed, type SealedWeek } from './sealedWeeks.ts';
import { type WeekStatus, weekStatus } from './weekStatus.ts';

export interface SealRequest {
  week: IsoWeek;
  /** Open point code → reason; `*` stands for all that are not named, but for 提前上报. */
  reasons: Readonly<Record<string, string>>;
  /** Folder that receives the file. */
  out: string;
}

export interface Sealed {
  /** Full path of the copy in `out`. */
  file: string;
  week: IsoWeek;
  sequence: number;
  sha256: string;
  /** Documents inside. */
  documents: number;
}

/** Where the sealed files of this archive are kept. */
export const sealedFolder = (archiveFolder: string) => join(archiveFolder, 'sealed');

/**
 * Seals a week: every open point must be mended or reasoned. The file is built and checked in the archive's own
 * folder, then recorded, then copied to `out`: a crash in between leaves either no record (the next sealing replaces
 * the file, which never left the office) or a recorded file. Sealing again what has not changed since gives a copy of
 * the same file, whatever befell the first copy.
 * @throws WEEK_NOT_OVER, WEEK_OPEN_POINTS (details.points), CALENDAR_UNPUBLISHED, WEEKLY_FILE_…
 */
export async function sealWeek(
  archive: Pick<Archive, 'home' | 'readable' | 'writable'>,
  context: Context,
  request: SealRequest,
  progress?: (done: number, total: number) => void,
): Promise<Sealed> {
  await requireFolder(request.out);
  const folder = sealedFolder(archive.home);
  const last = lastSealed(archive.readable);
  if (last?.week === request.week && !changedSince(archive.readable, request.week, last.at)) {
    const file = await copyOut(join(folder, last.file), last.sha256, request.out);
    return {
      file,
      week: request.week,
      sequence: last.sequence,
      sha256: last.sha256,
      documents: last.documents,
    };
  }
  const at = context.clock.now();
  const contents = read(archive.readable, () => contentsOf(archive.readable, context, request, last, at));
  await mkdir(folder, { recursive: true });
  await removeUnrecorded(archive.readable, folder, contents);
  const built = await buildWeeklyFile(
    contents,
    sealingKeys(archive.readable),
    folder,
    ({ stage, done, total }) => progress?.(stage === 'writing' ? done : total + done, 2 * total),
  );
  const documents = [...(contents.documents as Iterable<unknown>)].length;
  write(archive.writable, () => record(archive.writable, context, request, contents, built, documents));
  const file = await copyOut(built.file, built.sha256, request.out);
  return { file, week: request.week, sequence: contents.sequence, sha256: built.sha256, documents };
}

function sealingKeys(archive: ReadableArchive): SealingKeys {
  const keys = branchKeysOf(archive);
  return {
    signingKey: signingKeyOf(keys).privateKey,
    signer: keys.signer,
    hqRecipient: hqOf(archive).recipient,
  };
}

function contentsOf(
  archive: ReadableArchive,
  context: Context,
  request: SealRequest,
  last: SealedWeek | undefined,
  at: string,
): WeekContents {
  const { week } = request;
  const status = withWeekEnd(archive, weekStatus(archive, week), at);
  refuseUnsealable(archive, status, at);
  const reasons = reasonsFor(status, request.reasons);
  return {
    ...gatherWeek(archive, status, reasons, last),
    branch: branchOf(archive),
    sealed: { at, by: context.actor.name },
  };
}

function reasonsFor(status: WeekStatus, given: Readonly<Record<string, string>>): Map<string, string> {
  const reasons = new Map<string, string>();
  const open: OpenPoint[] = [];
  for (const point of status.openPoints) {
    const forAll = point.code.startsWith(EARLY) ? undefined : given['*'];
    const reason = (given[point.code] ?? forAll ?? '').trim();
    if (reason) reasons.set(point.code, reason);
    else open.push(point);
  }
  const [first] = open;
  if (first)
    refuse('WEEK_OPEN_POINTS', { week: status.label, count: open.length, first: first.text, points: open });
  return reasons;
}

/** Whether a paper of the week, or any that goes by its changes, has a newer revision, sheet or scan than the file sealed at `at`. */
function changedSince(archive: ReadableArchive, week: IsoWeek, at: string): boolean {
  const days = weekDays(week);
  return (
    sql(
      archive,
      `SELECT 1 FROM documents WHERE state <> 'draft' AND updated_at > @at
         AND (form IN (${changingForms}) OR form IN (${datedForms}) AND business_date BETWEEN @from AND @to)
       UNION ALL
       SELECT 1 FROM issued_sheets AS sheet JOIN documents AS report ON report.id = sheet.document_id
        WHERE sheet.issued_at > @at AND report.business_date BETWEEN @from AND @to
       UNION ALL
       SELECT 1 FROM scans LEFT JOIN scan_withdrawals AS back ON back.scan_id = scans.id
         JOIN documents AS report ON report.id = scans.document_id
        WHERE max(scans.at, coalesce(back.at, '')) > @at
          AND (form IN (${changingForms}) OR report.business_date BETWEEN @from AND @to)
       UNION ALL
       SELECT 1 FROM signatures JOIN documents AS report ON report.id = signatures.document_id
        WHERE signatures.at > @at
          AND (form IN (${changingForms}) OR report.business_date BETWEEN @from AND @to) LIMIT 1`,
    ).get({ at, from: days[0], to: days[6] }) !== undefined
  );
}

/**
 * A file of the coming sequence number that no record knows is left from a sealing that was cut off, and so is anything
 * that is not yet by its final name: nobody else builds here while the archive is owned.
 */
async function removeUnrecorded(
  archive: ReadableArchive,
  folder: string,
  contents: WeekContents,
): Promise<void> {
  for (const name of await readdir(folder))
    if (name.endsWith(UNFINISHED)) await removeInBackground(join(folder, name));
  const known = sql(archive, 'SELECT 1 FROM sealed_weeks WHERE sequence = ?').get(contents.sequence);
  if (known) return;
  await removeInBackground(
    join(folder, weeklyFileName(contents.branch.code, contents.week, contents.sequence)),
  );
}

function record(
  archive: WritableArchive,
  context: Context,
  request: SealRequest,
  contents: WeekContents,
  built: BuiltWeeklyFile,
  documents: number,
): void {
  const { at } = contents.sealed;
  sql(
    archive,
    `INSERT INTO sealed_weeks (sequence, week, sha256, previous, file_name, manifest, documents, at, by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    contents.sequence,
    request.week,
    built.sha256,
    contents.previous,
    basename(built.file),
    canonicalJson(built.manifest),
    documents,
    at,
    context.actor.personId,
  );
  for (const { code, reason } of contents.openPoints) {
    sql(
      archive,
      `INSERT INTO open_point_reasons (week, point, reason, at, by) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (week, point) DO UPDATE SET reason = excluded.reason, at = excluded.at, by = excluded.by`,
    ).run(request.week, code, reason, at, context.actor.personId);
  }
  audit(archive, context, 'week.sealed', request.week, {
    sequence: contents.sequence,
    sha256: built.sha256,
    documents,
  });
}

/** Found out before anything is sealed, so that a wrong folder costs no sequence number. */
async function requireFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    refuse('WEEK_FOLDER_UNWRITABLE', { folder, reason: reasonOf(error) });
  }
}

/** Copies under a temporary name, so that a half-written file is never taken for the weekly file. */
async function copyOut(file: string, sha256: string, out: string): Promise<string> {
  const target = join(out, basename(file));
  const temporary = `${target}.part`;
  try {
    await copyFile(file, temporary);
    const copied = createHash('sha256');
    await pipeline(createReadStream(temporary), copied);
    if (copied.digest('hex') !== sha256) throw new Error('the copy differs');
    await renameInBackground(temporary, target);
    return target;
  } catch (error) {
    await removeInBackground(temporary);
    return refuse('WEEK_FILE_NOT_COPIED', { file, folder: out, reason: reasonOf(error) });
  }
}

const reasonOf = (error: unknown) => diskReason(error) ?? '内容不符';
