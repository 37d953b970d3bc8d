import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { chinaDate } from '../../shared/rules/calendar/chinaTime.ts';
import { makeBranch } from './branch.ts';
import { loginOf } from './demoBranch.ts';
import { answerDialogs } from './dialogs.ts';
import { fillVisit } from './filling.ts';
import { expect, type Launch, test } from './launch.ts';
import { pdfText } from './pdfText.ts';
import { goTo, openArchive, signIn, signOut } from './signingIn.ts';

async function openBranch(launch: Launch) {
  const branch = makeBranch(launch.home);
  branch.cli(...'demo --seed 5 --customers 12 --staff 2 --weeks 1 --until 2026-11-20'.split(' '));
  const program = await launch();
  await openArchive(program.page, branch.recoveryCode);
  await signIn(program.page, branch.administrator, branch.password);
  return { ...program, branch, out: (name: string) => join(dirname(launch.home), name) };
}

/** The month of this day, from the present one. */
async function showMonth(page: Page, date: string) {
  await goTo(page, '交表一览');
  const label = `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月`;
  for (let step = 0; step < 24 && !(await page.getByText(label, { exact: true }).isVisible()); step++)
    await page.getByTitle(/^上一月/).click();
  await expect(page.getByText(label, { exact: true })).toBeVisible();
}

