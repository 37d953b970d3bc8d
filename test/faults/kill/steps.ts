import fs, { writeSync } from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * Counts what the program does to its files: each statement that writes, each call of `node:fs` that changes something.
 * Between any two of them the process may be killed, so that every half-done state is met, not only those that a clock
 * happens to hit. Steps of worker threads are not counted.
 */
let counting = false;
let steps = 0;
let killBefore = Number.POSITIVE_INFINITY;

/** From here on steps count. @param before number of the step that is no longer taken; 0 for never */
export function countSteps(before: number): void {
  counting = true;
  killBefore = before || Number.POSITIVE_INFINITY;
}

export const stepsTaken = (): number => steps;

function step(what: string): void {
  if (!counting) return;
  steps += 1;
  if (steps < killBefore) return;
  writeSync(1, `${JSON.stringify({ killedBefore: what })}\n`);
  process.kill(process.pid, 'SIGKILL');
  // The signal may take a moment to arrive; nothing may happen in it.
  for (;;);
}

/** A step of the scenario itself, such as telling the parent. */
export const stepOfScenario = (what: string): void => step(what);

type Call = (this: unknown, ...args: never[]) => unknown;

function counted(owner: object, name: string, what: string): void {
  const holder = owner as Record<string, Call | undefined>;
  const call = holder[name];
  if (!call) throw new Error(`nothing to count: ${name}`);
  holder[name] = function (this: unknown, ...args: never[]) {
    step(what);
    return call.apply(this, args);
  };
}

const WRITING = /^\s*(insert|update|delete|replace|create|drop|alter|begin|commit|rollback|vacuum)/i;

/** Before the program's modules are loaded. */
export async function watchSteps(): Promise<void> {
  const database = Database.prototype as unknown as Record<string, Call>;
  counted(database, 'exec', 'exec');
  const prepare = database.prepare as (this: unknown, text: string) => Database.Statement;
  database.prepare = function (this: unknown, text: string) {
    const statement = prepare.call(this, text);
    if (WRITING.test(text)) counted(statement, 'run', text.trim().split(/\s+/).slice(0, 3).join(' '));
    return statement;
  } as Call;

  const synchronous = [
    'openSync',
    'fsyncSync',
    'renameSync',
    'rmSync',
    'mkdirSync',
    'writeFileSync',
    'copyFileSync',
  ];
  for (const name of synchronous) counted(fs, name, name);
  for (const name of ['open', 'rename', 'rm', 'mkdir', 'copyFile', 'writeFile'])
    counted(promises, name, name);
  const file = join(tmpdir(), `kedang-steps-${process.pid}`);
  const handle = await promises.open(file, 'w');
  for (const name of ['write', 'writev', 'writeFile', 'sync'])
    counted(Object.getPrototypeOf(handle) as object, name, `handle.${name}`);
  await handle.close();
  fs.unlinkSync(file);
  syncBuiltinESMExports();
}
