import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { packagedProgram, sandboxArguments } from './launch.ts';

let folder = '';
let running: ChildProcess | undefined;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kedang-release-'));
});

test.afterEach(async () => {
  if (running && running.exitCode === null) {
    running.kill();
    await once(running, 'close');
  }
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the release as it is shipped, without Playwright, and waits until its Chromium is up. */
async function startRelease(args: string[], env: Record<string, string> = {}) {
  const ours = [
    ...sandboxArguments,
    `--user-data-dir=${join(folder, 'chromium')}`,
    '--remote-debugging-port=0',
  ];
  const program = spawn(packagedProgram('KEDANG_RELEASE_APP'), [...ours, ...args], {
    env: { ...process.env, KEDANG_HOME: join(folder, 'archive'), ...env },
  });
  running = program;
  let output = '';
  for (const stream of [program.stdout, program.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const address = () => /DevTools listening on ws:\/\/([^/]+)/.exec(output)?.[1];
  await expect.poll(address, { timeout: 30_000 }).toBeDefined();
  return { program, output: () => output, targets: `http://${address()}/json/list` };
}

test('the release shows its page', async () => {
  const { program, targets } = await startRelease([]);
  const titles = async () => (await fetch(targets)).text();
  await expect.poll(titles, { timeout: 30_000 }).toContain('app://kedang/');
  expect(program.exitCode).toBeNull();
});

test('the release does not run as Node', async () => {
  const mark = join(folder, 'mark');
  const script = 'require("node:fs").writeFileSync(process.env.MARK, "")';
  await startRelease(['-e', script], { ELECTRON_RUN_AS_NODE: '1', MARK: mark });
  expect(existsSync(mark)).toBe(false);
});

test('the release does not take options for Node', async () => {
  const mark = join(folder, 'mark');
  const script = `data:text/javascript,import("node:fs").then((fs)=>fs.writeFileSync(${JSON.stringify(mark)},""))`;
  await startRelease([], { NODE_OPTIONS: `--import=${encodeURI(script)}` });
  expect(existsSync(mark)).toBe(false);
});

test('the release listens to no debugger of its main process', async () => {
  const { output } = await startRelease(['--inspect=0']);
  expect(output()).not.toContain('Debugger listening');
});