test('the month as a sheet: looked at, saved, with totals, legend and lines to sign', async ({ launch }) => {
  const { page, app, out } = await openBranch(launch);
  await showMonth(page, '2026-11-20');
  const month = page.getByRole('region', { name: '业务员拜访日报表' });
  await expect(month.getByRole('rowheader')).toHaveCount(2);
  const legend = page.getByRole('list', { name: '图例' });
  for (const meaning of [
    '已交',
    '迟交（补填）',
    '缺交',
    '作废，没有重报',
    '请假',
    '未到岗',
    '未公布',
    '未到期',
  ])
    await expect(legend).toContainText(meaning);

  await page.getByRole('button', { name: '预览、打印' }).click();
  const preview = page.getByRole('dialog', { name: /^预览 · 交表一览表 · 2026年11月，共 \d 页$/ });
  await expect(preview.getByTitle('表单预览')).toHaveAttribute('src', /^\/preview\/[0-9a-f-]+\.pdf/);
  await preview.getByRole('button', { name: '关闭' }).click();
  await answerDialogs(app, out('month.pdf'));
  await page.getByRole('button', { name: /另存 PDF$/ }).click();
  await expect(page.getByText('已另存，并记入审计')).toBeVisible();
  expect(readFileSync(out('month.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  const text = pdfText(out('month.pdf'));
  if (text !== undefined)
    for (const part of ['交表一览表', '应交', '合计2人', '图例', '制表人', '部门主管'])
      expect(text.replace(/\s/g, '')).toContain(part);
});

test('the deadline, from setting it to the mark of a late report', async ({ launch }) => {
  test.setTimeout(120_000);
  const { page, branch } = await openBranch(launch);
  const today = chinaDate(new Date().toISOString());
  await showMonth(page, '2026-11-20');
  const deadline = page.getByRole('button', { name: /^交表期限：/ });
  await expect(deadline).toHaveText('交表期限：次一工作日 12:00');
  const people = page.getByRole('region', { name: '业务员拜访日报表' }).getByRole('rowheader');
  const [first = '', second = ''] = await people.allTextContents();
  await signOut(page, branch.administrator);

  // By the usual deadline today's report is in time, and one of a day long past is not.
  await signIn(page, first, branch.password);
  await writeReport(page, today);
  await expect(page.getByText('补填', { exact: true })).toBeHidden();
  await writeReport(page, PAST, '常熟永安建材行');
  await expect(page.getByText('补填', { exact: true })).toBeVisible();
  await expect(
    page.getByText(new RegExp(`业务日期 ${PAST} · 首次保存 .* · 首次提交 .* · 末次修改 `)),
  ).toBeVisible();
  await signOut(page, first);

  await signIn(page, branch.administrator, branch.password);
  await showMonth(page, PAST);
  await expect(page.getByRole('button', { name: `${first} ${PAST} 迟交（补填）` })).toBeVisible();
  await deadline.click();
  const count = page.getByLabel('工作日数');
  await count.fill('0');
  const time = page.getByLabel('时刻');
  await time.fill('00:00');
  await time.press('Enter');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('已改交表期限，从今天的日报起算')).toBeVisible();
  // The rules' page shows the same setting, with who set it.
  await goTo(page, '规则设置');
  await expect(page.getByLabel('工作日数')).toHaveValue('0');
  await expect(page.getByLabel('时刻')).toHaveValue('00:00');
  await expect(page.getByRole('region', { name: '修改记录' }).getByRole('row').nth(1)).toContainText(
    `交表期限当天 00:00${branch.administrator}`,
  );
  await signOut(page, branch.administrator);

  await signIn(page, second, branch.password);
  await writeReport(page, today, '太仓港口物资站');
  await expect(page.getByText('补填', { exact: true })).toBeVisible();
  await signOut(page, second);
  await signIn(page, branch.administrator, branch.password);
  await showMonth(page, today);
  await expect(page.getByRole('button', { name: `${second} ${today} 迟交（补填）` })).toBeVisible();
});

/** A working day before the demonstration's week. */
const PAST = '2026-11-12';

async function writeReport(page: Page, date: string, customer = '苏州新成五金厂') {
  await goTo(page, '业务员拜访日报表');
  await page.keyboard.press('Control+n');
  const day = page.getByRole('textbox', { name: '日期', exact: true });
  await day.fill(date.replaceAll('-', ''));
  await day.press('Enter');
  await expect(day).toHaveValue(date);
  await page.getByRole('button', { name: '加一行拜访明细' }).click();
  await fillVisit(page, {
    customer,
    option: `新客户：${customer}`,
    from: '0930',
    to: '1030',
    purpose: '1',
    talk: '看了样品，谈妥首批数量与送货时间',
  });
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('main').getByText('已提交', { exact: true })).toBeVisible();
}

test('the rules of the branch: what does not fit is not saved, what is saved holds from today', async ({
  launch,
}) => {
  const { page, branch } = await openBranch(launch);
  const salesperson = await loginOf(page, 'salesperson');
  await goTo(page, '规则设置');
  await expect(page.getByText('还没有改过，都是标准值')).toBeVisible();
  const save = page.getByRole('button', { name: '保存', exact: true });
  await expect(save).toBeDisabled();

  const fair = page.getByLabel('评“可”：逾期不超过');
  await fair.fill('95');
  await fair.press('Tab');
  await expect(page.getByRole('alert')).toHaveText('评“差”的天数应多于评“可”的天数');
  await expect(save).toBeDisabled();
  await fair.fill('20');
  await fair.press('Tab');
  const least = page.getByLabel('内容至少');
  await least.fill('30');
  await least.press('Tab');
  await page.getByLabel('产品质量处理期限').fill('20');
  await page.getByLabel('产品质量处理期限').press('Tab');
  await save.click();
  await expect(page.getByText('规则已保存，从今天起算')).toBeVisible();
  const record = page.getByRole('region', { name: '修改记录' });
  for (const change of ['内容至少30 字', '评“可”：逾期不超过20 天', '投诉处理期限：产品质量20 个工作日'])
    await expect(record.getByRole('row').filter({ hasText: change })).toHaveCount(1);
  await signOut(page, branch.administrator);

  await signIn(page, salesperson, branch.password);
  await expect(page.getByRole('navigation', { name: '导航' }).getByText('规则设置')).toHaveCount(0);
  await writeReport(page, chinaDate(new Date().toISOString()));
  await expect(page.getByText(/第 1 行洽谈内容过短/).first()).toBeVisible();
});
