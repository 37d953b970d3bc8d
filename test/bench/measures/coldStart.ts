import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { addCustomers, administrator, withArchive } from '../branch.ts';
import { type Measure, median } from '../measure.ts';

const CUSTOMERS = 20_000;
const ROUNDS = 5;
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/**
 * From the start of the process to rows on screen, an empty Electron window beside it. This computer may have no key
 * store, so the code and the password are given at once by the bridge; deriving keys from them is part of the time.
 */
export const coldStart: Measure = async () => {
  const [program, electron] = [process.env.KEDANG_APP, process.env.KEDANG_ELECTRON];
  if (!program || !electron) throw new Error('run by npm run bench');
  return withArchive(async (bench) => {
    addCustomers(bench, CUSTOMERS);
    bench.close();
    const folder = mkdtempSync(join(tmpdir(), 'kedang-empty-'));
    writeFileSync(join(folder, 'package.json'), '{"name":"empty","version":"0.0.0","main":"main.js"}');
    writeFileSync(join(folder, 'empty.html'), '<!doctype html><title>empty</title>');
    writeFileSync(
      join(folder, 'main.js'),
      `const { app, BrowserWindow } = require('electron');
       app.whenReady().then(() => new BrowserWindow({ width: 1366, height: 860 }).loadFile('empty.html'));`,
    );
    const empty: number[] = [];
    const first: number[] = [];
    const usable: number[] = [];
    let memory = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const blank = await started(electron, [folder], {});
      empty.push(blank.shown);
      await blank.app.close();
      const own = await started(program, [], { KEDANG_HOME: bench.home });
      first.push(own.shown);
      await signIn(own.page, bench.recoveryCode);
      await own.page.locator('.grid-data').first().waitFor();
      usable.push(performance.now() - own.from);
      memory = Math.max(memory, await memoryOf(own.app));
      await own.app.close();
    }
    rmSync(folder, { recursive: true, force: true });
    return [
      { what: 'empty window, median', value: median(empty), unit: 'ms' },
      { what: 'first screen, median', value: median(first), unit: 'ms' },
      { what: `usable list of ${CUSTOMERS} customers, median`, value: median(usable), unit: 'ms' },
      {
        what: 'ratio of the list to the empty window',
        value: median(usable) / median(empty),
        unit: '×',
        goal: { most: 1.5 },
      },
      { what: 'memory of all its processes', value: memory, unit: 'MB' },
    ];
  });
};

async function started(executablePath: string, args: string[], env: Record<string, string>) {
  const from = performance.now();
  const app = await _electron.launch({
    executablePath,
    args: [...sandbox, ...args],
    env: { ...(process.env as Record<string, string>), ...env },
  });
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  return { app, page, from, shown: performance.now() - from };
}

async function signIn(page: Page, recoveryCode: string): Promise<void> {
  const { name: login, password } = administrator;
  await page.evaluate(
    async ([code, who]) => {
      const { kedang } = window as unknown as {
        kedang: { call(name: string, input: unknown): Promise<unknown> };
      };
      await kedang.call('archive.open', { code });
      await kedang.call('session.signIn', who);
      window.location.reload();
    },
    [recoveryCode, { login, password }] as const,
  );
}

const memoryOf = (app: ElectronApplication) =>
  app.evaluate(({ app: program }) =>
    program.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize / 1024, 0),
  );
