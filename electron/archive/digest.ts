import { hash } from 'node:crypto';

/** Lower-case hex. Text is taken as UTF-8. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content);
}

/** What the first link of a chain names as the one before it. */
export const CHAIN_START = '0'.repeat(64);
