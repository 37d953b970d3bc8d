import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { makeBranch } from './branch.ts';
import { answerDialogs } from './dialogs.ts';
import { expect, type Launch, test } from './launch.ts';
import { pdfText } from './pdfText.ts';
import { goTo, openArchive, signIn } from './signingIn.ts';

/** A branch with forty customers and two weeks of reports up to 2026-11-22. */
async function openBranch(launch: Launch) {
  const branch = makeBranch(launch.home);
  branch.cli(
    'demo',
    '--seed',
    '5',
    '--customers',
    '40',
    '--staff',
    '2',
    '--weeks',
    '2',
    '--until',
    '2026-11-22',
  );
  const program = await launch();
  await openArchive(program.page, branch.recoveryCode);
  await signIn(program.page, branch.administrator, branch.password);
  return { ...program, out: (name: string) => join(dirname(launch.home), name) };
}

async function choose(page: Page, filter: string, option: string): Promise<void> {
  await page.getByLabel(`筛选${filter}`).click();
  await page.locator('.ant-select-item-option').filter({ hasText: option }).click();
  await page.keyboard.press('Escape');
}

test('the summary as of a day: filters, subtotals, preview, xlsx and CSV', async ({ launch }) => {
  const { page, app, out } = await openBranch(launch);
  await goTo(page, '客户归类汇总表');
  const status = page.getByRole('status').first();
  await expect(status).toContainText('年累计销售额');
  const all = await status.textContent();
  await expect(page.getByText('小计').first()).toBeVisible();

  const until = page.getByLabel('截止日期');
  await until.fill('2026-11-12');
  await until.press('Enter');
  await expect(status).not.toHaveText(all ?? '');
  await until.fill('2020-01-01');
  await until.press('Enter');
  await expect(page.getByText('截止那天还没有客户')).toBeVisible();
  await until.fill('2026-11-22');
  await until.press('Enter');

  await choose(page, '类型', '经销商');
  await expect(page.getByRole('button', { name: '清除筛选' })).toBeVisible();
  await expect(page.getByText('总计')).toBeVisible();
  await expect(page.getByText('零售 合计')).toHaveCount(0);

  await answerDialogs(app, out('summary.csv'));
  await page.getByRole('button', { name: '另存' }).click();
  await page.getByRole('menuitem', { name: 'CSV' }).click();
  await expect(page.getByText('已另存，并记入审计')).toBeVisible();
  const csv = readFileSync(out('summary.csv'), 'utf8');
  expect(csv.startsWith('\ufeff"序号","客户编号"')).toBe(true);
  expect(csv).toContain('经销商 合计');

  await page.getByRole('button', { name: '预览、打印' }).click();
  await expect(page.getByText(/预览 · 客户归类汇总表 · 截止 2026-11-22，共 \d+ 页/)).toBeVisible();
});

test('from the search to the visit record and the folder, saved as one PDF', async ({ launch }) => {
  const { page, app, out } = await openBranch(launch);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('公司');
  await expect(page.getByRole('listbox', { name: '找到的客户' }).getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { level: 1, name: '客户拜访档案记录' }).waitFor();
  await page.getByRole('button', { name: '一户一档' }).click();
  await page.getByRole('heading', { level: 1, name: '一户一档' }).waitFor();
  await expect(page.getByRole('region', { name: '缺页' })).toContainText('还没有');

  await answerDialogs(app, out('folder.pdf'));
  await page.getByRole('button', { name: /另存 PDF$/ }).click();
  await expect(page.getByText('已出单并另存为一个 PDF')).toBeVisible({ timeout: 30_000 });
  const text = pdfText(out('folder.pdf'));
  if (text !== undefined) {
    expect(text).toContain('页次目录');
    expect(text).toMatch(/客户档案总第1页\/共\d+页/);
  }
  // Now it was printed: what is missing is the signature.
  await expect(page.getByRole('region', { name: '页次' })).toContainText('已打印');
});

test('rows chosen by keyboard and checkbox are saved as one PDF', async ({ launch }) => {
  const { page, app, out } = await openBranch(launch);
  await goTo(page, '业务员拜访日报表');
  await page.getByRole('grid').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('status', { name: '已选' })).toHaveText('已选 3 份');
  await page.getByRole('row').filter({ hasText: '已提交' }).nth(4).getByRole('checkbox').click();
  await expect(page.getByRole('status', { name: '已选' })).toHaveText('已选 4 份');

  await answerDialogs(app, out('chosen.pdf'));
  await page.getByRole('button', { name: '另存所选' }).click();
  await expect(page.getByText('已出单 4 份并另存为一个 PDF')).toBeVisible({ timeout: 40_000 });
  const text = pdfText(out('chosen.pdf'));
  if (text !== undefined)
    expect(text.match(/业务员拜访日报表第|表号：KD-02/g)?.length).toBeGreaterThanOrEqual(4);

  await page.getByRole('button', { name: '取消选择' }).click();
  await expect(page.getByRole('button', { name: '打印所选' })).toHaveCount(0);
});
