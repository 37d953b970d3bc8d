import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { loginOf, makeDemoBranch } from './demoBranch.ts';
import { answerDialogs } from './dialogs.ts';
import { expect, type Launch, test } from './launch.ts';
import { pdfText } from './pdfText.ts';
import { goTo, openArchive, signIn, signOut } from './signingIn.ts';

/** In the window as the first salesperson, with the names of the others. */
async function asSalesperson(launch: Launch) {
  const branch = makeDemoBranch(launch.home);
  const { page, app } = await launch();
  await openArchive(page, branch.recoveryCode);
  await signIn(page, branch.administrator, branch.password);
  const salesperson = await loginOf(page, 'salesperson');
  const supervisor = await loginOf(page, 'supervisor');
  await signOut(page, branch.administrator);
  await signIn(page, salesperson, branch.password);
  return { branch, page, app, salesperson, supervisor };
}

/** The page of weeks (周报, 待签名) at the demonstration's week, whatever week it is now. */
async function showWeek(page: Page, name: string) {
  await goTo(page, name);
  const shown = page.locator('.week-label');
  await expect(shown).toBeVisible();
  while (!(await shown.innerText()).startsWith('2026年第47周')) {
    const before = await shown.innerText();
    await page.keyboard.press(before < '2026年第47周' ? 'Alt+PageDown' : 'Alt+PageUp');
    await expect(shown).not.toHaveText(before);
  }
}

async function sign(page: Page, password: string) {
  const strip = page.getByRole('region', { name: '签名' });
  await strip.getByRole('button', { name: '签名' }).click();
  const dialog = page.getByRole('dialog', { name: '签名' });
  await dialog.getByLabel('您的登录密码').fill(password);
  await dialog.getByLabel('您的登录密码').press('Enter');
  await expect(dialog).toBeHidden();
}

test("a week's reports are signed one by one, each shown; one is skipped and stays", async ({ launch }) => {
  const { branch, page } = await asSalesperson(launch);
  await showWeek(page, '待签名');
  const begin = page.getByRole('button', { name: /^逐份签名（\d+）/ });
  const count = Number(/\d+/.exec(await begin.innerText())?.[0]);
  expect(count).toBeGreaterThan(2);
  await begin.click();
  const batch = page.getByRole('dialog', { name: /^逐份签名/ });
  const titles: string[] = [];
  for (let at = 1; at <= count; at += 1) {
    await expect(batch).toContainText(`第 ${at} 份，共 ${count} 份`);
    // Its sheet is on screen before it can be signed.
    await expect(batch.locator('embed')).toHaveAttribute('src', /^\/preview\/.+\.pdf/);
    titles.push(await batch.locator('.batch-what').innerText());
    const signs = batch.getByRole('button', { name: '签名', exact: true });
    if (at === 1) await batch.getByRole('button', { name: '跳过' }).click();
    else {
      if (at === 2) await batch.getByLabel('您的登录密码').fill(branch.password);
      await signs.click();
    }
  }
  expect(new Set(titles).size).toBe(count);
  await expect(batch).toContainText(`签了 ${count - 1} 份，跳过 1 份`);
  await batch.getByRole('button', { name: '完成' }).click();
  await expect(page.getByRole('button', { name: '逐份签名（1）' })).toBeVisible();
});

test('主管批示 keeps the signature of the author; a correction strikes and makes all lapse, everywhere', async ({
  launch,
}) => {
  const { branch, page, app, salesperson, supervisor } = await asSalesperson(launch);
  const strip = page.getByRole('region', { name: '签名' });
  const openOwn = async () => {
    await goTo(page, '业务员拜访日报表');
    const rows = page.getByRole('row').filter({ hasText: salesperson });
    await rows
      .filter({ hasText: /已提交|签名失效/ })
      .first()
      .dblclick();
    await expect(strip).toBeVisible();
  };
  await openOwn();
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await sign(page, branch.password);
  await signOut(page, salesperson);

  await signIn(page, supervisor, branch.password);
  await openOwn();
  await page.getByRole('button', { name: '填写主管批示' }).click();
  await page.locator('[data-entry="instruction"]').fill('下周由主任陪同再访一次');
  await page.keyboard.press('Control+Enter');
  await expect(strip).toContainText(new RegExp(`填表人${salesperson}.*有效（签的是第 1 版）`));
  await expect(page.getByText(/划线更正/)).toHaveCount(0);
  await sign(page, branch.password);
  await expect(strip).toContainText(new RegExp(`部门主管${supervisor}.*有效`));
  await signOut(page, supervisor);

  await signIn(page, salesperson, branch.password);
  await openOwn();
  await page.getByRole('button', { name: /更正$/ }).click();
  const weather = page.locator('[data-entry="weather"]');
  const before = await weather.inputValue();
  await weather.fill('大雨');
  await page.keyboard.press('Control+Enter');
  await page.getByLabel('原因', { exact: true }).fill('天气写错');
  await page.getByLabel('原因', { exact: true }).press('Enter');
  await expect(page.getByText('更正已提交')).toBeVisible();

  // On the document: both signatures, and the old value in its place with who, when and why.
  await expect(strip).toContainText('签名失效（签的是第 1 版）');
  await expect(strip).toContainText('签名失效（签的是第 2 版）');
  await expect(page.locator('del.struck')).toHaveText(before);
  await page.getByText('签名后更正 1 处').click();
  const corrections = page.getByRole('table', { name: '划线更正' });
  await expect(corrections.getByRole('row').nth(1)).toContainText(
    new RegExp(`天气${before}大雨${salesperson} .*天气写错`),
  );

  // In the list, on today's page, in what waits, and among the week's open points.
  await goTo(page, '业务员拜访日报表');
  await expect(
    page.getByRole('row').filter({ hasText: salesperson }).filter({ hasText: '签名失效' }),
  ).toHaveCount(1);
  await showWeek(page, '待签名');
  const waiting = page.getByRole('row').filter({ hasText: `业务员拜访日报表${title}` });
  await expect(waiting).toContainText('签过后又有更正，须重签');
  await showWeek(page, '周报');
  await expect(
    page.getByText(new RegExp(`${title}，填表人、部门主管、主管副总、经理还没有签（签后有更正）`)),
  ).toBeVisible();

  // And on the sheet.
  await openOwn();
  await page.getByRole('button', { name: '预览打印' }).click();
  const sheet = join(dirname(launch.home), 'sheet.pdf');
  await answerDialogs(app, sheet);
  await page.getByRole('button', { name: /另存 PDF$/ }).click();
  await expect(page.getByText('已出单并另存为 PDF')).toBeVisible();
  const text = pdfText(sheet) ?? `划线更正天气${before}大雨天气写错`;
  for (const part of ['划线更正', `天气${before}大雨`, '天气写错']) expect(text).toContain(part);
  expect(text).not.toContain('电子签名');
});
