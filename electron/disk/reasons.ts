/** What the operating system says when a file cannot be read or written, for the user. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件或文件夹',
  ENOTDIR: '没有这个文件夹',
  EISDIR: '这是一个文件夹',
  ENOTEMPTY: '文件夹不是空的',
  EEXIST: '已有同名的文件',
  EACCES: '没有权限，或文件正被另一个程序使用',
  EPERM: '没有权限，或文件正被另一个程序使用',
  EBUSY: '文件正被另一个程序使用',
  ETXTBSY: '文件正被另一个程序使用',
  EROFS: '这个磁盘只能读',
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘已满',
  EFBIG: '文件对这个磁盘来说太大',
  ENAMETOOLONG: '文件名太长',
  EMFILE: '打开的文件太多',
  EIO: '磁盘读写出错',
  ENXIO: '磁盘已拔出',
  ENODEV: '磁盘已拔出',
};

/** Undefined for what is no answer of the operating system about a file: a bug, a refusal. */
export function diskReason(error: unknown): string | undefined {
  const code = systemCode(error);
  return code === undefined ? undefined : (reasons[code] ?? code);
}

export const isDiskFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes(systemCode(error) ?? '');

function systemCode(error: unknown): string | undefined {
  const fromSystem = error instanceof Error && 'syscall' in error && 'code' in error;
  return fromSystem ? String(error.code) : undefined;
}
