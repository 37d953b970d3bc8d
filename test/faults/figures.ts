import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seed } from './kill/random.ts';

/** Where the stage finds what was done, to print its sums. */
const folder = join(import.meta.dirname, '..', '..', 'out', 'test', 'faults');

/**
 * Notes how much harm a test did.
 * @param kind such as 'kills'; sums go by it
 * @param what done to what, such as 'saving'
 */
export function figure(kind: string, what: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${kind}-${what}.json`), JSON.stringify({ kind, what, count, seed }));
}
