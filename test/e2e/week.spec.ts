import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { chinaDate } from '../../shared/rules/calendar/chinaTime.ts';
import { nextWeek, previousWeek, weekLabel, weekOf } from '../../shared/rules/calendar/isoWeek.ts';
import { type Branch, makeBranch } from './branch.ts';
import { answerDialogs } from './dialogs.ts';
import { fillVisit, pick } from './filling.ts';
import { expect, type Program, test } from './launch.ts';
import { pdfText } from './pdfText.ts';
import { goTo, openArchive, signIn, signInFirst, signOut } from './signingIn.ts';

const salesperson = { name: '吴小敏', first: '初次 20261116', password: '日报 20261116' };
const old = '苏州恒泰机电有限公司';
const fresh = '无锡新成五金厂';
/** Past, with five working days and nothing odd about it. */
const week = '2026-W47';

test('the week of a branch, by hand in the window', async ({ launch }) => {
  test.setTimeout(180_000);
  const branch = makeBranch(launch.home);
  const folder = dirname(launch.home);
  const begin = async () => {
    const program = await launch();
    await openArchive(program.page, branch.recoveryCode);
    return program;
  };

  let program = await begin();
  await signIn(program.page, branch.administrator, branch.password);
  await test.step('a salesperson', () => addSalesperson(program.page));
  await test.step('an import', () => importCustomers(program, folder));
  await test.step('a card', () => submitCard(program.page));
  await signOut(program.page, branch.administrator);

  await signInFirst(program.page, salesperson.name, salesperson.first, salesperson.password);
  await test.step('a report begun', () => beginReport(program.page));
  await program.app.close();
  program = await begin();
  await signIn(program.page, salesperson.name, salesperson.password);
  await test.step('the report gone on with', () => finishReport(program.page));
  await test.step('a second report', () => refuseSecondReport(program.page));
  await test.step('a sheet', () => previewSheet(program, folder));
  await test.step('待建卡', () => seeAwaitingCard(program.page));
  await signOut(program.page, salesperson.name);

  await signIn(program.page, branch.administrator, branch.password);
  const file = await test.step('the week sealed', () => sealWeek(program, folder));
  await program.app.close();
  await test.step('the weekly file', () => checkFile(branch, file, folder));
});

async function addSalesperson(page: Page) {
  await goTo(page, '人员');
  await page.keyboard.press('Control+n');
  const dialog = page.getByRole('dialog', { name: '新增人员' });
  await dialog.getByLabel('姓名').fill(salesperson.name);
  await expect(dialog.getByLabel('用户名')).toHaveValue(salesperson.name);
  await dialog.getByLabel('到岗日期').fill('2026-11-16');
  await dialog.getByLabel('到岗日期').press('Enter');
  await dialog.getByLabel('初始密码').fill(salesperson.first);
  await dialog.getByRole('button', { name: '保存' }).click();
  const row = page.getByRole('row').filter({ hasText: salesperson.name });
  await expect(row.getByRole('cell')).toHaveText([
    salesperson.name,
    salesperson.name,
    '业务员',
    '2026-11-16',
    '',
    '启用',
    '重设',
  ]);
}

