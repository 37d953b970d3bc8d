import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** `npm test` and `npm run test:faults` make the packaged program and name it. */
export function packagedProgram(): string {
  const executable = process.env.KEDANG_APP;
  if (!executable) throw new Error('KEDANG_APP does not name a packaged program: run npm run test:faults.');
  return executable;
}

/** Chromium's sandbox is left only where it cannot work at all: for root. */
const sandboxArguments = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const checkout = join(import.meta.dirname, '..', '..', '..');

/** The command line: of the packaged program, or of the sources on plain Node. */
export type Way = 'packaged' | 'sources';

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** The one object of `--json`; undefined when the process did not get as far. */
  json: Record<string, unknown> | undefined;
  err: string;
  /** From the start. */
  ms: number;
}

export interface Running {
  process: ChildProcess;
  ended: Promise<Ended>;
}

/** Starts a command with `--json`. */
export function start(way: Way, args: readonly string[], env: Readonly<Record<string, string>>): Running {
  const [program, first]: [string, string[]] =
    way === 'packaged'
      ? [packagedProgram(), [...sandboxArguments, '--cli']]
      : [process.execPath, [join(checkout, 'electron', 'cli', 'main.ts')]];
  const since = performance.now();
  const child = spawn(program, [...first, ...args, '--json'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const closed = once(child, 'close');
  const ended = once(child, 'exit').then(async ([code, signal]): Promise<Ended> => {
    // A killed Electron leaves helpers that hold its pipes; whatever it said is read by then.
    await Promise.race([closed, wait(1_000)]);
    const line = out.split('\n').find((text) => text.startsWith('{'));
    return {
      code: code as number | null,
      signal: signal as NodeJS.Signals | null,
      json: line === undefined ? undefined : (JSON.parse(line) as Record<string, unknown>),
      err,
      ms: performance.now() - since,
    };
  });
  return { process: child, ended };
}

export const run = (
  way: Way,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ended> => start(way, args, env).ended;
