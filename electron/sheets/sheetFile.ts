import { open, rename, rm } from 'node:fs/promises';
import { refuse } from '../../shared/errors/index.ts';

/** Writes a PDF beside its place first, so that the file is whole or as it was. @throws SHEET_NOT_WRITTEN */
export async function writeSheetFile(file: string, pdf: Uint8Array): Promise<void> {
  const temporary = `${file}.part`;
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(pdf);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    refuse('SHEET_NOT_WRITTEN', { file, reason: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
}
