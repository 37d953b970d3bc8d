import { loginOf, makeDemoBranch } from './demoBranch.ts';
import { expect, test } from './launch.ts';
import { goTo, openArchive, signIn, signOut } from './signingIn.ts';

test('what was left unsaved waits on the page of today, and a supervisor gives his word on a report', async ({
  launch,
}) => {
  const branch = makeDemoBranch(launch.home);
  const { page } = await launch();
  await openArchive(page, branch.recoveryCode);
  await signIn(page, branch.administrator, branch.password);
  const login = await loginOf(page, 'supervisor');

  await page.keyboard.press('Control+n');
  await page.locator('[data-entry="fullName"]').fill('江阴市利康五金经营部');
  await page.keyboard.press('Escape');
  await goTo(page, '今天');
  const unsaved = page.getByRole('region', { name: '填了还没保存的' });
  await unsaved.getByRole('button', { name: /客户资料卡/ }).click();
  await expect(page.locator('[data-entry="fullName"]')).toHaveValue('江阴市利康五金经营部');
  await page.keyboard.press('Escape');
  await signOut(page, branch.administrator);

  await signIn(page, login, branch.password);
  await goTo(page, '今天');
  // Nobody else's unsaved card.
  await expect(unsaved).toBeHidden();
  await goTo(page, '业务员拜访日报表');
  await page.getByRole('row').filter({ hasText: '已提交' }).first().dblclick();
  await page.getByRole('button', { name: '填写主管批示' }).click();
  await expect(page.locator('[data-entry="date"]')).toHaveCount(0);
  await page.locator('[data-entry="instruction"]').fill('月底前签约，需要支援找我。');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('更正已提交')).toBeVisible();
  await page.getByRole('button', { name: '历史' }).click();
  await expect(page.getByRole('dialog', { name: '修订历史' })).toContainText('填写主管批示');
});
