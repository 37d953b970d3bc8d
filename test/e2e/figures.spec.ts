import { dirname, join } from 'node:path';
import { makeBranch } from './branch.ts';
import { answerDialogs } from './dialogs.ts';
import { expect, type Launch, test } from './launch.ts';
import { pdfText } from './pdfText.ts';
import { goTo, openArchive, signIn } from './signingIn.ts';

/** A branch with ten customers, of whom six have figures, up to 2026-11-22. */
async function openBranch(launch: Launch) {
  const branch = makeBranch(launch.home);
  const demo = ['--seed', '5', '--customers', '10', '--staff', '2', '--weeks', '1', '--until', '2026-11-22'];
  branch.cli('demo', ...demo);
  const program = await launch();
  await openArchive(program.page, branch.recoveryCode);
  await signIn(program.page, branch.administrator, branch.password);
  return { ...program, out: (name: string) => join(dirname(launch.home), name) };
}

test('the twelve months: Enter goes down a month, totals are worked out, and it is submitted', async ({
  launch,
}) => {
  const { page } = await openBranch(launch);
  await goTo(page, '客户综合销售力分析表');
  await page.getByRole('button', { name: '新建' }).click();
  const customer = page.getByRole('combobox', { name: '客户', exact: true });
  await customer.fill('SH-000009');
  await expect(page.getByRole('option', { name: 'SH-000009' })).toBeVisible();
  await customer.press('Enter');
  await page
    .getByRole('textbox', { name: '计量单位' })
    .or(page.getByRole('combobox', { name: '计量单位' }))
    .fill('件');

  const entry = (name: string) => page.getByRole('textbox', { name, exact: true });
  await entry('1 月销售量').click();
  for (const [name, typed] of [
    ['1 月销售量', '120'],
    ['1 月销售额（元）', '345678.5'],
    ['1 月客户总销量', '480'],
    ['1 月销售目标（元）', '500000'],
  ] as const) {
    await expect(entry(name)).toBeFocused();
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
  }
  await expect(entry('1 月回款（元）')).toBeFocused();
  await entry('2 月销售额（元）').fill('100000');
  await page.keyboard.press('Tab');
  const section = page.getByRole('region', { name: '各月销售力' });
  await expect(section.getByText('445,678.50')).toBeVisible();
  await expect(section.getByText('69.14%')).toBeVisible();

  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.getByText('已提交').first()).toBeVisible();
});

test('a delivery gets its due date and its mark', async ({ launch }) => {
  const { page } = await openBranch(launch);
  await goTo(page, '客户业绩统计及信用评估表');
  await page.getByRole('button', { name: '新建' }).click();
  const customer = page.getByRole('combobox', { name: '客户', exact: true });
  await customer.fill('SH-000009');
  await expect(page.getByRole('option', { name: 'SH-000009' })).toBeVisible();
  await customer.press('Enter');
  await page.getByRole('textbox', { name: '年度' }).fill('2025');
  await page.getByRole('button', { name: '加一行提货与回款明细' }).click();
  await page.getByRole('textbox', { name: '提货日期' }).fill('2025-10-08');
  await page.getByRole('textbox', { name: '货款' }).fill('12000');
  await page.getByRole('textbox', { name: '回收额' }).fill('12000');
  await page.getByRole('textbox', { name: '回收日期' }).fill('2025-11-25');
  await page.keyboard.press('Tab');
  await expect(page.getByText('2025-11-20').first()).toBeVisible();
  await expect(
    page.getByRole('region', { name: '提货与回款明细' }).getByText('可', { exact: true }).first(),
  ).toBeVisible();
});

test('customers are compared by year and side by side, on screen and as a PDF', async ({ launch }) => {
  const { page, app, out } = await openBranch(launch);
  await goTo(page, '销售力对比');
  await expect(page.getByRole('img', { name: '销售额（万元）：2026年与2025年各月对比' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: '2025年（1–10 月）' })).toBeVisible();

  await page.getByText('客户之间').click();
  await page.getByRole('combobox', { name: '客户', exact: true }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: 'SH-000002' }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: 'SH-000003' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row')).toHaveCount(4);
  await expect(page.getByRole('img', { name: /各客户对比/ })).toHaveCount(4);

  const file = out('comparison.pdf');
  await answerDialogs(app, file);
  await page.getByRole('button', { name: /另存 PDF$/ }).click();
  await expect(page.getByText('已另存，并记入审计')).toBeVisible();
  const text = pdfText(file);
  if (text === undefined) return;
  expect(text).toContain('名次');
  expect(text).toContain('3家客户2026年');
});
