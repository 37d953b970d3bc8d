/** What came of a typed text: a value, nothing (the field was emptied), or why it can't be read, in Chinese. */
export type Reading<T> = { ok: true; value: T | null } | { ok: false; message: string };

export const emptied = { ok: true, value: null } as const;

export function read<T>(value: T): Reading<T> {
  return { ok: true, value };
}

export function unreadable(message: string): { ok: false; message: string } {
  return { ok: false, message };
}