async function importCustomers({ app, page }: Program, folder: string) {
  const source = join(folder, '客户.csv');
  const rejects = join(folder, '退回.csv');
  const columns = '企业名称,联系人,职务,手机,电话,注册地址,经营范围,注册资本';
  const rows = [
    `${old},沈国强,总经理,13812345678,0512-65123456,江苏省苏州市吴中区东吴北路88号,机电设备销售,676(万元人民币)`,
    '昆山宏达电器有限公司,陆敏,采购经理,13912345678,0512-57123456,江苏省昆山市前进中路1号,电器批发,49.7万人民币',
    `${old},沈国强,总经理,13812345678,0512-65123456,江苏省苏州市吴中区东吴北路88号,机电设备销售,676(万元人民币)`,
    ',无名氏,,13712345678,,,,',
  ];
  writeFileSync(source, [columns, ...rows].join('\r\n'));

  await goTo(page, '导入客户');
  await answerDialogs(app, source);
  await page.getByRole('button', { name: '选择文件' }).click();
  await expect(page.getByText('4 行 · 重复 1 · 将退回 1')).toBeVisible();
  await expect(
    page.getByRole('region', { name: '预览' }).getByRole('row').filter({ hasText: '676' }),
  ).toHaveCount(2);
  await page.getByLabel('责任业务员').fill(salesperson.name);
  await page.getByLabel('责任业务员').press('Enter');
  await page.getByLabel('所属区域').fill('苏州');
  await page.getByRole('button', { name: '导入 3 行' }).click();

  const result = page.getByRole('status').filter({ hasText: '导入完成' });
  await expect(result.locator('dl')).toHaveText('读到4新建2合并0跳过1退回1');
  await answerDialogs(app, rejects);
  await result.getByRole('button', { name: '另存退回的行' }).click();
  await expect(page.getByText('已另存')).toBeVisible();
  const rejected = readFileSync(rejects, 'utf8').trim().split('\r\n');
  expect(rejected).toHaveLength(2);
  expect(rejected[1]).toMatch(/^"5","没有客户全称","","无名氏"/);
  await result.getByRole('button', { name: '去看客户资料卡' }).click();
}

/** Without the mouse, as a clerk does. */
async function submitCard(page: Page) {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('szht');
  await expect(page.getByRole('option', { name: old })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: old })).toBeVisible();

  await page.keyboard.press('Control+Enter');
  const problems = page.getByRole('complementary').getByRole('status');
  await expect(problems).toContainText('3 处要改');
  await expect(problems.getByRole('listitem')).toContainText(['客户类型', '合作状态', '角色']);
  await expect(page.getByText(/^还不能提交：.*（共 3 处）$/)).toBeVisible();
  await expect(page.getByRole('combobox', { name: '客户类型' })).toBeFocused();
  await page.keyboard.type('经销');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: '客户类型' })).toHaveValue('经销商');

  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('radiogroup', { name: '合作状态' })).toBeFocused();
  await page.keyboard.press('5');
  await expect(page.getByRole('radio', { name: '合作中' })).toBeChecked();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('listbox', { name: '角色' })).toBeFocused();
  await page.keyboard.press('2');
  await expect(page.getByRole('option', { name: '决策者' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('main').getByText('已提交', { exact: true })).toBeVisible();
  await expect(page.getByText('SH-000001')).toBeVisible();
}

async function beginReport(page: Page) {
  await goTo(page, '业务员拜访日报表');
  await page.keyboard.press('Control+n');
  const date = page.getByRole('textbox', { name: '日期', exact: true });
  await date.fill('20261118');
  await date.press('Enter');
  await expect(date).toHaveValue('2026-11-18');
  await expect(page.getByRole('combobox', { name: '业务员', exact: true })).toHaveValue(salesperson.name);

  await page.getByRole('button', { name: '加一行拜访明细' }).click();
  await fillVisit(page, {
    customer: '恒泰',
    option: old,
    from: '0930',
    to: '1030',
    purpose: '5',
    talk: '谈妥电机供货',
  });
  await page.getByRole('button', { name: '加一行订货' }).click();
  await page.getByRole('textbox', { name: '品名' }).fill('电机');
  await page.getByRole('textbox', { name: '数量' }).fill('12');
  await page.getByRole('textbox', { name: '单价' }).fill('1000.5');
  await page.getByRole('textbox', { name: '收款金额' }).fill('3000');
  await pick(page.getByRole('combobox', { name: '收款方式' }), '电汇');
  await expect(page.getByText(/^已暂存/)).toBeVisible();
}

async function finishReport(page: Page) {
  await goTo(page, '业务员拜访日报表');
  await page.getByRole('button', { name: '新建' }).click();
  await expect(page.getByText('填了一半、尚未保存的内容')).toBeVisible();
  await expect(page.getByRole('textbox', { name: '日期', exact: true })).toHaveValue('2026-11-18');
  await expect(page.getByRole('combobox', { name: '客户', exact: true }).first()).toHaveValue(old);
  await expect(page.getByRole('textbox', { name: '收款金额' })).toHaveValue('3,000.00');

  await page.getByRole('button', { name: '加一行拜访明细' }).click();
  await expect(page.getByRole('combobox', { name: '客户', exact: true }).first()).toHaveValue('');
  await fillVisit(page, {
    customer: fresh,
    option: `新客户：${fresh}`,
    from: '14:00',
    to: '15点半',
    purpose: '1',
    talk: '新开门面，收定金先试销',
  });
  await page.getByRole('textbox', { name: '收款金额' }).fill('500');
  await pick(page.getByRole('combobox', { name: '收款方式' }), '现金');
  const totals = page.getByRole('region', { name: '合计' });
  await expect(totals.getByRole('group', { name: '订货合计' })).toContainText('12,006.00');
  await expect(totals.getByRole('group', { name: '收款合计' })).toContainText('3,500.00');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('main').getByText('已提交', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: `${salesperson.name} 2026-11-18` })).toBeVisible();
}

