import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { refuse } from '../../shared/errors/index.ts';

/** Writes a PDF beside its place first, so that the file is whole or as it was. @throws SHEET_NOT_WRITTEN, DISK_FULL */
export async function writeSheetFile(file: string, pdf: Uint8Array): Promise<void> {
  const temporary = join(dirname(file), `.${basename(file)}.${randomUUID()}.part`);
  try {
    // Customers' papers: for nobody else on this computer.
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(pdf);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOSPC' || code === 'EDQUOT') refuse('DISK_FULL', { folder: dirname(file) });
    const reason = reasons[code];
    if (reason === undefined) throw error;
    refuse('SHEET_NOT_WRITTEN', { file, reason });
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件夹',
  ENOTDIR: '没有这个文件夹',
  EISDIR: '这是一个文件夹',
  EACCES: '没有写入的权限',
  EPERM: '没有写入的权限，或文件正被另一个程序使用',
  EBUSY: '文件正被另一个程序使用',
  EROFS: '这个磁盘只能读',
  ENAMETOOLONG: '文件名太长',
  EIO: '磁盘写入出错',
};
