import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type ErrorCode, refuse } from '../../shared/errors/index.ts';
import { removeInBackground, renameInBackground } from './background.ts';
import { diskReason, isDiskFull } from './reasons.ts';

/**
 * Writes a file that the user chose a place for: beside it first, so that it is whole or as it was.
 * @param refusal its text takes `file` and `reason`
 * @throws the refusal, or DISK_FULL
 */
export async function writeChosenFile(
  file: string,
  content: Uint8Array | string,
  refusal: ErrorCode,
): Promise<void> {
  const temporary = join(dirname(file), `.${basename(file).slice(0, 60)}.${randomUUID()}.part`);
  try {
    // Customers' papers: for nobody else on this computer.
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renameInBackground(temporary, file);
  } catch (error) {
    await removeInBackground(temporary).catch(() => undefined);
    if (isDiskFull(error)) refuse('DISK_FULL', { folder: dirname(file) });
    refuse(refusal, { file, reason: diskReason(error) ?? rethrow(error) });
  }
}

function rethrow(error: unknown): never {
  throw error;
}
