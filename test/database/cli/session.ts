import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';
import { runCommandLine } from '../../../electron/cli/commandLine.ts';
import { temporaryFolder } from '../archive/newArchive.ts';

export interface Answered {
  exitCode: number;
  /** Lines on standard output. */
  out: string[];
  err: string[];
  /** Of a command with --json: the one object. */
  json: Record<string, unknown>;
}

/** A shell with the environment of the command line set, and an empty folder to work in. */
export function commandLine() {
  const folder = temporaryFolder();
  const file = (...parts: string[]) => join(folder, ...parts);
  vi.stubEnv('KEDANG_HOME', file('archive'));
  vi.stubEnv('KEDANG_USER', '周管理');
  vi.stubEnv('KEDANG_PASSWORD', '江南好 2026');
  vi.stubEnv('KEDANG_RECOVERY_CODE', '');
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });

  async function plain(...args: string[]): Promise<Omit<Answered, 'json'>> {
    const out: string[] = [];
    const err: string[] = [];
    const { exitCode } = await runCommandLine(args, {
      out: (text) => out.push(text),
      err: (text) => err.push(text),
    });
    return { exitCode, out, err };
  }

  async function json(...args: string[]): Promise<Answered> {
    const answered = await plain(...args, '--json');
    expect(answered.out, `${args.join(' ')}: ${answered.err.join('\n')}`).toHaveLength(1);
    return { ...answered, json: JSON.parse(answered.out[0] ?? '') as Record<string, unknown> };
  }

  /** Makes the archive; from then on the environment opens it. */
  async function init(): Promise<Record<string, unknown>> {
    const { json: made } = await json(
      ...['init', '--branch', 'SH', '--name', '上海分公司', '--admin', '周管理'],
      ...['--hq-identity-out', file('hq.identity'), '--hq-signer-out', file('hq.signer')],
    );
    vi.stubEnv('KEDANG_RECOVERY_CODE', String(made.recoveryCode));
    writeFileSync(file('signers'), `SH ${made.signer}\n`);
    return made;
  }

  return { file, plain, json, init, text: (name: string) => readFileSync(file(name), 'utf8') };
}
