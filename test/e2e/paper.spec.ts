import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeBranch } from './branch.ts';
import { answerDialogs } from './dialogs.ts';
import { expect, test } from './launch.ts';
import { pdfText } from './pdfText.ts';
import { goTo, openArchive, signIn } from './signingIn.ts';

test('a sheet goes out on paper, comes back as a scan and lies with its document', async ({ launch }) => {
  const branch = makeBranch(launch.home);
  branch.cli(...'demo --seed 5 --customers 12 --staff 2 --weeks 1 --until 2026-11-20'.split(' '));
  const { page, app } = await launch();
  const out = (name: string) => join(dirname(launch.home), name);
  await openArchive(page, branch.recoveryCode);
  await signIn(page, branch.administrator, branch.password);

  // The second part of a report's sheet, saved to be printed elsewhere.
  await goTo(page, '业务员拜访日报表');
  await page.getByRole('row').filter({ hasText: '已提交' }).first().dblclick();
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await page.getByRole('button', { name: '预览打印' }).click();
  await page.getByLabel('联次').click();
  await page.getByTitle('第二联 总公司').click();
  const sheet = out('sheet.pdf');
  await answerDialogs(app, sheet);
  await page.getByRole('button', { name: /另存 PDF$/ }).click();
  await expect(page.getByText('已出单并另存为 PDF')).toBeVisible();
  await page.keyboard.press('Escape');

  // The paper is checked by its code.
  await goTo(page, '纸单');
  await page.getByRole('tab', { name: '核对' }).click();
  await page.getByRole('button', { name: '选择图片…' }).click();
  const result = page.getByRole('article', { name: '核对结果' }).first();
  await expect(result).toContainText('现版，有效');
  await expect(result).toContainText('第二联 总公司');
  await expect(result).toContainText(title);
  await page.getByLabel('二维码内容').fill('https://example.com');
  await page.getByRole('button', { name: '核对', exact: true }).click();
  await expect(page.getByText('不是本程序的二维码')).toBeVisible();

  // The whole scan as one PDF is filed by its codes.
  await answerDialogs(app, sheet);
  await page.getByRole('button', { name: '归档扫描件…' }).click();
  const filing = page.getByRole('dialog', { name: /扫描归档/ });
  await expect(filing.getByRole('table', { name: '将归档' })).toContainText('齐全');
  await filing.getByRole('button', { name: /^归档 1 份/ }).click();
  await expect(page.getByText(/已归档 1 份/)).toBeVisible();
  await page.getByRole('button', { name: '归档扫描件…' }).click();
  await expect(filing.getByText('重复').first()).toBeVisible();
  await expect(filing.getByRole('button', { name: /^归档 0 份/ })).toBeDisabled();
  await page.keyboard.press('Escape');

  await page.getByRole('tab', { name: '打印登记' }).click();
  const register = page.getByRole('table', { name: '打印登记' });
  await expect(register).toContainText('第二联 总公司');
  await answerDialogs(app, out('register.csv'));
  await page.getByRole('button', { name: '导出' }).click();
  await expect(page.getByText('已导出打印登记')).toBeVisible();
  expect(readFileSync(out('register.csv'), 'utf8')).toContain('第二联 总公司');

  await register.getByRole('button', { name: title }).click();
  await page.getByRole('button', { name: '扫描件' }).click();
  const panel = page.getByRole('dialog', { name: '扫描件', exact: true });
  await expect(panel).toContainText('按二维码归档');
  await panel.getByRole('button', { name: '撤回' }).click();
  await page.getByRole('button', { name: '归错表单' }).click();
  await page.getByRole('dialog', { name: '撤回扫描件' }).getByRole('button', { name: '撤回' }).click();
  await expect(panel).toContainText('撤回：归错表单');
});

test('empty forms are numbered and printed positions are kept', async ({ launch }) => {
  const branch = makeBranch(launch.home);
  const { page, app } = await launch();
  const out = (name: string) => join(dirname(launch.home), name);
  await openArchive(page, branch.recoveryCode);
  await signIn(page, branch.administrator, branch.password);

  await goTo(page, '业务员拜访日报表');
  await page.getByRole('button', { name: '空白表' }).click();
  const asked = page.getByRole('dialog', { name: /空白表/ });
  await asked.getByLabel('份数').fill('2');
  await answerDialogs(app, out('blank.pdf'));
  await asked.getByRole('button', { name: /另存 PDF$/ }).click();
  await expect(page.getByText('已另存空白表 2 份')).toBeVisible();
  expect(pdfText(out('blank.pdf')) ?? '空白-000002').toContain('空白-000002');

  await goTo(page, '纸单');
  await page.getByRole('tab', { name: '纸张与打印位置' }).click();
  const row = page.getByRole('table', { name: '打印位置' }).getByRole('row').filter({ hasText: '241 × 93' });
  await row.getByLabel(/向右/).fill('1.5');
  await row.getByRole('button', { name: '存下' }).click();
  await expect(page.getByText('已存下打印位置')).toBeVisible();
  await answerDialogs(app, out('test.pdf'));
  await row.getByRole('button', { name: '另存' }).click();
  await expect.poll(() => readdirSync(dirname(launch.home))).toContain('test.pdf');
  expect(pdfText(out('test.pdf')) ?? '+1.5').toContain('+1.5');
});
