import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { packagedProgram, sandboxArguments } from './launch.ts';

let folder = '';
let running: ChildProcess | undefined;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kedang-release-'));
});

test.afterEach(async () => {
  await endRelease();
  rmSync(folder, { recursive: true, force: true });
});

async function endRelease() {
  if (running && running.exitCode === null) {
    running.kill();
    await once(running, 'close');
  }
}

/** Starts the release as it is shipped, without Playwright, and waits until its Chromium is up. */
async function startRelease(
  args: string[],
  env: Record<string, string> = {},
  executable = packagedProgram('KEDANG_RELEASE_APP'),
) {
  const ours = [
    ...sandboxArguments,
    `--user-data-dir=${join(folder, 'chromium')}`,
    '--remote-debugging-port=0',
  ];
  const program = spawn(executable, [...ours, ...args], {
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

test('nothing but the addon lies outside the archive whose integrity Electron checks', () => {
  const resources = join(dirname(packagedProgram('KEDANG_RELEASE_APP')), 'resources');
  const outside = readdirSync(join(resources, 'app.asar.unpacked'), { recursive: true, withFileTypes: true });
  const files = outside.filter((entry) => entry.isFile()).map(({ name }) => name);
  expect(files).toEqual([expect.stringMatching(/^(linux|win32|darwin)-(x64|arm64)\.node$/)]);
});

test('the release starts from a folder that nobody can write to', async () => {
  const installed = join(folder, '只读 安装');
  cpSync(dirname(packagedProgram('KEDANG_RELEASE_APP')), installed, { recursive: true });
  const unlock = makeReadOnly(installed);
  try {
    expect(() => writeFileSync(join(installed, 'mark'), '')).toThrow();
    const { targets } = await startRelease(
      [],
      {},
      join(installed, basename(packagedProgram('KEDANG_RELEASE_APP'))),
    );
    const titles = async () => (await fetch(targets)).text();
    await expect.poll(titles, { timeout: 30_000 }).toContain('app://kedang/');
    await endRelease();
  } finally {
    unlock();
  }
});

/** For root, who may write anywhere, a read-only mount; for everybody else the folders' own rights. */
function makeReadOnly(place: string): () => void {
  if (process.getuid?.() !== 0) {
    execFileSync('chmod', ['-R', 'a-w', place]);
    return () => execFileSync('chmod', ['-R', 'u+w', place]);
  }
  execFileSync('mount', ['--bind', place, place]);
  execFileSync('mount', ['-o', 'remount,bind,ro', place]);
  return () => execFileSync('umount', ['--lazy', place]);
}
