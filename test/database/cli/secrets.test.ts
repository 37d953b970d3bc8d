import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openArchive } from '../../../electron/archive/archive.ts';
import { branchKeysOf } from '../../../electron/archive/keys/branchKeys.ts';
import { closeAfterTest, temporaryFolder } from '../archive/newArchive.ts';

const checkout = join(import.meta.dirname, '..', '..', '..');
const PASSWORD = 'Guanli-7391-mima';
const WRONG_PASSWORD = 'Cuowu-5520-mima';

/** A program of its own, with temporary files of its own: everything that it leaves anywhere is looked through. */
function shell(folder: string) {
  const said: string[] = [];
  const environment: Record<string, string> = {
    KEDANG_HOME: join(folder, 'home'),
    KEDANG_USER: '周管理',
    KEDANG_PASSWORD: PASSWORD,
    TMPDIR: join(folder, 'tmp'),
    TEMP: join(folder, 'tmp'),
    HOME: join(folder, 'user'),
  };
  for (const name of ['tmp', 'user', 'out']) mkdirSync(join(folder, name));
  async function run(changes: Record<string, string>, ...args: string[]): Promise<string> {
    const child = spawn(process.execPath, [join(checkout, 'electron', 'cli', 'main.ts'), ...args], {
      env: { ...process.env, ...environment, ...changes },
      cwd: folder,
    });
    let out = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    said.push(child.spawnargs.join(' '));
    await once(child, 'close');
    said.push(errors, out);
    return out;
  }
  return { run, said, environment };
}

it('no key, code or password is in any output, argument, log, report or file', async () => {
  const folder = temporaryFolder();
  const { run, said, environment } = shell(folder);
  const at = (...parts: string[]) => join(folder, ...parts);
  const made = JSON.parse(
    await run(
      {},
      ...['init', '--branch', 'SH', '--name', '上海分公司', '--admin', '周管理', '--json'],
      ...['--hq-identity-out', at('user', 'hq.identity'), '--hq-signer-out', at('user', 'hq.signer')],
    ),
  ) as { recoveryCode: string; signer: string };
  // The one place where the code is shown: the answer to init.
  said.pop();
  environment.KEDANG_RECOVERY_CODE = made.recoveryCode;
  writeFileSync(at('reasons.json'), '{"*":"演示"}');
  const wrong = {
    KEDANG_RECOVERY_CODE: `${made.recoveryCode.slice(0, -1)}${made.recoveryCode.endsWith('0') ? '1' : '0'}`,
  };
  const runs: [Record<string, string>, ...string[]][] = [
    [{}, 'demo', '--customers', '12', '--staff', '2', '--weeks', '1', '--until', '2026-11-15'],
    [{}, 'week', 'seal', '2026-W46', '--out', at('out'), '--reasons', at('reasons.json')],
    [{}, 'backup', '--to', at('out')],
    [{}, 'drill', at('out'), '--out', at('out', 'drill.pdf')],
    [{}, 'keys', 'renew', '--out', at('out'), '--reason', '例行'],
    [{}, 'restore', at('out'), '--confirm'],
    [{ KEDANG_PASSWORD: WRONG_PASSWORD }, 'check'],
    [{ KEDANG_PASSWORD: WRONG_PASSWORD }, 'check', '--json'],
    [wrong, 'check'],
    [wrong, 'check', '--json'],
    [{ KEDANG_HOME: at('elsewhere'), ...wrong }, 'restore', at('out'), '--confirm'],
    [{}, 'check'],
    [
      {},
      'init',
      '--branch',
      'SH',
      '--name',
      '再一次',
      '--admin',
      '周管理',
      '--hq-recipient',
      'x',
      '--hq-signer',
      'y',
    ],
  ];
  for (const [changes, ...args] of runs) await run(changes, ...args);
  expect(said.join('\n')).toContain('演练通过');
  expect(said.join('\n')).toContain('RECOVERY_CODE_INVALID');
  expect(said.join('\n')).toContain('SIGN_IN_FAILED');
  expect(said.join('\n')).toContain('档案完好');

  const archive = await openArchive(at('home'), { recoveryCode: made.recoveryCode });
  closeAfterTest(archive);
  const { signing, identity } = branchKeysOf(archive.readable);
  const { key } = archive.forWorker();
  archive.close();
  const needles = secretsOf({
    code: made.recoveryCode,
    wrongCode: wrong.KEDANG_RECOVERY_CODE,
    signing,
    identity,
    key,
  });
  const found = (where: string, content: string) =>
    Object.entries(needles).flatMap(([name, spellings]) =>
      spellings.some((spelling) => content.includes(spelling)) ? [`${name} in ${where}`] : [],
    );
  const files = filesUnder(folder).filter((file) => !file.startsWith(at('user', 'hq.')));
  expect(files.length).toBeGreaterThan(10);
  expect([
    ...found('what was said', said.join('\n')),
    ...files.flatMap((file) => found(file, readFileSync(file).toString('latin1'))),
  ]).toEqual([]);
  // Nothing is left where temporary files are made.
  expect(files.filter((file) => file.startsWith(at('tmp')))).toEqual([]);
  // Fourteen programs, one after the other.
}, 600_000);

/** Each secret as it could be written: as it is, in hexadecimal, in base 64, in UTF-16. */
function secretsOf(secrets: {
  code: string;
  wrongCode: string;
  signing: string;
  identity: string;
  key: Uint8Array;
}): Record<string, string[]> {
  const spelled = (bytes: Uint8Array) => {
    const buffer = Buffer.from(bytes);
    return [buffer.toString('latin1'), buffer.toString('hex'), buffer.toString('base64').replace(/=+$/, '')];
  };
  const text = (plain: string) => [
    ...spelled(Buffer.from(plain)),
    Buffer.from(plain, 'utf16le').toString('latin1'),
  ];
  const pem = secrets.signing.split('\n')[1] ?? '';
  expect(pem.length).toBeGreaterThan(40);
  return {
    'recovery code': [...text(secrets.code), ...text(secrets.code.replaceAll('-', ''))],
    'mistyped code': [...text(secrets.wrongCode), ...text(secrets.wrongCode.replaceAll('-', ''))],
    password: text(PASSWORD),
    'wrong password': text(WRONG_PASSWORD),
    'data key': spelled(secrets.key),
    'signing key': text(pem),
    'receiving key': text(secrets.identity),
  };
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}
