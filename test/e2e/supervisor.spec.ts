import { loginOf, makeDemoBranch } from './demoBranch.ts';
import { pick } from './filling.ts';
import { expect, test } from './launch.ts';
import { goTo, openArchive, signIn, signOut } from './signingIn.ts';

test("a supervisor takes over from a salesperson's report the visit on which he was, and both agree", async ({
  launch,
}) => {
  const branch = makeDemoBranch(launch.home);
  const { page } = await launch();
  await openArchive(page, branch.recoveryCode);
  await signIn(page, branch.administrator, branch.password);
  const supervisor = await loginOf(page, 'supervisor');
  const salesperson = await loginOf(page, 'salesperson');
  const entry = (name: string) => page.locator(`[data-entry="${name}"]`);

  await goTo(page, '业务员拜访日报表');
  await page.keyboard.press('Control+n');
  await entry('date').fill('2026-11-21');
  await pick(page.getByRole('combobox', { name: '业务员', exact: true }), salesperson);
  await page.getByRole('button', { name: '加一行拜访明细' }).click();
  await page.getByRole('combobox', { name: '客户', exact: true }).first().fill('锡山路边新店');
  await entry('visits.0.arrived').fill('09:00');
  await entry('visits.0.left').fill('09:45');
  await page.getByRole('listbox', { name: '目的' }).press('1');
  await entry('visits.0.talk').fill('主任一起谈了首批铺货的价格与账期');
  await pick(page.getByRole('combobox', { name: '结果' }), '意向');
  await pick(page.getByRole('combobox', { name: '陪同人', exact: true }), supervisor);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^第 1 版/)).toBeVisible();
  await signOut(page, branch.administrator);

  await signIn(page, supervisor, branch.password);
  await goTo(page, '主管拜访日报表');
  await page.keyboard.press('Control+n');
  await entry('date').fill('2026-11-21');
  await entry('date').press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: '锡山路边新店' })).toContainText(salesperson);
  await page.getByRole('button', { name: '加入本表' }).click();
  await expect(entry('visits.0.arrived')).toHaveValue('09:00');
  await expect(entry('visits.0.left')).toHaveValue('09:45');
  await expect(page.getByRole('alert').filter({ hasText: '锡山路边新店' })).toBeHidden();
  await page.getByRole('listbox', { name: '目的' }).press('3');
  await entry('visits.0.talk').fill('示范报价与付款条件的谈法');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^第 1 版/)).toBeVisible();
  await expect(page.getByRole('main').getByText('一致').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row').filter({ hasText: '2026-11-21' })).toContainText('分公司主管陪同');

  await goTo(page, '交表一览');
  await expect(page.getByRole('rowheader', { name: salesperson })).toBeVisible();
});
