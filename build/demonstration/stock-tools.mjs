import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isOnPath } from '../setup/command.mjs';
import { checkout } from '../setup/folders.mjs';
import { Refusal } from '../setup/refusal.mjs';

/**
 * Takes the weekly file apart without this program, with whichever of the tools are installed.
 *
 * @param {{ weeklyFile: string, signers: string, principal: string, identity: string, folder: string }} what
 *   folder: made for the parts
 */
export async function inspectWithStockTools({ weeklyFile, signers, principal, identity, folder }) {
  const missing = ['unzip', 'ssh-keygen', 'age'].filter((tool) => !isOnPath(tool));
  if (missing.length > 0) {
    console.log(`\n(Not taken apart by hand: ${missing.join(', ')} not installed.)`);
    return;
  }
  mkdirSync(folder, { recursive: true });
  const part = (/** @type {string} */ name) => join(folder, name);
  use('unzip', ['-q', weeklyFile, '-d', folder]);
  use(
    'ssh-keygen',
    [
      ...['-Y', 'verify', '-f', signers, '-I', principal, '-n', 'kedang-week'],
      ...['-s', part('manifest.json.sig')],
    ],
    readFileSync(part('manifest.json')),
  );
  use('age', ['-d', '-i', identity, '-o', part('payload.zip'), part('payload.age')]);
  use('unzip', ['-tq', part('payload.zip')]);
}

/**
 * @param {string} tool
 * @param {string[]} args
 * @param {Buffer} [input] its standard input
 */
function use(tool, args, input) {
  const typed = args.map((argument) =>
    argument.startsWith(checkout) ? relative(checkout, argument) : argument,
  );
  console.log(`\n$ ${tool} ${typed.join(' ')}${input ? ' < manifest.json' : ''}`);
  const { status, stdout, stderr } = spawnSync(tool, args, { encoding: 'utf8', ...(input && { input }) });
  process.stdout.write(stdout.replace(/^(?=.)/gm, '  '));
  if (status !== 0) throw new Refusal(`${stderr}\n${tool} ended with exit code ${status}.`);
}
