import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { test as base, type ElectronApplication, type Page } from '@playwright/test';

/** The packaged program, with the one fuse on that lets a test drive it; `npm test` makes it and names it here. */
export function packagedProgram(variable: 'KEDANG_APP' | 'KEDANG_RELEASE_APP'): string {
  const executable = process.env[variable];
  if (!executable) throw new Error(`${variable} does not name a packaged program: run npm test.`);
  return executable;
}

/** Chromium's sandbox is left only where it cannot work at all: for root. */
export const sandboxArguments = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export interface Program {
  app: ElectronApplication;
  page: Page;
}

export interface Launch {
  /** Starts the program on the test's own archive folder; all that are still running end with the test. */
  (options?: { args?: string[]; env?: Record<string, string> }): Promise<Program>;
  /** The archive folder (KEDANG_HOME): empty at the start of the test, gone at its end. */
  readonly home: string;
}

/** Playwright's test with a program to launch: `test('…', async ({ launch }) => { const { page } = await launch(); })`. */
export const test = base.extend<{ launch: Launch }>({
  launch: async ({ playwright }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'kedang-e2e-'));
    const home = join(folder, 'archive');
    const programs: Program[] = [];
    const start = async ({ args = [], env = {} }: { args?: string[]; env?: Record<string, string> } = {}) => {
      // Until the program has written its port there is nothing to reload.
      const stuck = setInterval(() => void reloadPage(`${home}-window`).catch(() => {}), 5_000);
      const chromium = join(folder, 'chromium');
      const begin = async () => {
        const app = await playwright._electron.launch({
          executablePath: packagedProgram('KEDANG_APP'),
          args: [...sandboxArguments, `--user-data-dir=${chromium}`, ...args],
          env: { ...environment(), KEDANG_HOME: home, ...env },
        });
        return { app, page: await app.firstWindow() };
      };
      try {
        let program = await within(START_LIMIT_MS, begin());
        if (!program) {
          await endAll(chromium);
          program = await begin();
        }
        programs.push(program);
        return program;
      } finally {
        clearInterval(stuck);
      }
    };
    await use(Object.assign(start, { home }));
    await Promise.all(programs.map(({ app }) => app.close()));
    await rm(folder, { recursive: true, force: true });
  },
});

export { expect } from '@playwright/test';

/** Once in a few dozen starts Playwright never hears of a program that runs. */
const START_LIMIT_MS = 40_000;

/** What `work` gives, or undefined when it has not come by then; a failure that comes later is nobody's. */
async function within<T>(limit: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => {});
  }
}

/** Ends the program whose Chromium has this folder, so that another can be started on the same archive. */
async function endAll(chromium: string): Promise<void> {
  spawnSync('pkill', ['-KILL', '-f', chromium]);
  await wait(1_000);
}

/**
 * Playwright waits forever for a page that it attached to while the page's first address was being opened: it takes the
 * page for empty and misses that it no longer is. Another navigation tells it. `userData` is Chromium's folder.
 */
async function reloadPage(userData: string): Promise<void> {
  const [port] = (await readFile(join(userData, 'DevToolsActivePort'), 'utf8')).split('\n');
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
    type: string;
    webSocketDebuggerUrl: string;
  }[];
  for (const { webSocketDebuggerUrl } of targets.filter(({ type }) => type === 'page')) {
    const socket = new WebSocket(webSocketDebuggerUrl);
    socket.onopen = () => socket.send(JSON.stringify({ id: 1, method: 'Page.reload' }));
    socket.onmessage = () => socket.close();
  }
}

/** Without what a developer may have set for an archive of their own. */
function environment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries.filter(([name]) => !name.startsWith('KEDANG_')));
}
