import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname } from 'node:path';
import { checkout } from './folders.mjs';
import { Refusal } from './refusal.mjs';

/**
 * @typedef {object} CommandOptions
 * @property {string} [cwd] the checkout unless told
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [quiet] keeps the output back and returns it
 * @property {boolean} [aside] shows all output on stderr: stdout belongs to what is run after the preparations
 * @property {boolean} [shell]
 */

/**
 * Runs a program in the foreground.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} output is empty unless quiet
 */
export function run(program, args, options = {}) {
  const { cwd = checkout, env = process.env, quiet = false, aside = false, shell = false } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env,
      shell,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['inherit', aside ? 2 : 'inherit', 'inherit'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? exitCodeOfSignal(signal), output }));
  });
}

/**
 * Like run, but refuses when the program fails.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {CommandOptions} [options]
 */
export async function runOrRefuse(program, args, options = {}) {
  const { code, output } = await run(program, args, options);
  if (code !== 0)
    throw new Refusal(`${output}\n${[program, ...args].join(' ')} ended with exit code ${code}.`);
}

/**
 * Runs npm with the Node that it was started with, without a shell where npm itself started us: on Windows that
 * spares npm.cmd and its quoting. Arguments must not need quoting.
 *
 * @param {string[]} args
 * @param {CommandOptions} [options]
 */
export function runNpm(args, options = {}) {
  const { npm_execpath: npmProgram, npm_node_execpath: npmNode } = process.env;
  if (npmProgram && npmNode && /npm-cli\.c?js$/.test(npmProgram))
    return run(npmNode, [npmProgram, ...args], options);
  if (process.platform === 'win32') return run('npm.cmd', args, { ...options, shell: true });
  return run('npm', args, options);
}

/** @param {string} program @returns {boolean} whether it can be started by name */
export function isOnPath(program) {
  const finder = process.platform === 'win32' ? 'where' : 'which';
  return spawnSync(finder, [program], { stdio: 'ignore' }).status === 0;
}

/**
 * The environment in which `node` is the given program's folder first.
 *
 * @param {string} node path of a node executable
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function withNodeFirst(node, env = process.env) {
  // Windows spells it Path; a second key of another case would be dropped at random.
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...env, [key]: `${dirname(node)}${delimiter}${env[key] ?? ''}` };
}

/** @param {NodeJS.Signals | null} signal */
function exitCodeOfSignal(signal) {
  return signal ? 128 + constants.signals[signal] : 1;
}
