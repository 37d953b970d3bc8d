import { spawnSync } from 'node:child_process';

/** The Debian package of each tool that the tests hold the format against. */
const PACKAGES = {
  age: 'age',
  'ssh-keygen': 'openssh-client',
  unzip: 'unzip',
  sha256sum: 'coreutils',
  python3: 'python3',
} as const;

export interface ToolResult {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a stock tool. A missing one fails the test and names the package: without it nothing would be proved. */
export function runTool(
  tool: keyof typeof PACKAGES,
  parameters: readonly string[],
  options: { cwd?: string; input?: string | Uint8Array } = {},
): ToolResult {
  const { status, stdout, stderr, error } = spawnSync(tool, parameters, {
    ...options,
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  if (error) throw new Error(`${tool} cannot be run: apt-get install ${PACKAGES[tool]}`, { cause: error });
  return { status, stdout: stdout.toString(), stderr: stderr.toString() };
}
