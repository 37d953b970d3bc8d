import { rmSync } from 'node:fs';
import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shell } from 'electron';
import { refuse } from '../../shared/errors/index.ts';
import { diskReason } from '../disk/reasons.ts';
import { safeName } from '../documents/safeName.ts';

/** Folders with readable copies outside of the encrypted archive: only this user may read them, gone at lock and end. */
const folders = new Set<string>();

/** Shows a file with the system's program for it. @throws ATTACHMENT_NOT_OPENED */
export async function openCopy(name: string, content: Uint8Array): Promise<void> {
  const failure = await written(name, content).then(
    (file) => shell.openPath(file),
    (error: unknown) => diskReason(error) ?? '未知',
  );
  if (failure !== '') refuse('ATTACHMENT_NOT_OPENED', { name, reason: failure });
}

async function written(name: string, content: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kedang-open-'));
  folders.add(folder);
  const file = join(folder, safeName(name));
  await writeFile(file, content, { mode: 0o600 });
  // What is changed in the copy would be lost.
  await chmod(file, 0o400);
  return file;
}

export function forgetOpenedCopies(): void {
  for (const folder of folders) if (removed(folder)) folders.delete(folder);
}

/** Windows keeps a file that another program still holds: it is tried again the next time. */
function removed(folder: string): boolean {
  try {
    rmSync(folder, { recursive: true, force: true });
    return true;
  } catch {
    return false;
  }
}
