import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Orders } from './victim.ts';

/** When the process dies: before its nth step, so many milliseconds after it was ready, or by its own end. */
export type When = { beforeStep: number } | { afterMs: number } | 'never';

export interface Death {
  /** What was acknowledged, in order. */
  acknowledged: unknown[];
  /** By SIGKILL; false when it came to its end before. */
  killed: boolean;
  /** The step that it was not let take; of a death by a chosen step. */
  before?: string;
  /** Taken in all; of a process that came to its end. */
  steps?: number;
  /** From being ready to the end. */
  ms: number;
}

export type Victim = Pick<Orders, 'scenario' | 'home' | 'seed'> & { input?: unknown };

interface Line {
  ready?: true;
  acknowledged?: unknown;
  killedBefore?: string;
  steps?: number;
}

/**
 * Runs a scenario in a process of its own, on plain Node, and kills it as by the task manager (SIGKILL; on Windows
 * TerminateProcess).
 * @throws when the process ends in any other way than being killed or coming to its end
 */
export async function kill(victim: Victim, when: When): Promise<Death> {
  const orders: Orders = {
    ...victim,
    input: victim.input ?? null,
    killBefore: typeof when === 'object' && 'beforeStep' in when ? when.beforeStep : 0,
  };
  const child = spawn(process.execPath, [join(import.meta.dirname, 'victim.ts')], {
    env: {
      ...process.env,
      KEDANG_VICTIM: JSON.stringify(orders),
      NODE_COMPILE_CACHE: join(import.meta.dirname, '..', '..', '..', 'out', 'victims'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const death: Death = { acknowledged: [], killed: false, ms: 0 };
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  let since = performance.now();
  let timer: NodeJS.Timeout | undefined;
  createInterface(child.stdout).on('line', (text) => {
    const line = JSON.parse(text) as Line;
    if (line.ready) {
      since = performance.now();
      if (typeof when === 'object' && 'afterMs' in when)
        timer = setTimeout(() => child.kill('SIGKILL'), when.afterMs);
    }
    if ('acknowledged' in line) death.acknowledged.push(line.acknowledged);
    if (line.killedBefore !== undefined) death.before = line.killedBefore;
    if (line.steps !== undefined) death.steps = line.steps;
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  clearTimeout(timer);
  death.ms = performance.now() - since;
  death.killed = signal === 'SIGKILL';
  if (!death.killed && (code !== 0 || death.steps === undefined))
    throw new Error(`${victim.scenario} ended with ${code ?? signal} by itself:\n${errors}`);
  return death;
}

/** `count` steps from 1 to `steps`, spread evenly, each moved by lot within its share: every part is met. */
export function spreadSteps(steps: number, count: number, random: () => number): number[] {
  if (count >= steps) return Array.from({ length: steps }, (_, place) => place + 1);
  const share = steps / count;
  return Array.from({ length: count }, (_, place) => 1 + Math.floor((place + random()) * share));
}
