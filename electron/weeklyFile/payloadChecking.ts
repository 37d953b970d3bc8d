import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/canonical/canonicalJson.ts';
import { refuse } from '../../shared/errors/index.ts';
import { innerManifestOf, type WeeklyManifest } from '../../shared/weeklyFile/manifest.ts';
import { LIMITS } from './limits.ts';
import { sha256Of } from './payloadFiles.ts';
import { PAYLOAD, readDigestList } from './payloadLayout.ts';
import { type ReceivedFile, readStoredZip } from './zipReading.ts';

const LINE_END = 0x0a;

/** Where the files go while they are checked; `begin` may be refused content that is later found wanting. */
export interface PayloadSink {
  begin(path: string): Promise<{ write(piece: Uint8Array): Promise<void>; end(): Promise<void> }>;
}

export interface CheckedPayload {
  documents: number;
  sheets: number;
  /** All files of the payload. */
  files: number;
}

interface Seen {
  digests: Map<string, string>;
  /** Contents of the two small files that the check itself reads. */
  kept: Map<string, Buffer>;
  /** Lines below `documents/` and `revisions/`, by path. */
  lines: Map<string, number>;
  /** Bytes of the files that the digest list names. */
  bytes: number;
}

/**
 * Reads the whole decrypted payload once and holds it against the verified manifest: each file's digest, none
 * missing, none too many, the inner manifest, and every count.
 * @throws Refusal WEEKLY_FILE_…
 */
export async function checkPayload(
  plain: AsyncIterable<Uint8Array>,
  manifest: WeeklyManifest,
  sink?: PayloadSink,
): Promise<CheckedPayload> {
  const seen: Seen = { digests: new Map(), kept: new Map(), lines: new Map(), bytes: 0 };
  for await (const file of readStoredZip(plain)) await receive(file, seen, sink);
  requireInnerManifest(seen, manifest);
  requireDigests(seen, manifest);
  requireCounts(seen, manifest);
  return {
    documents: manifest.counts.documents,
    sheets: manifest.counts.sheets,
    files: seen.digests.size,
  };
}

async function receive({ path, size, content }: ReceivedFile, seen: Seen, sink?: PayloadSink): Promise<void> {
  const ownFile = path === PAYLOAD.manifest || path === PAYLOAD.digests;
  if (ownFile && size > LIMITS.manifest) refuse('WEEKLY_FILE_BOMB', { reason: `“${path}”过大` });
  const keep: Uint8Array[] = [];
  const hash = createHash('sha256');
  let lines = 0;
  const output = await sink?.begin(path);
  try {
    for await (const piece of content) {
      hash.update(piece);
      if (path.endsWith('.ndjson')) lines += countLines(piece);
      if (ownFile) keep.push(piece);
      await output?.write(piece);
    }
  } finally {
    await output?.end();
  }
  seen.digests.set(path, hash.digest('hex'));
  if (path.endsWith('.ndjson')) seen.lines.set(path, lines);
  if (ownFile) seen.kept.set(path, Buffer.concat(keep));
  else seen.bytes += size;
}

function countLines(piece: Uint8Array): number {
  let count = 0;
  for (const byte of piece) if (byte === LINE_END) count += 1;
  return count;
}

function keptFile(seen: Seen, path: string): Buffer {
  return seen.kept.get(path) ?? refuse('WEEKLY_FILE_INNER_MISSING', { path });
}

/** Nobody can sign another branch's payload as his own: he cannot change the copy inside it. */
function requireInnerManifest(seen: Seen, manifest: WeeklyManifest): void {
  const expected = `${canonicalJson(innerManifestOf(manifest))}\n`;
  if (!keptFile(seen, PAYLOAD.manifest).equals(Buffer.from(expected))) refuse('WEEKLY_FILE_INNER_MANIFEST');
}

/** The payload's own list, once it is known to be the one that was signed for. */
function digestList(seen: Seen, manifest: WeeklyManifest): Map<string, string> {
  const text = keptFile(seen, PAYLOAD.digests);
  const listed = readDigestList(text.toString('utf8'));
  const signed = sha256Of(text) === manifest.contents.digests;
  return signed && listed ? listed : refuse('WEEKLY_FILE_INNER_ALTERED', { path: PAYLOAD.digests });
}

function requireDigests(seen: Seen, manifest: WeeklyManifest): void {
  const listed = digestList(seen, manifest);
  for (const [path, digest] of listed) {
    if (!seen.digests.has(path)) refuse('WEEKLY_FILE_INNER_MISSING', { path });
    if (seen.digests.get(path) !== digest) refuse('WEEKLY_FILE_INNER_ALTERED', { path });
  }
  for (const path of seen.digests.keys()) {
    if (!listed.has(path) && path !== PAYLOAD.digests && path !== PAYLOAD.manifest) {
      refuse('WEEKLY_FILE_INNER_EXTRA', { path });
    }
  }
}

function requireCounts(seen: Seen, manifest: WeeklyManifest): void {
  const under = (folder: string) => [...seen.digests.keys()].filter((path) => path.startsWith(`${folder}/`));
  const lines = (folder: string, form: string) => seen.lines.get(`${folder}/${form}.ndjson`) ?? 0;
  const total = (folder: string) => under(folder).reduce((sum, path) => sum + (seen.lines.get(path) ?? 0), 0);
  const counts: [what: string, expected: number, actual: number][] = [
    ['文件', manifest.contents.files, seen.digests.size - 2],
    ['字节', manifest.contents.bytes, seen.bytes],
    ['表单', manifest.counts.documents, total(PAYLOAD.documents)],
    ['修订', manifest.counts.revisions, total(PAYLOAD.revisions)],
    ['打印表', manifest.counts.sheets, under(PAYLOAD.sheets).length],
    ['附件', manifest.counts.attachments, under(PAYLOAD.attachments).length],
    ['签名', manifest.counts.signatures ?? 0, seen.lines.get(PAYLOAD.signatures) ?? 0],
    ...manifest.forms.flatMap(({ form, title, documents, revisions }): [string, number, number][] => [
      [`${title}`, documents, lines(PAYLOAD.documents, form)],
      [`${title}修订`, revisions, lines(PAYLOAD.revisions, form)],
    ]),
  ];
  for (const [what, expected, actual] of counts) {
    if (expected !== actual) refuse('WEEKLY_FILE_COUNTS', { what, expected, actual });
  }
}
