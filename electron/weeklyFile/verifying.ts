import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseCanonicalJson } from '../../shared/canonical/canonicalJson.ts';
import { refuse } from '../../shared/errors/index.ts';
import { weeklyFileName } from '../../shared/weeklyFile/fileName.ts';
import {
  manifestSchema,
  WEEKLY_FILE_EDITION,
  WEEKLY_FILE_FORMAT,
  type WeeklyManifest,
} from '../../shared/weeklyFile/manifest.ts';
import { requireAllowedSigner } from './allowedSigners.ts';
import { type OuterFile, openOuterFile, readPart, readWholePart, requireExactFraming } from './outerFile.ts';
import { fingerprint, parsePublicKeyLine } from './sshKeys.ts';
import { parseSignature, SIGNATURE_NAMESPACE, signatureHolds } from './sshSignature.ts';

export interface VerifiedWeeklyFile {
  ok: true;
  /** Branch code. */
  branch: string;
  week: string;
  sequence: number;
  previous: string | null;
  manifest: WeeklyManifest;
}

/**
 * Everything that can be known of a weekly file without the head office's private key: that it is whole, bears
 * its right name, and was signed by a key that `allowedSigners` (OpenSSH's format) gives to its branch.
 * @throws Refusal WEEKLY_FILE_…
 */
export async function verifyWeeklyFile(path: string, allowedSigners: string): Promise<VerifiedWeeklyFile> {
  return withFile(path, async (handle) => {
    const { manifest } = await verifyOuterFile(handle, basename(path), allowedSigners);
    return {
      ok: true,
      branch: manifest.branch.code,
      week: manifest.week,
      sequence: manifest.sequence,
      previous: manifest.previous,
      manifest,
    };
  });
}

export async function withFile<T>(path: string, use: (handle: FileHandle) => Promise<T>): Promise<T> {
  const notFound = () => refuse('WEEKLY_FILE_NOT_FOUND', { file: path });
  const handle = await open(path, 'r').catch(notFound);
  try {
    if (!(await handle.stat()).isFile()) notFound();
    return await use(handle);
  } finally {
    await handle.close();
  }
}

/** `name` is the file's own name, which must be the one that the manifest says. */
export async function verifyOuterFile(
  handle: FileHandle,
  name: string,
  allowedSigners: string,
): Promise<{ manifest: WeeklyManifest; outer: OuterFile }> {
  const outer = await openOuterFile(handle, name);
  const manifestPart = await readWholePart(outer, 'manifest.json');
  if (!manifestPart.crcHolds) refuse('WEEKLY_FILE_MANIFEST_ALTERED', { reason: '校验和不符' });
  const manifest = parseManifest(manifestPart.bytes);

  const signaturePart = await readWholePart(outer, 'manifest.json.sig');
  if (!signaturePart.crcHolds) refuse('WEEKLY_FILE_SIGNATURE_MALFORMED');
  verifySignature(manifest, manifestPart.bytes, signaturePart.bytes, allowedSigners);

  const expected = weeklyFileName(manifest.branch.code, manifest.week, manifest.sequence);
  if (name !== expected) refuse('WEEKLY_FILE_RENAMED', { file: name, expected });

  const readMePart = await readPart(outer, 'READ-ME.txt');
  if (readMePart.sha256 !== manifest.parts['READ-ME.txt'].sha256) refuse('WEEKLY_FILE_README_ALTERED');
  const payloadPart = await readPart(outer, 'payload.age');
  const payload = manifest.parts['payload.age'];
  if (payloadPart.size !== payload.size) {
    refuse('WEEKLY_FILE_PAYLOAD_SIZE', { expected: payload.size, actual: payloadPart.size });
  }
  if (payloadPart.sha256 !== payload.sha256) refuse('WEEKLY_FILE_PAYLOAD_ALTERED');

  await requireExactFraming(outer, {
    'payload.age': payloadPart,
    'manifest.json': manifestPart,
    'manifest.json.sig': signaturePart,
    'READ-ME.txt': readMePart,
  });
  return { manifest, outer };
}

/** The signed bytes must be the canonical text, with a line end, so that one manifest has one signature. */
function parseManifest(bytes: Buffer): WeeklyManifest {
  const altered = (reason: string) => refuse('WEEKLY_FILE_MANIFEST_ALTERED', { reason });
  const text = bytes.toString('utf8');
  if (!Buffer.from(text).equals(bytes) || !text.endsWith('\n')) altered('不是规范的 JSON');
  let value: unknown;
  try {
    value = parseCanonicalJson(text.slice(0, -1));
  } catch {
    altered('不是规范的 JSON');
  }
  refuseNewerEdition(value);
  const manifest = manifestSchema.safeParse(value);
  if (!manifest.success) return altered(manifest.error.issues[0]?.path.join('.') ?? '');
  return manifest.data;
}

function refuseNewerEdition(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const { format, edition } = value as { format?: unknown; edition?: unknown };
  if (format !== WEEKLY_FILE_FORMAT || typeof edition !== 'number') return;
  if (edition > WEEKLY_FILE_EDITION) refuse('WEEKLY_FILE_NEWER', { edition, known: WEEKLY_FILE_EDITION });
}

function verifySignature(
  manifest: WeeklyManifest,
  signed: Buffer,
  signatureText: Buffer,
  allowedSigners: string,
): void {
  const signature = parsedSignature(signatureText);
  const { namespace } = signature;
  if (namespace !== SIGNATURE_NAMESPACE) refuse('WEEKLY_FILE_SIGNATURE_PURPOSE', { namespace });
  if (!signatureHolds(signed, signature)) refuse('WEEKLY_FILE_SIGNATURE_INVALID');
  requireAllowedSigner(allowedSigners, manifest.branch.code, signature.publicKey);
  if (!parsePublicKeyLine(manifest.signer).raw.equals(signature.publicKey)) {
    refuse('WEEKLY_FILE_SIGNER_DIFFERS', { fingerprint: fingerprint(signature.publicKey) });
  }
}

function parsedSignature(text: Buffer) {
  try {
    return parseSignature(text.toString('latin1'));
  } catch {
    return refuse('WEEKLY_FILE_SIGNATURE_MALFORMED');
  }
}
