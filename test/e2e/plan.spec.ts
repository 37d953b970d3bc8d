import { makeBranch } from './branch.ts';
import { pick } from './filling.ts';
import { expect, test } from './launch.ts';
import { goTo, openArchive, signIn } from './signingIn.ts';

test('a week is planned, held against the report, and written into the log', async ({ launch }) => {
  const branch = makeBranch(launch.home);
  const { page } = await launch();
  await openArchive(page, branch.recoveryCode);
  await signIn(page, branch.administrator, branch.password);
  const entry = (name: string) => page.locator(`[data-entry="${name}"]`);

  await goTo(page, '客户拜访计划');
  await page.keyboard.press('Control+n');
  await entry('from').fill('2026-11-18');
  await pick(page.getByRole('combobox', { name: '业务员', exact: true }), branch.administrator);
  await expect(page.getByText('2026年第47周(11/16–11/22)').first()).toBeVisible();
  await page.getByRole('button', { name: '加一行拜访计划' }).click();
  await entry('visits.0.date').fill('2026-11-17');
  await page.getByRole('combobox', { name: '客户', exact: true }).fill('路边新店');
  await page.getByRole('listbox', { name: '目的' }).press('1');
  await entry('visits.0.plannedStay').fill('30');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^第 1 版/)).toBeVisible();
  await page.keyboard.press('Escape');

  await goTo(page, '业务员拜访日报表');
  await page.keyboard.press('Control+n');
  await entry('date').fill('2026-11-17');
  await pick(page.getByRole('combobox', { name: '业务员', exact: true }), branch.administrator);
  await page.getByRole('button', { name: '加一行拜访明细' }).click();
  await page.getByRole('combobox', { name: '客户', exact: true }).first().fill('路边新店');
  await entry('visits.0.arrived').fill('09:00');
  await entry('visits.0.left').fill('09:45');
  await page.getByRole('listbox', { name: '目的' }).press('1');
  await entry('visits.0.talk').fill('路过');
  await pick(page.getByRole('combobox', { name: '结果' }), '待跟进');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^第 1 版/)).toBeVisible();
  // Warnings did not hinder, and stay on the report for the manager.
  await expect(page.getByText('第 1 行洽谈内容过短，请写明谈了什么').first()).toBeVisible();
  await expect(page.getByText('没有下一步，请填下次拜访日或待办').first()).toBeVisible();
  await page.keyboard.press('Escape');

  await goTo(page, '客户拜访计划');
  await page.getByRole('row').filter({ hasText: '第47周' }).dblclick();
  await expect(page.getByText('已完成').first()).toBeVisible();
  await expect(page.getByText('100%').first()).toBeVisible();
  await page.keyboard.press('Escape');

  await goTo(page, '业务工作日志');
  await page.keyboard.press('Control+n');
  await entry('date').fill('2026-11-17');
  await pick(page.getByRole('combobox', { name: '姓名', exact: true }), branch.administrator);
  await page.getByRole('button', { name: '抄入当日日报的拜访（1 行）' }).click();
  await expect(entry('entries.0.content')).toHaveValue('路过');
  await expect(entry('entries.0.party')).toHaveValue('路边新店');
  await entry('entries.0.content').fill('顺路看店，老板约下周谈价格');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^第 1 版/)).toBeVisible();
  await expect(page.getByText('没有写明日计划').first()).toBeVisible();
});