async function refuseSecondReport(page: Page) {
  await goTo(page, '业务员拜访日报表');
  await page.keyboard.press('Control+n');
  const date = page.getByRole('textbox', { name: '日期', exact: true });
  await date.fill('20261118');
  await date.press('Enter');
  await page.keyboard.press('Control+s');
  const refusal = page.getByRole('dialog', { name: '已经有一份' });
  await expect(refusal).toContainText(`${salesperson.name} 2026-11-18`);
  await refusal.getByRole('button', { name: '打开那一份' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `${salesperson.name} 2026-11-18` })).toBeVisible();
}

async function previewSheet({ app, page }: Program, folder: string) {
  await page.keyboard.press('Control+p');
  const preview = page.getByRole('dialog', { name: /^预览 · 第 1 版，共 \d 页$/ });
  const viewer = preview.getByTitle('表单预览');
  await expect(viewer).toBeVisible();
  await expect(viewer).toHaveAttribute('src', /^\/preview\/[0-9a-f-]+\.pdf/);

  const file = join(folder, '日报.pdf');
  await answerDialogs(app, file);
  await preview.getByRole('button', { name: /另存 PDF$/ }).click();
  await expect(page.getByText('已出单并另存为 PDF')).toBeVisible();
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  const text = pdfText(file);
  if (text !== undefined)
    for (const part of ['业务员拜访日报表', old, fresh, '电机', '12,006.00', '3,500.00'])
      expect(text).toContain(part);
  await preview.getByRole('button', { name: '关闭' }).click();
}

async function seeAwaitingCard(page: Page) {
  await goTo(page, '待建卡');
  const rows = page.getByRole('main').getByRole('row').filter({ hasNotText: '首次交易' });
  await expect(rows).toHaveCount(1);
  await expect(rows).toHaveText(new RegExp(`^SH-000003${fresh}2026-11-18\\d+ 天${salesperson.name}$`));
}

