import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { openArchive } from '../../../electron/archive/archive.ts';
import type { OsStore } from '../../../electron/archive/keys/osStore.ts';
import { addCustomers, administrator, type BenchArchive, withArchive } from '../branch.ts';
import { type Measure, median } from '../measure.ts';

const CUSTOMERS = 20_000;
const ROUNDS = 5;
/** Starts before the first that counts. */
const WARMING = 2;
/** Milliseconds. */
const ATTACHED_BY_MS = 20_000;
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/**
 * From the start of the process to rows on screen, an empty Electron window beside it, without the time in which a
 * person types: start until the first screen is painted, and 登录 until rows are there (scrypt of the password included).
 * This computer may have no key store that would open the archive meanwhile, so the program asks for the recovery code
 * first; that screen is a step of its own, and opening with a key at hand is measured apart and added. Times are the
 * page's own, for both windows, so that Playwright's ways of looking count in neither. Chromium keeps translated code
 * from the second start on and uses it from the third: what every later start is like is measured.
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
    const unlocked: number[] = [];
    const listed: number[] = [];
    let memory = 0;
    for (let round = -WARMING; round < ROUNDS; round += 1) {
      const blank = await started(electron, [folder], {});
      const shown = (await blank.page.evaluate(loadedAt)) - blank.from;
      await blank.app.close();
      const own = await started(program, [], { KEDANG_HOME: bench.home });
      await own.page.getByLabel('恢复码').waitFor();
      const painted = (await own.page.evaluate(paintedAt)) - own.from;
      const took = await stepsOf(own.page, bench.recoveryCode);
      memory = Math.max(memory, await memoryOf(own.app));
      await own.app.close();
      if (round < 0) continue;
      empty.push(shown);
      first.push(painted);
      unlocked.push(took.unlocked);
      listed.push(took.listed);
    }
    rmSync(folder, { recursive: true, force: true });
    const opening = await openingTimes(bench);
    const usable = median(first) + median(opening) + median(listed);
    return [
      { what: 'empty window loaded, median', value: median(empty), unit: 'ms' },
      { what: 'first screen painted, median', value: median(first), unit: 'ms' },
      { what: 'opening the archive with a key at hand, median', value: median(opening), unit: 'ms' },
      { what: `登录 to rows of ${CUSTOMERS} customers, median`, value: median(listed), unit: 'ms' },
      { what: 'usable list (the three together)', value: usable, unit: 'ms' },
      {
        what: 'ratio of the usable list to the empty window',
        value: usable / median(empty),
        unit: '×',
        goal: { most: 1.5 },
      },
      { what: 'not counted: 恢复码 to sign-in screen, median', value: median(unlocked), unit: 'ms' },
      { what: 'memory of all its processes', value: memory, unit: 'MB' },
    ];
  });
};

/** `from` on the clock of `Date.now()`, as the page's times are. */
async function started(executablePath: string, args: string[], env: Record<string, string>) {
  for (let attempt = 1; ; attempt += 1) {
    const from = performance.timeOrigin + performance.now();
    try {
      const app = await _electron.launch({
        executablePath,
        args: [...sandbox, ...args],
        env: { ...(process.env as Record<string, string>), ...env },
        timeout: ATTACHED_BY_MS,
      });
      const page = await app.firstWindow();
      await page.waitForLoadState('load');
      return { app, page, from };
    } catch (error) {
      // Playwright may miss a page that it attaches to just while its address is opened: see test/e2e/launch.ts.
      if (attempt === 3) throw error;
    }
  }
}

/** When the page was loaded. */
function loadedAt(): number {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return performance.timeOrigin + (navigation?.loadEventEnd ?? Number.NaN);
}

/** When the largest text so far was painted: the first screen's, which nobody has touched yet. */
function paintedAt(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      resolve(performance.timeOrigin + (list.getEntries().at(-1)?.startTime ?? Number.NaN));
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
}

/** Milliseconds, by the page's own clock, from submitting each of the two screens until the next is there. */
function stepsOf(page: Page, recoveryCode: string): Promise<{ unlocked: number; listed: number }> {
  return page.evaluate(
    async ([code, { name, password }]) => {
      const there = (selector: string) =>
        new Promise<HTMLInputElement>((resolve) => {
          const look = () => {
            const found = document.querySelector<HTMLInputElement>(selector);
            if (!found) return;
            observer.disconnect();
            resolve(found);
          };
          const observer = new MutationObserver(look);
          observer.observe(document, { subtree: true, childList: true });
          look();
        });
      // React hears of a value only when it is set past its own property.
      const type = (input: HTMLInputElement, value: string) => {
        Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), 'value')?.set?.call(input, value);
        input.dispatchEvent(new Event('input', { bubbles: true }));
      };
      const typed = () => new Promise((resolve) => setTimeout(resolve));
      const submitUntil = async (input: HTMLInputElement, selector: string) => {
        await typed();
        const from = performance.now();
        input.form?.requestSubmit();
        await there(selector);
        return performance.now() - from;
      };
      const codeInput = await there('form textarea');
      type(codeInput, code);
      const unlocked = await submitUntil(codeInput, 'input[type=password]');
      type(await there('form input:not([type=password])'), name);
      const passwordInput = await there('input[type=password]');
      type(passwordInput, password);
      const listed = await submitUntil(passwordInput, '#root .grid-data');
      return { unlocked, listed };
    },
    [recoveryCode, administrator] as const,
  );
}

/** What a start with the system's key store does beside loading the page. */
async function openingTimes({ home, recoveryCode }: BenchArchive): Promise<number[]> {
  const osStore: OsStore = {
    available: () => true,
    protect: (secret) => Buffer.from(secret),
    reveal: (wrapped) => Buffer.from(wrapped).toString(),
  };
  (await openArchive(home, { recoveryCode, osStore })).close();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = performance.now();
    const archive = await openArchive(home, { osStore });
    times.push(performance.now() - from);
    archive.close();
  }
  return times;
}

const memoryOf = (app: ElectronApplication) =>
  app.evaluate(({ app: program }) =>
    program.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize / 1024, 0),
  );
