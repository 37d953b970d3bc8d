import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
import { type Branch, makeBranch } from '../e2e/branch.ts';
import { palettePng } from './palettePng.ts';
import { firstRun, type Scene, scenes } from './scenes.ts';

const checkout = join(import.meta.dirname, '..', '..');
const wanted = process.argv.slice(2);
const takes = (name: string) => wanted.length === 0 || wanted.includes(name);

const folder = mkdtempSync(join(tmpdir(), 'kedang-pictures-'));
try {
  if (takes('first-run')) await inProgram('new', (page, app) => firstRun(page, take(page, app)));
  const names = Object.keys(scenes).filter(takes);
  if (names.length > 0 || takes('sheet')) {
    const branch = makeBranch(join(folder, 'branch'));
    // A seed whose last week holds a missing, a late and an excused report.
    branch.cli(
      'demo',
      '--seed',
      '23',
      '--customers',
      '60',
      '--staff',
      '8',
      '--weeks',
      '2',
      '--until',
      '2026-11-22',
    );
    if (takes('sheet')) sheet(branch);
    if (names.length > 0) await inProgram('branch', (page, app) => takeScenes(page, app, branch, names));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A sheet as it is printed, its first page by poppler's pdftoppm. */
function sheet(branch: Branch) {
  const pdf = join(folder, 'sheet.pdf');
  branch.cli('sheet', 'customerCard', 'SH-000012', '--out', pdf);
  const picture = join(checkout, 'docs', 'pictures', 'sheet');
  execFileSync('pdftoppm', ['-png', '-gray', '-singlefile', '-r', '84', pdf, picture]);
}

async function takeScenes(page: Page, app: ElectronApplication, branch: Branch, names: string[]) {
  await page.getByRole('textbox').first().fill(branch.recoveryCode);
  await page.getByRole('button', { name: '打开档案' }).click();
  await page.getByLabel('用户名').waitFor();
  await page.getByLabel('用户名').fill(branch.administrator);
  await page.getByLabel('密码').fill(branch.password);
  await page.keyboard.press('Enter');
  await page.locator('.grid-data .grid-link').first().waitFor();
  for (const name of names) await (scenes[name] as Scene)(page, take(page, app), { app, folder });
}

function take(page: Page, app: ElectronApplication) {
  return async (name: string) => {
    // Nothing under the pointer tells its purpose; drawers and notices slide in.
    await page.mouse.move(640, 850);
    await page.waitForTimeout(600);
    const taken = (await page.screenshot()).toString('base64');
    const { width, height, pixels } = await app.evaluate(({ nativeImage }, png) => {
      const image = nativeImage.createFromBuffer(Buffer.from(png, 'base64'));
      return { ...image.getSize(), pixels: image.toBitmap().toString('base64') };
    }, taken);
    const picture = palettePng(width, height, Buffer.from(pixels, 'base64'));
    writeFileSync(join(checkout, 'docs', 'pictures', `${name}.png`), picture);
    process.stdout.write(`${name}.png ${Math.ceil(picture.length / 1024)} KB\n`);
  };
}

async function inProgram(home: string, work: (page: Page, app: ElectronApplication) => Promise<void>) {
  const executablePath = process.env.KEDANG_ELECTRON;
  if (!executablePath) throw new Error('KEDANG_ELECTRON does not name an Electron: run npm run pictures.');
  const app = await electron.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(folder, `chromium-${home}`)}`,
      checkout,
    ],
    env: { ...(process.env as Record<string, string>), KEDANG_HOME: join(folder, home) },
  });
  const page = await app.firstWindow();
  page.setDefaultTimeout(15_000);
  try {
    await work(page, app);
  } catch (error) {
    await page.screenshot({ path: join(tmpdir(), 'kedang-picture-failed.png') });
    throw error;
  } finally {
    await app.close();
  }
}
