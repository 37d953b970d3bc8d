import { isAbsolute, resolve } from 'node:path';

/** The one file that waits to be looked at: handed over by the system (“open with”) or chosen in a dialog. */
export interface HandedFile {
  path(): string | undefined;
  put(path: string | undefined): void;
}

export function newHandedFile(): HandedFile {
  let waiting: string | undefined;
  return {
    path: () => waiting,
    put: (path) => {
      waiting = path;
    },
  };
}

/**
 * The file that the program was started with. The system gives its path as the last argument; switches are Chromium's.
 * @param folder the caller's, for a relative path
 */
export function fileOfArguments(argv: readonly string[], folder: string): string | undefined {
  const last = argv.slice(1).at(-1);
  if (last === undefined || last.startsWith('-') || !/\.zip$/i.test(last)) return undefined;
  return isAbsolute(last) ? last : resolve(folder, last);
}
