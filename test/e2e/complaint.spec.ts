import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { chinaDate } from '../../shared/rules/calendar/chinaTime.ts';
import { makeBranch } from './branch.ts';
import { answerDialogs } from './dialogs.ts';
import { pick } from './filling.ts';
import { expect, test } from './launch.ts';
import { pdfText } from './pdfText.ts';
import { goTo, openArchive, signIn, signInFirst, signOut } from './signingIn.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

/** One of the options that are all in sight. */
async function choose(page: Page, group: string, label: string) {
  await page
    .getByRole('radiogroup', { name: group })
    .getByRole('radio', { name: label, exact: true })
    .click();
}

/** With suggestions it is a box that drops down. */
const fill = (page: Page, name: string, text: string) =>
  page
    .getByRole('textbox', { name, exact: true })
    .or(page.getByRole('combobox', { name, exact: true }))
    .fill(text);

async function person(page: Page, name: string) {
  const box = page.getByRole('combobox', { name, exact: true });
  await box.fill('周管理');
  await box.press('Enter');
}

const manager = { name: '林国栋', first: '初次 20261116', password: '核准 20261116' };

/** Approves what the administrator drafted. */
async function addManager(page: Page) {
  await goTo(page, '人员');
  await page.keyboard.press('Control+n');
  const dialog = page.getByRole('dialog', { name: '新增人员' });
  await dialog.getByLabel('姓名').fill(manager.name);
  await dialog.getByLabel('职务').click();
  await page.locator('.ant-select-item-option').filter({ hasText: '分公司经理' }).click();
  await dialog.getByLabel('初始密码').fill(manager.first);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('row').filter({ hasText: manager.name })).toContainText('分公司经理');
}

const stepButton = (page: Page, name: string) =>
  page.getByRole('group', { name: '处理进度' }).getByRole('button', { name, exact: true });

async function step(page: Page, name: string) {
  await stepButton(page, name).click();
  await expect(page.getByText(`${name}：已记入处理经过`)).toBeVisible();
}

