import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const checkout = join(import.meta.dirname, '..', '..');

export interface Branch {
  administrator: string;
  password: string;
  recoveryCode: string;
  /** OpenSSH public key line. */
  signer: string;
  /** age identity file of the test head office. */
  hqIdentity: string;
  /** Runs a command of the command line on the branch's archive; the window must not be open. */
  cli(...args: string[]): Record<string, unknown>;
}

/** Makes an archive in `home` by the command line, as a branch would before opening the window. */
export function makeBranch(home: string): Branch {
  const administrator = '周管理';
  const password = '江南好 2026';
  const hqIdentity = join(dirname(home), 'hq.identity');
  mkdirSync(dirname(home), { recursive: true });
  const environment: Record<string, string> = {
    KEDANG_HOME: home,
    KEDANG_USER: administrator,
    KEDANG_PASSWORD: password,
  };
  const cli = (...args: string[]) => {
    const node = join(
      checkout,
      'node_modules',
      'node',
      'bin',
      process.platform === 'win32' ? 'node.exe' : 'node',
    );
    const { stdout, stderr, status } = spawnSync(
      node,
      [join(checkout, 'electron', 'cli', 'main.ts'), ...args, '--json'],
      { encoding: 'utf8', env: { ...process.env, ...environment } },
    );
    if (status !== 0) throw new Error(`${args.join(' ')}: ${stdout}${stderr}`);
    return JSON.parse(stdout) as Record<string, unknown>;
  };
  const made = cli(
    ...['init', '--branch', 'SH', '--name', '上海分公司', '--admin', administrator],
    ...['--hq-identity-out', hqIdentity, '--hq-signer-out', join(dirname(home), 'hq.signer')],
  );
  environment.KEDANG_RECOVERY_CODE = String(made.recoveryCode);
  return {
    administrator,
    password,
    recoveryCode: String(made.recoveryCode),
    signer: String(made.signer),
    hqIdentity,
    cli,
  };
}
