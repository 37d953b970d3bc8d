import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { refuse } from '../../shared/errors/index.ts';
import { removeInBackground, renameInBackground } from '../disk/background.ts';
import { diskRefusal } from './diskErrors.ts';
import { decryptWith, identityFor } from './encryption.ts';
import { partPieces } from './outerFile.ts';
import { checkPayload, type PayloadSink } from './payloadChecking.ts';
import { verifyOuterFile, withFile } from './verifying.ts';

export interface OpenedWeeklyFile {
  ok: true;
  /** Documents of all forms. */
  documents: number;
  /** Issued sheets (PDF). */
  sheets: number;
  /** Files written below the target folder. */
  files: number;
}

/**
 * Verifies, decrypts and checks a weekly file, and writes its contents to `toDir`: all of them, or in every refused
 * case nothing. They are written to a folder beside the target first. `toDir` must be absent or empty.
 * @param identityFile text of an age identity file: the head office's `AGE-SECRET-KEY-1…`, comments allowed
 * @param allowedSigners text in OpenSSH's allowed_signers format, principal = branch code
 * @throws Refusal WEEKLY_FILE_…
 */
export async function openWeeklyFile(
  path: string,
  identityFile: string,
  allowedSigners: string,
  toDir: string,
): Promise<OpenedWeeklyFile> {
  const target = resolve(toDir);
  return withFile(path, async (handle) => {
    const { manifest, outer } = await verifyOuterFile(handle, basename(path), allowedSigners);
    const identity = await identityFor(manifest.recipient, identityFile);
    await requireEmpty(target);
    return allOrNothing(target, async (folder) => {
      const plain = decryptWith(identity, partPieces(outer, 'payload.age'));
      return { ok: true, ...(await checkPayload(plain, manifest, folderSink(folder))) };
    });
  });
}

async function requireEmpty(target: string): Promise<void> {
  const found = await stat(target).catch(() => null);
  if (!found) return;
  if (!found.isDirectory() || (await readdir(target)).length > 0) {
    refuse('WEEKLY_FILE_TARGET_NOT_EMPTY', { folder: target });
  }
}

/** Runs `fill` on a new folder that becomes the target when it succeeds, and leaves no trace when it fails. */
async function allOrNothing<T>(target: string, fill: (folder: string) => Promise<T>): Promise<T> {
  const parent = dirname(target);
  const folder = join(parent, `.${basename(target)}.${randomUUID()}.part`);
  let made: string | undefined;
  try {
    made = await mkdir(parent, { recursive: true });
    await mkdir(folder, { mode: 0o700 });
    const result = await fill(folder);
    // Windows does not rename onto a folder, not even an empty one.
    await rmdir(target).catch(() => {});
    await renameInBackground(folder, target);
    return result;
  } catch (error) {
    for (const left of made ? [folder, made] : [folder]) {
      await removeInBackground(left).catch(() => {});
    }
    throw diskRefusal(error, target);
  }
}

/** The names have been judged by the zip reader; `wx` makes sure that no file is written twice. */
function folderSink(folder: string): PayloadSink {
  return {
    async begin(path) {
      const file = join(folder, ...path.split('/'));
      await mkdir(dirname(file), { recursive: true });
      const handle = await open(file, 'wx');
      return {
        async write(piece) {
          await handle.writeFile(piece);
        },
        end: () => handle.close(),
      };
    },
  };
}