async function sealWeek({ app, page }: Program, folder: string) {
  await goTo(page, '周报');
  await showWeek(page);
  const line = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: salesperson.name }) });
  /** Of November; the week begins on the 16th. */
  const day = (date: number) => line.getByRole('cell').nth(date - 16);
  await expect(day(18)).toHaveText('迟交');
  for (const date of [16, 17, 19, 20]) await expect(day(date)).toHaveText('缺');
  await expect(day(21)).toHaveText('休息');

  await day(19).getByRole('button').click();
  await expect(page.getByLabel('类别')).toBeFocused();
  await page.keyboard.type('事假');
  await page.getByRole('button', { name: '登记请假', exact: true }).click();
  await expect(day(19)).toHaveText('请假');
  await page.getByLabel('请假人').fill(salesperson.name);
  await page.getByLabel('请假人').press('Enter');
  for (const end of ['开始日期', '结束日期']) {
    await page.getByPlaceholder(end).fill('2026-11-20');
    await page.getByPlaceholder(end).press('Enter');
  }
  await page.getByLabel('类别').fill('病假');
  await page.getByRole('button', { name: '登记请假', exact: true }).click();
  await expect(day(20)).toHaveText('请假');

  await page.getByRole('tab', { name: '未了事项与封存（4）' }).click();
  await expect(page.getByRole('button', { name: '还有 4 项没有原因' })).toBeDisabled();
  await page.getByLabel(/2026-11-16 缺日报 的原因/).fill('报到');
  await page.getByLabel('其余各项同一原因').fill('新人培训');
  await answerDialogs(app, folder);
  await page.getByRole('button', { name: '封存这一周' }).click();
  await page.getByRole('button', { name: '封存', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: '已封存：第 1 号' })).toBeVisible();

  await page.getByRole('tab', { name: '已封存的周报' }).click();
  const sealed = page.getByRole('row').filter({ hasText: week });
  await expect(sealed).toContainText('首份');
  const [file] = readdirSync(folder).filter((name) => name.includes(week));
  await expect(sealed).toContainText(String(file));
  await checkInWindow(app, page, join(folder, String(file)));
  return join(folder, String(file));
}

/** As “open with” hands it over: a second start with the file's path. */
async function checkInWindow(app: Program['app'], page: Page, file: string) {
  const handOver = (path: string) =>
    app.evaluate(
      ({ app: program }, handed) => program.emit('second-instance', {}, ['kedang', handed], '/', null),
      path,
    );
  const dialog = page.getByRole('dialog', { name: '核验周报文件' });
  await handOver(file);
  await expect(dialog).toContainText('与本机封存的是同一份，可以寄出');
  await expect(dialog).toContainText(basename(file));
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  await expect(dialog).toBeHidden();
  await handOver(join(dirname(file), 'KD-SH-2026-W01-0009.zip'));
  await expect(dialog).toContainText('找不到或不能读取文件');
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  await expect(dialog).toBeHidden();
}

/** From the week that is shown first, which depends on today. */
async function showWeek(page: Page) {
  let shown = previousWeek(weekOf(chinaDate(new Date().toISOString())));
  await expect(page.getByText(weekLabel(shown))).toBeVisible();
  while (shown !== week) {
    const back = shown > week;
    shown = back ? previousWeek(shown) : nextWeek(shown);
    await page.keyboard.press(back ? 'Alt+PageUp' : 'Alt+PageDown');
    await expect(page.getByText(weekLabel(shown))).toBeVisible();
  }
}

function checkFile(branch: Branch, file: string, folder: string) {
  const signers = join(folder, 'signers');
  const opened = join(folder, 'opened');
  writeFileSync(signers, `SH ${branch.signer}\n`);
  expect(branch.cli('week', 'verify', file, '--signers', signers)).toEqual({
    ok: true,
    branch: 'SH',
    week,
    sequence: 1,
    previous: null,
  });
  expect(
    branch.cli('week', 'open', file, '--identity', branch.hqIdentity, '--signers', signers, '--to', opened),
  ).toMatchObject({ ok: true, sheets: 1 });
  const text = (name: string) => readFileSync(join(opened, name), 'utf8');
  expect(text('documents/visitReport.ndjson')).toContain(fresh);
  for (const reason of ['报到', '新人培训']) expect(text('week.json')).toContain(reason);
  const [sheet] = readdirSync(join(opened, 'sheets'));
  expect(readFileSync(join(opened, 'sheets', String(sheet)))).toEqual(readFileSync(join(folder, '日报.pdf')));
}
