import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Refusal, refuse } from '../../../shared/errors/index.ts';
import { removeWhole, writeFileWhole } from '../../disk/disk.ts';
import type { Clock } from '../context.ts';
import { failureOf } from '../failures.ts';

/** Wrong codes without a wait: the code is 35 characters long, and slips are common. */
const FREE_ATTEMPTS = 3;
const LONGEST_WAIT = 900;

/** Seconds to wait after so many wrong codes in a row: 5, 10, 20 … up to a quarter of an hour. */
export function waitAfterWrongCodes(failed: number): number {
  return failed < FREE_ATTEMPTS ? 0 : Math.min(LONGEST_WAIT, 5 * 2 ** Math.min(failed - FREE_ATTEMPTS, 20));
}

const shape = z.object({ failed: z.int().min(0), last: z.string() });
type Attempts = z.infer<typeof shape>;

/** Beside the archive, as it cannot be written to before it is open. Who deletes the file still faces the code's 140 bits. */
const fileOf = (home: string) => join(home, 'recovery-code-attempts.json');

/**
 * Runs an attempt to open something with the recovery code. Each counts before it is made, so that many at a time gain
 * nothing, and the count outlives a restart; the right code ends it.
 * @returns what the attempt gave, and how many wrong ones went before it
 * @throws RECOVERY_CODE_SLOWED {seconds}; what the attempt throws
 */
export async function countingCodes<T>(
  home: string,
  clock: Clock,
  attempt: () => Promise<T>,
): Promise<{ value: T; wrongBefore: number }> {
  const before = attemptsOf(home);
  refuseTooEarly(before, clock.now());
  note(home, { failed: before.failed + 1, last: clock.now() });
  try {
    const value = await attempt();
    forget(home);
    return { value, wrongBefore: before.failed };
  } catch (error) {
    // Only a wrong code is an attempt: damage or a missing file tells nothing of it.
    if (!(error instanceof Refusal && error.code === 'RECOVERY_CODE_INVALID')) note(home, before);
    throw error;
  }
}

function attemptsOf(home: string): Attempts {
  const file = fileOf(home);
  if (!existsSync(file)) return { failed: 0, last: '' };
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Somebody was at it: as many as bring the first wait.
    return { failed: FREE_ATTEMPTS, last: '' };
  }
}

function refuseTooEarly({ failed, last }: Attempts, now: string): void {
  const wait = waitAfterWrongCodes(failed);
  if (wait === 0 || last === '') return;
  const passed = (Date.parse(now) - Date.parse(last)) / 1000;
  // A clock that was put back must not lock anyone out for longer than the wait.
  const seconds = passed < 0 ? wait : Math.ceil(wait - passed);
  if (seconds > 0) refuse('RECOVERY_CODE_SLOWED', { seconds });
}

function note(home: string, attempts: Attempts): void {
  if (attempts.failed === 0) {
    forget(home);
    return;
  }
  try {
    writeFileWhole(fileOf(home), JSON.stringify(attempts));
  } catch (error) {
    throw failureOf(error, join(home, 'archive', 'keys.json'));
  }
}

function forget(home: string): void {
  removeWhole(fileOf(home));
}
