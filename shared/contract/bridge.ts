import type { CodedError } from '../errors/index.ts';
import type { CallName, Input, Output } from './contract.ts';

/** An expected refusal comes back as a value; a bug arrives as UNEXPECTED. */
export type Answer<T> = { ok: true; value: T } | { ok: false; error: CodedError };

/** How far a long piece of work has come. */
export interface Progress {
  task: 'import' | 'seal' | 'issue' | 'print' | 'scans' | 'backup' | 'restore' | 'update';
  done: number;
  total: number;
  text: string;
}

/** All that the preload script gives to the page, as `window.kedang`. */
export interface Bridge {
  call<N extends CallName>(name: N, input: Input<N>): Promise<Answer<Output<N>>>;
  /** Calls `listener` as long work goes on; the returned function stops that. */
  onProgress(listener: (progress: Progress) => void): () => void;
  /** Calls `listener` when main locked the session (idle, system lock). */
  onLocked(listener: () => void): () => void;
  /** Calls `listener` when the system handed a file over. */
  onFileHanded(listener: () => void): () => void;
}

/** The four channels between page and main; nothing else is sent or heard. */
export const channels = {
  call: 'kedang:call',
  progress: 'kedang:progress',
  locked: 'kedang:locked',
  fileHanded: 'kedang:fileHanded',
} as const;