test('a complaint is accepted with its evidence, carried to its end, reopened, and seen on the board and in the figures', async ({
  launch,
}) => {
  test.slow();
  const branch = makeBranch(launch.home);
  const customers = join(dirname(launch.home), '客户.csv');
  writeFileSync(customers, '客户名称,电话\n无锡新区希望贸易有限公司,0510-82701234\n');
  branch.cli('import', 'customers', customers);
  const { app, page } = await launch();
  await openArchive(page, branch.recoveryCode);
  await signIn(page, branch.administrator, branch.password);
  await goTo(page, '客户投诉管理卡');
  await page.getByRole('tab', { name: '看板' }).click();
  await expect(page.getByText('还没有投诉')).toBeVisible();
  await page.getByRole('button', { name: '受理投诉' }).click();

  const customer = page.getByRole('combobox', { name: '客户', exact: true });
  await customer.fill('SH-000001');
  await expect(page.getByRole('option').first()).toBeVisible();
  await customer.press('Enter');
  await choose(page, '投诉方式', '电话');
  await choose(page, '投诉类别', '产品质量');
  await choose(page, '严重度', '较重');
  await fill(page, '投诉内容', '开桶后有结块');

  // What is not what its name says is refused; a picture is taken, and can be taken out again.
  const wrong = join(dirname(launch.home), '照片.jpg');
  writeFileSync(wrong, PNG);
  await answerDialogs(app, wrong);
  await page.getByRole('button', { name: '添加证物' }).click();
  await expect(page.getByText('内容与名称不符')).toBeVisible();
  const picture = join(dirname(launch.home), '结块.png');
  writeFileSync(picture, PNG);
  await answerDialogs(app, picture);
  await page.getByRole('button', { name: '添加证物' }).click();
  await expect(page.getByText('结块.png')).toBeVisible();

  // Nothing is accepted without what the customer wants.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: '请填写客户要求' })).toBeVisible();
  await fill(page, '客户要求', '整批退换');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByText('SH-TS-000001')).toBeVisible();
  await expect(page.getByText('还剩 13 个工作日')).toBeVisible();

  // The next step says what it still needs.
  await stepButton(page, '完成初评').click();
  await expect(page.getByText('还不能“完成初评”')).toBeVisible();
  await choose(page, '性质', '产品原因');
  await fill(page, '责任部门', '品管');
  await person(page, '调查人');
  await step(page, '完成初评');

  await fill(page, '调查经过', '到现场开桶，均有结块');
  await fill(page, '产品质量检测结果', '细度不合格');
  await fill(page, '原因分析', '分散时间不足');
  await choose(page, '原因类别', '生产工艺');
  await choose(page, '责任判定', '本方');
  await step(page, '完成调查');

  await page.getByRole('listbox', { name: '处理方式' }).getByRole('option', { name: '换货' }).click();
  await fill(page, '处理方案', '整批换货');
  await page.getByRole('button', { name: '加一行损失金额' }).click();
  await fill(page, '项目', '换货');
  await fill(page, '金额', '1000.01');
  await stepButton(page, '提交拟案').click();
  await expect(page.getByText('有损失金额，请填写由谁分担').first()).toBeVisible();
  await page.getByRole('button', { name: '加一行损失分担' }).click();
  await fill(page, '承担方', '本公司');
  await fill(page, '比例', '100');
  await step(page, '提交拟案');

  await stepButton(page, '退回重拟').click();
  await page.getByRole('textbox', { name: '原因', exact: true }).fill('请补预防措施');
  await page.getByRole('dialog').getByRole('button', { name: '退回重拟' }).click();
  await expect(page.getByText('退回重拟：已记入处理经过')).toBeVisible();
  await step(page, '提交拟案');
  // Who drafted it does not approve it.
  await expect(stepButton(page, '核准')).toBeDisabled();
  await addManager(page);
  await signOut(page, branch.administrator);
  await signInFirst(page, manager.name, manager.first, manager.password);
  await goTo(page, '客户投诉管理卡');
  await page.getByRole('tab', { name: '列表' }).click();
  await page.getByRole('row').filter({ hasText: 'SH-TS-000001' }).dblclick();
  await fill(page, '核准意见', '同意');
  await step(page, '核准');

  const today = chinaDate(new Date().toISOString());
  await fill(page, '回复日期', today);
  await person(page, '回复人');
  await pick(page.getByRole('combobox', { name: '回复方式' }), '上门');
  await fill(page, '回复内容', '明日送货更换');
  await step(page, '已回复客户');

  await choose(page, '客户确认', '同意');
  await choose(page, '满意度', '满意');
  await fill(page, '回访日', today);
  await person(page, '回访人');
  await fill(page, '回访情况', '使用正常');
  await step(page, '完成跟踪');
  await fill(page, '结案总结与改进', '措施有效');
  await step(page, '结案');
  await expect(
    page
      .getByRole('group', { name: '处理进度' })
      .getByRole('listitem')
      .filter({ hasText: /^结案$/ }),
  ).toHaveAttribute('aria-current', 'step');

  await page.getByRole('button', { name: '另存', exact: true }).click();
  await expect(page.getByText('已另存副本')).toBeVisible();
  // A file is opened by another program only after asking.
  await page.getByRole('button', { name: '打开', exact: true }).click();
  const sure = page.getByRole('dialog', { name: '打开“结块.png”？' });
  await expect(sure).toContainText('来源不明的文件请先另存查毒');
  await page.keyboard.press('Escape');
  await expect(sure).toBeHidden();
  await page.getByRole('button', { name: '历史' }).click();
  await expect(page.getByRole('dialog', { name: '修订历史' })).toContainText('退回重拟：请补预防措施');
  await page.keyboard.press('Escape');

  await stepButton(page, '重开').click();
  await page.getByRole('textbox', { name: '原因', exact: true }).fill('又有两桶结块');
  await page.getByRole('dialog').getByRole('button', { name: '重开' }).click();
  await expect(page.getByText('重开：已记入处理经过')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: '看板' }).click();
  await expect(page.getByRole('region', { name: '受理' })).toContainText('SH-TS-000001重开');
  await page.getByRole('tab', { name: '统计' }).click();
  const sheet = join(dirname(launch.home), '统计.pdf');
  await answerDialogs(app, sheet);
  await page.getByRole('button', { name: '另存 PDF' }).click();
  await expect(page.getByText('已另存，并记入审计')).toBeVisible({ timeout: 20_000 });
  const text = pdfText(sheet);
  if (text !== undefined)
    for (const part of ['客户投诉统计表', '产品质量', '按受理月份', '制表人'])
      expect(text.replace(/\s/g, '')).toContain(part);
  await expect(page.getByRole('row', { name: /合计/ })).toContainText('1,000.01');
});
