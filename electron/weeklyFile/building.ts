import { createHash, type KeyObject, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Identity } from 'age-encryption';
import { canonicalJson } from '../../shared/canonical/canonicalJson.ts';
import { Refusal, refuse } from '../../shared/errors/index.ts';
import { weeklyFileName } from '../../shared/weeklyFile/fileName.ts';
import { type InnerManifest, manifestSchema, type WeeklyManifest } from '../../shared/weeklyFile/manifest.ts';
import { removeInBackground, renameInBackground } from '../disk/background.ts';
import { diskRefusal } from './diskErrors.ts';
import { decryptWith, encryptFor, requireRecipient } from './encryption.ts';
import { PARTS, partPieces } from './outerFile.ts';
import { checkPayload } from './payloadChecking.ts';
import { planPayload, sha256Of } from './payloadFiles.ts';
import { readMe } from './readMe.ts';
import { parsePublicKeyLine, publicKeyLine } from './sshKeys.ts';
import { signMessage } from './sshSignature.ts';
import { verifyOuterFile, withFile } from './verifying.ts';
import type { WeekContents } from './weekContents.ts';
import { directoryOf, localHeader, type ZipEntry } from './zipLayout.ts';
import { storedZip } from './zipWriting.ts';

export interface SealingKeys {
  /** The branch's Ed25519 private key. */
  signingKey: KeyObject;
  /** Its public half as an OpenSSH line; a comment is dropped. */
  signer: string;
  /** `age1…` of the head office. */
  hqRecipient: string;
}

/** Bytes of the payload written, then read again; `total` is the same throughout. A callback that throws stops the work. */
export type SealingProgress = (progress: {
  stage: 'writing' | 'checking';
  done: number;
  total: number;
}) => void;

export interface BuiltWeeklyFile {
  /** Absolute or relative as `out` was. */
  file: string;
  /** Of the whole file: the next week's `previous`. */
  sha256: string;
  /** Bytes. */
  size: number;
  manifest: WeeklyManifest;
}

/** How the name of a file ends that is not yet whole; it stays behind only when the program is killed. */
export const UNFINISHED = '.part';

/**
 * Builds `out/KD-<branch>-<week>-<sequence>.zip`: written under a temporary name, flushed, opened again and checked
 * part by part as the head office would, then renamed. Nothing stays behind when it fails.
 * @throws Refusal WEEKLY_FILE_RECIPIENT_INVALID, _EXISTS, _SOURCE_DAMAGED, _TOO_LARGE, _CHECK_FAILED
 */
export async function buildWeeklyFile(
  contents: WeekContents,
  keys: SealingKeys,
  out: string,
  progress: SealingProgress = () => {},
): Promise<BuiltWeeklyFile> {
  const signer = parsePublicKeyLine(keys.signer).line;
  if (publicKeyLine(keys.signingKey) !== signer) throw new Error('The signer line is not of the signing key');
  requireRecipient(keys.hqRecipient);
  const name = weeklyFileName(contents.branch.code, contents.week, contents.sequence);
  const file = join(out, name);
  if (await stat(file).catch(() => null)) refuse('WEEKLY_FILE_EXISTS', { file });
  const temporary = join(out, `.${name}.${randomUUID()}${UNFINISHED}`);
  try {
    await mkdir(out, { recursive: true });
    const handle = await open(temporary, 'wx');
    let written: { manifest: WeeklyManifest; witness: Identity };
    try {
      written = await writeParts(handle, contents, keys, signer, progress);
      await handle.sync();
    } finally {
      await handle.close();
    }
    const whole = await checkWritten(temporary, name, written, progress);
    await renameInBackground(temporary, file);
    await syncFolder(out);
    return { file, ...whole, manifest: written.manifest };
  } catch (error) {
    await removeInBackground(temporary).catch(() => {});
    throw diskRefusal(error, out);
  }
}

