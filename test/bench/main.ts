import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './measure.ts';
import { measures } from './measures/index.ts';

/**
 * Runs the measures named on the command line, or all, one after the other; prints a table and writes JSON. Exit code 1
 * when a measure could not be taken; a goal that is missed is a figure like another.
 */
const checkout = join(import.meta.dirname, '..', '..');
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in measures));
if (unknown.length > 0) throw new Error(`no measure ${unknown.join(', ')}`);
const names = Object.keys(measures).filter((name) => wanted.length === 0 || wanted.includes(name));

const results = names.map((name) => {
  const { status, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'one.ts'), name], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) {
    process.stdout.write(`\n${name}\n  FAILED\n`);
    process.exitCode = 1;
    return { name, failed: true };
  }
  const figures = JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]') as Figure[];
  process.stdout.write(tableOf(name, figures));
  return { name, figures };
});

const machine = `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`;
const folder = join(checkout, 'out', 'bench');
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, 'bench.json'),
  `${JSON.stringify({ machine, node: process.version, results }, null, 2)}\n`,
);
process.stdout.write(`\n${machine}, Node ${process.version}\nout/bench/bench.json\n`);

function tableOf(name: string, figures: readonly Figure[]): string {
  const lines = figures.map((figure) =>
    [
      `  ${figure.what}`.padEnd(64),
      `${round(figure.value)} ${figure.unit}`.padStart(16),
      goalText(figure),
    ].join('  '),
  );
  return `\n${name}\n${lines.join('\n')}\n`;
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function goalText({ goal, value }: Figure): string {
  if (!goal) return '';
  const reached = 'most' in goal ? value <= goal.most : value >= goal.least;
  return `${'most' in goal ? `≤ ${goal.most}` : `≥ ${goal.least}`} ${reached ? 'reached' : 'MISSED'}`;
}
