import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/canonical/canonicalJson.ts';
import { refuse } from '../../shared/errors/index.ts';
import { isSafePath, pathKey } from '../../shared/weeklyFile/entryPath.ts';
import {
  type InnerManifest,
  innerManifestSchema,
  WEEKLY_FILE_EDITION,
  WEEKLY_FILE_FORMAT,
} from '../../shared/weeklyFile/manifest.ts';
import { STATEMENT_NAMESPACE } from '../signing/statements.ts';
import { documentFiles } from './documentFiles.ts';
import { LIMITS } from './limits.ts';
import { PAYLOAD, writeDigestList } from './payloadLayout.ts';
import { gapsSheet, mismatchSheet, summaryWorkbook } from './summaryWorkbook.ts';
import type { StoredFile, WeekContents } from './weekContents.ts';
import type { ZipSource } from './zipWriting.ts';

/** A file of the payload whose digest is known before it is read. */
interface PayloadFile extends ZipSource {
  size: number;
  sha256: string;
}

export interface PayloadPlan {
  inner: InnerManifest;
  /** Every file of the payload, in the order in which they are written. */
  files: readonly ZipSource[];
  /** Bytes of all files, for progress. */
  bytes: number;
}

export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function fileOf(path: string, content: Uint8Array | string): PayloadFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return { path, size: bytes.length, sha256: sha256Of(bytes), read: () => bytes };
}

/** Reads a file of the archive and makes sure that it still is what was recorded. */
function storedFile(folder: string, file: StoredFile): PayloadFile {
  const { name, size, sha256 } = file;
  return {
    path: `${folder}/${name}`,
    size,
    sha256,
    async read() {
      const content = await file.read();
      if (content.length !== size || sha256Of(content) !== sha256) {
        refuse('WEEKLY_FILE_SOURCE_DAMAGED', { name });
      }
      return content;
    },
  };
}

const lines = (values: readonly object[]) => values.map((value) => `${canonicalJson(value)}\n`).join('');

/** UTF-8 byte order, the same in every language and on every system. */
export function sortedByPath<T extends { path: string }>(files: readonly T[]): T[] {
  return [...files].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

/** OpenSSH's allowed_signers: principal = person's id, for statements only, the name as a comment behind the key. */
function signersFile({ signers }: WeekContents): string {
  return signers
    .map(
      ({ personId, key, comment }) => `${personId} namespaces="${STATEMENT_NAMESPACE}" ${key} ${comment}\n`,
    )
    .sort()
    .join('');
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

/** Decides on every file of the payload. Sheets and attachments are not read yet. */
export async function planPayload(
  contents: WeekContents,
  keys: { recipient: string; signer: string },
): Promise<PayloadPlan> {
  const documents = await documentFiles(contents);
  const sheets = [...contents.sheets].sort(byName);
  const attachments = [...contents.attachments].sort(byName);
  const listed = sortedByPath([
    ...documents.files.map(({ path, text }) => fileOf(path, text)),
    ...contents.forms.map(({ form, edition, description }) =>
      fileOf(`${PAYLOAD.forms}/${form}-${edition}.json`, `${canonicalJson(description)}\n`),
    ),
    ...sheets.map((sheet) => storedFile(PAYLOAD.sheets, sheet)),
    ...attachments.map((attachment) => storedFile(PAYLOAD.attachments, attachment)),
    fileOf(
      PAYLOAD.sheetList,
      lines(
        sheets.map(({ name, documentId, revision, size, sha256 }) => ({
          name,
          documentId,
          revision,
          size,
          sha256,
        })),
      ),
    ),
    fileOf(
      PAYLOAD.attachmentList,
      lines(
        attachments.map(({ name, documentId, originalName, size, sha256 }) => ({
          name,
          documentId,
          originalName,
          size,
          sha256,
        })),
      ),
    ),
    ...contents.drawings.map((drawing) => storedFile(PAYLOAD.drawings, drawing)),
    fileOf(PAYLOAD.signatures, lines([...contents.signatures].sort(byId))),
    fileOf(PAYLOAD.signers, signersFile(contents)),
    fileOf(PAYLOAD.week, `${canonicalJson(weekFile(contents))}\n`),
    fileOf(
      PAYLOAD.summary,
      await summaryWorkbook([...contents.summary, mismatchSheet(contents), gapsSheet(contents)]),
    ),
  ]);
  const digests = fileOf(PAYLOAD.digests, writeDigestList(listed));
  const inner = innerManifestSchema.parse({
    format: WEEKLY_FILE_FORMAT,
    edition: WEEKLY_FILE_EDITION,
    branch: { code: contents.branch.code, name: contents.branch.name },
    ...keys,
    week: contents.week,
    sequence: contents.sequence,
    previous: contents.previous,
    forms: documents.forms,
    counts: {
      ...documents.counts,
      sheets: sheets.length,
      attachments: attachments.length,
      signatures: contents.signatures.length,
    },
    gaps: contents.gaps.map(({ personName: _, ...gap }) => gap),
    openPoints: contents.openPoints.map(({ code, reason }) => ({ code, reason })),
    contents: { files: listed.length, bytes: sum(listed), digests: digests.sha256 },
  } satisfies InnerManifest);
  const files = sortedByPath([...listed, digests, fileOf(PAYLOAD.manifest, `${canonicalJson(inner)}\n`)]);
  requireWithinLimits(files);
  return { inner, files, bytes: sum(files) };
}

const sum = (files: readonly PayloadFile[]) => files.reduce((total, { size }) => total + size, 0);

/** The manifest names persons by id and open points by code; the encrypted part says who and what that is. */
function weekFile({ branch, week, gaps, openPoints, mismatches }: WeekContents): object {
  return { branch, week, gaps, openPoints, mismatches };
}

function requireWithinLimits(files: readonly PayloadFile[]): void {
  const names = new Set<string>();
  for (const { path, size } of files) {
    // The caller names files by `safeName`; a name that a reader would refuse is its bug.
    if (!isSafePath(path)) throw new RangeError(`Not a path for a weekly file: ${path}`);
    if (names.has(pathKey(path))) throw new RangeError(`Twice in one weekly file: ${path}`);
    names.add(pathKey(path));
    if (size > LIMITS.entry) refuse('WEEKLY_FILE_TOO_LARGE', { limit: `${path} > ${LIMITS.entry} 字节` });
  }
  if (files.length > LIMITS.entries) refuse('WEEKLY_FILE_TOO_LARGE', { limit: `${LIMITS.entries} 个文件` });
  if (sum(files) > LIMITS.payload) refuse('WEEKLY_FILE_TOO_LARGE', { limit: `${LIMITS.payload} 字节` });
}
