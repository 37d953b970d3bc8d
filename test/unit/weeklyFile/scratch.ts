import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { Refusal } from '../../../shared/errors/index.ts';

/** A folder of this test file's own, removed at its end. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kedang-weekly-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The code with which the work is refused; `null` when it is not, so that a test can name both. */
export async function refusalCode(work: () => unknown): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