async function writeParts(
  handle: FileHandle,
  contents: WeekContents,
  keys: SealingKeys,
  signer: string,
  progress: SealingProgress,
): Promise<{ manifest: WeeklyManifest; witness: Identity }> {
  const plan = await planPayload(contents, { recipient: keys.hqRecipient, signer });
  const plain = counted(storedZip(plan.files), (done) =>
    progress({ stage: 'writing', done: Math.min(done, plan.bytes), total: plan.bytes }),
  );
  const { encrypted, witness } = await encryptFor(keys.hqRecipient, plain);
  const { entry: payload, sha256 } = await writePayload(handle, encrypted);
  const explained = readMe(plan.inner);
  const manifest = manifestSchema.parse({
    ...plan.inner,
    sealed: contents.sealed,
    parts: {
      'payload.age': { size: payload.size, sha256 },
      'READ-ME.txt': { size: explained.length, sha256: sha256Of(explained) },
    },
  } satisfies InnerManifest & WeeklyManifest);
  const manifestBytes = Buffer.from(`${canonicalJson(manifest)}\n`);
  const small = {
    'manifest.json': manifestBytes,
    'manifest.json.sig': Buffer.from(signMessage(manifestBytes, keys.signingKey)),
    'READ-ME.txt': explained,
  };
  const entries = PARTS.map((path) => (path === 'payload.age' ? payload : entryOf(path, small[path])));
  const rest = entries.flatMap((entry) =>
    entry === payload ? [] : [localHeader(entry), small[entry.path as keyof typeof small]],
  );
  await handle.writeFile(Buffer.concat([...rest, directoryOf(entries)]));
  const header = localHeader(payload);
  await handle.write(header, 0, header.length, 0);
  return { manifest, witness };
}

const entryOf = (path: string, bytes: Buffer): ZipEntry => ({
  path,
  size: bytes.length,
  crc32: crc32(bytes),
});

/** Size and checksum stand before the payload but are known after it: its header is written anew at the end. */
async function writePayload(
  handle: FileHandle,
  encrypted: AsyncIterable<Uint8Array>,
): Promise<{ entry: ZipEntry; sha256: string }> {
  const entry: ZipEntry = { path: PARTS[0], size: 0, crc32: 0 };
  const digest = createHash('sha256');
  await handle.writeFile(localHeader(entry));
  for await (const piece of encrypted) {
    digest.update(piece);
    entry.crc32 = crc32(piece, entry.crc32);
    entry.size += piece.length;
    await handle.writeFile(piece);
  }
  return { entry, sha256: digest.digest('hex') };
}

async function* counted(
  pieces: AsyncIterable<Uint8Array>,
  report: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const piece of pieces) {
    yield piece;
    done += piece.length;
    report(done);
  }
}

/** Reads the file back from disk with the head office's own checks; only the private key is replaced by the witness. */
async function checkWritten(
  path: string,
  name: string,
  { manifest, witness }: { manifest: WeeklyManifest; witness: Identity },
  progress: SealingProgress,
): Promise<{ sha256: string; size: number }> {
  const total = manifest.contents.bytes;
  try {
    return await withFile(path, async (handle) => {
      const signers = `${manifest.branch.code} ${manifest.signer}\n`;
      const { manifest: readBack, outer } = await verifyOuterFile(handle, name, signers);
      if (canonicalJson(readBack) !== canonicalJson(manifest)) throw new Error('manifest.json');
      const plain = decryptWith(witness, partPieces(outer, 'payload.age'));
      await checkPayload(
        counted(plain, (done) => progress({ stage: 'checking', done: Math.min(done, total), total })),
        manifest,
      );
      return wholeFile(handle);
    });
  } catch (error) {
    if (error instanceof Refusal) refuse('WEEKLY_FILE_CHECK_FAILED', { reason: error.message });
    throw error;
  }
}

async function wholeFile(handle: FileHandle): Promise<{ sha256: string; size: number }> {
  const digest = createHash('sha256');
  let size = 0;
  for await (const piece of handle.createReadStream({ start: 0, autoClose: false })) {
    digest.update(piece);
    size += piece.length;
  }
  return { sha256: digest.digest('hex'), size };
}

/** Makes the new name last through a power cut; Windows does this itself and cannot open folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
