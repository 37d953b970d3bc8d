import { loginOf, makeDemoBranch } from './demoBranch.ts';
import { expect, test } from './launch.ts';
import { goTo, openArchive, signIn, signOut } from './signingIn.ts';

test('a report is signed with the password and by hand; a correction makes the signature lapse', async ({
  launch,
}) => {
  const branch = makeDemoBranch(launch.home);
  const { page } = await launch();
  await openArchive(page, branch.recoveryCode);
  await signIn(page, branch.administrator, branch.password);
  const salesperson = await loginOf(page, 'salesperson');
  await signOut(page, branch.administrator);
  await signIn(page, salesperson, branch.password);

  await goTo(page, '业务员拜访日报表');
  const own = page.getByRole('row').filter({ hasText: salesperson }).filter({ hasText: '已提交' });
  await own.first().dblclick();
  const strip = page.getByRole('region', { name: '签名' });
  await expect(strip).toContainText('填表人待签');
  await strip.getByRole('button', { name: '签名' }).click();
  const dialog = page.getByRole('dialog', { name: '签名' });
  await dialog.getByLabel('您的登录密码').fill('江南坏 2026');
  await dialog.getByLabel('您的登录密码').press('Enter');
  await expect(dialog.getByText('密码不对，没有签名')).toBeVisible();
  await dialog.getByText('手写签名（可不写').click();
  const box = await dialog.locator('canvas').boundingBox();
  if (!box) throw new Error('nothing to draw on');
  await page.mouse.move(box.x + 40, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 60, { steps: 8 });
  await page.mouse.move(box.x + 60, box.y + 70, { steps: 8 });
  await page.mouse.up();
  await dialog.getByLabel('您的登录密码').fill(branch.password);
  await dialog.getByLabel('您的登录密码').press('Enter');
  await expect(dialog).toBeHidden();
  await expect(strip).toContainText(new RegExp(`填表人${salesperson}.*有效`));
  await expect(strip.getByRole('img', { name: '手写签名' })).toBeVisible();
  // The next line is a supervisor's.
  await expect(strip.getByRole('button', { name: '签名' })).toHaveCount(0);

  await page.getByRole('button', { name: /更正$/ }).click();
  await page.locator('[data-entry="goal"]').fill('补写目标：城北三家新店');
  await page.keyboard.press('Control+Enter');
  await page.getByLabel('原因', { exact: true }).fill('漏写');
  await page.getByLabel('原因', { exact: true }).press('Enter');
  await expect(page.getByText('更正已提交')).toBeVisible();
  await expect(strip).toContainText('签名失效（签的是第 1 版）');
  await expect(strip.getByRole('button', { name: '签名' })).toBeVisible();
});
