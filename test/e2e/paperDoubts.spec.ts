import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { makeDemoBranch } from './demoBranch.ts';
import { answerDialogs } from './dialogs.ts';
import { expect, test } from './launch.ts';
import { goTo, openArchive, signIn } from './signingIn.ts';

/** Some pages of a PDF, from 1, and as many empty ones behind them: what a scanner makes of a pile. */
async function pagesOf(file: string, pages: readonly number[], into: string, empty = 0): Promise<void> {
  const source = await PDFDocument.load(readFileSync(file));
  const pile = await PDFDocument.create();
  const copied = await pile.copyPages(
    source,
    pages.map((page) => page - 1),
  );
  for (const page of copied) pile.addPage(page);
  for (let count = 0; count < empty; count += 1) pile.addPage([595, 842]);
  writeFileSync(into, await pile.save());
}

test('a page without a code is asked about, a missing page awaited, an old revision named', async ({
  launch,
}) => {
  const branch = makeDemoBranch(launch.home);
  const { page, app } = await launch();
  const out = (name: string) => join(dirname(launch.home), name);
  await openArchive(page, branch.recoveryCode);
  await signIn(page, branch.administrator, branch.password);

  // Saved to be printed and signed elsewhere: awaited from then on.
  await goTo(page, '业务员拜访日报表');
  await page.getByRole('row').filter({ hasText: '已提交' }).first().dblclick();
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await page.getByRole('button', { name: '预览打印' }).click();
  await answerDialogs(app, out('sheet.pdf'));
  await page.getByRole('button', { name: '其他用途' }).click();
  await page.getByRole('menuitem', { name: '另存去打印签字（列入待收回）' }).click();
  await expect(page.getByText('已出单并另存为 PDF，列入待收回')).toBeVisible();
  await page.keyboard.press('Escape');
  await goTo(page, '纸单');
  const awaited = page.getByRole('table', { name: '待收回' }).getByRole('row').filter({ hasText: title });
  await expect(awaited).toContainText('第 1 版');

  // The last page was forgotten, and an empty back side lies in the pile.
  const whole = (await PDFDocument.load(readFileSync(out('sheet.pdf')))).getPageCount();
  expect(whole).toBeGreaterThan(1);
  const first = Array.from({ length: whole - 1 }, (_, index) => index + 1);
  await pagesOf(out('sheet.pdf'), first, out('pile.pdf'), 1);
  await answerDialogs(app, out('pile.pdf'));
  await page.getByRole('button', { name: '归档扫描件…' }).click();
  const filing = page.getByRole('dialog', { name: /扫描归档/ });
  const groups = filing.getByRole('table', { name: '将归档' });
  await expect(groups).toContainText(`缺页：共 ${whole} 页，只有 ${whole - 1} 页`);
  await expect(filing.getByText('没有二维码')).toBeVisible();
  await expect(filing.getByText('1 页没有归属，不会归档')).toBeVisible();
  await filing.getByRole('button', { name: /^归档 1 份/ }).click();
  await expect(page.getByText(/已归档 1 份/)).toBeVisible();
  // The empty page is left: nothing is guessed.
  await expect(filing.getByText('1 页没有归属，不会归档')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(awaited).toContainText('扫描件还缺 1 页');

  // The forgotten page comes without a readable code: a person says what it is.
  await pagesOf(out('sheet.pdf'), [], out('blank.pdf'), 1);
  await answerDialogs(app, out('blank.pdf'));
  await page.getByRole('button', { name: '归档扫描件…' }).click();
  await expect(filing.getByRole('button', { name: /^归档 0 份/ })).toBeDisabled();
  await filing.getByLabel('第 1 页属于').click();
  await page.getByTitle(new RegExp(title)).first().click();
  await filing.getByRole('button', { name: /^归档 1 份/ }).click();
  await expect(awaited).toHaveCount(0);

  // Corrected meanwhile: the same paper now is one of an old revision, and checking it says so.
  await goTo(page, '业务员拜访日报表');
  await page.getByRole('row').filter({ hasText: '已签齐' }).first().dblclick();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await page.getByRole('button', { name: /更正$/ }).click();
  await page.locator('[data-entry="weather"]').fill('大雨');
  await page.keyboard.press('Control+Enter');
  await page.getByLabel('原因', { exact: true }).fill('天气写错');
  await page.getByLabel('原因', { exact: true }).press('Enter');
  await expect(page.getByText('更正已提交')).toBeVisible();
  await goTo(page, '纸单');
  await page.getByRole('tab', { name: '核对' }).click();
  await answerDialogs(app, out('sheet.pdf'));
  await page.getByRole('button', { name: '选择图片…' }).click();
  await expect(page.getByRole('article', { name: '核对结果' }).first()).toContainText('旧版');
  await pagesOf(out('sheet.pdf'), [whole], out('last.pdf'));
  await answerDialogs(app, out('last.pdf'));
  await page.getByRole('button', { name: '归档扫描件…' }).click();
  await expect(groups).toContainText('旧版：现为第 2 版，归到第 1 版');
});
