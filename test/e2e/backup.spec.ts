import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { makeDemoBranch } from './demoBranch.ts';
import { answerDialogs } from './dialogs.ts';
import { expect, test } from './launch.ts';
import { goTo, openArchive, signIn } from './signingIn.ts';

// Each backup is checked in full, several times here.
test.setTimeout(300_000);

async function backUpTo(page: Page): Promise<void> {
  await goTo(page, '备份与恢复');
  await expect(page.getByText('没有设第二处备份')).toBeVisible();
  await page.getByRole('button', { name: '选择移动盘或文件夹' }).click();
  await expect(page.getByText('已设好')).toBeVisible();
  await page.getByRole('button', { name: '立即备份' }).click();
  await expect(page.getByText('两处都存好了')).toBeVisible({ timeout: 60_000 });
}

test('a damaged archive comes back from the stick, as it was when it was backed up', async ({ launch }) => {
  const branch = makeDemoBranch(launch.home);
  const stick = join(dirname(launch.home), '移动盘');
  mkdirSync(stick);
  const first = await launch();
  await answerDialogs(first.app, stick);
  await openArchive(first.page, branch.recoveryCode);
  await signIn(first.page, branch.administrator, branch.password);
  await backUpTo(first.page);
  const here = first.page.getByRole('region', { name: '本机的备份' });
  const there = first.page.getByRole('region', { name: '第二处的备份' });
  for (const place of [here, there]) await expect(place.getByRole('row')).toHaveCount(2);
  await expect(there.getByRole('row').last()).toContainText('已核对');

  await there.getByRole('button', { name: /^演练/ }).click();
  const drill = first.page.getByRole('dialog');
  await drill.getByLabel('恢复码（建议填）').fill(branch.recoveryCode);
  await drill.getByRole('button', { name: '开始演练' }).click();
  await expect(drill.getByText('演练通过')).toBeVisible({ timeout: 60_000 });
  await drill.locator('.ant-modal-footer').getByRole('button').click();
  const drills = first.page.getByRole('region', { name: '恢复演练登记' });
  await expect(drills.getByRole('row').last()).toContainText('恢复码通过');
  await first.app.close();

  const file = join(launch.home, 'archive', 'archive.db');
  writeFileSync(file, readFileSync(file).fill(7, 4_096, 200_000));
  const { app, page } = await launch();
  await answerDialogs(app, stick);
  await page.getByLabel('恢复码').fill(branch.recoveryCode);
  await page.getByRole('button', { name: '打开档案' }).click();
  await expect(page.getByText('档案文件已损坏')).toBeVisible();
  await page.getByRole('button', { name: '从备份恢复' }).click();
  await page.getByText('移动盘或其他文件夹里的备份').click();
  await page.getByLabel('恢复码').fill(branch.recoveryCode);
  await page.getByRole('button', { name: '选择文件夹' }).click();
  await expect(page.getByText('上海分公司（SH）')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('坏了的档案不会删除')).toBeVisible();
  await page.getByRole('button', { name: '确认恢复' }).click();
  await expect(page.getByText('档案已按备份恢复')).toBeVisible({ timeout: 60_000 });
  await signIn(page, branch.administrator, branch.password);
  await goTo(page, '客户资料卡');
  await expect(page.getByRole('row').nth(12)).toBeVisible();
  expect(readdirSync(launch.home).filter((name) => name.startsWith('archive.replaced-'))).toHaveLength(1);
});

test('a new PC takes a backup; a restore asks twice, and the code can be changed', async ({ launch }) => {
  const old = join(dirname(launch.home), '旧电脑');
  const branch = makeDemoBranch(old);
  const stick = join(dirname(launch.home), '移动盘');
  mkdirSync(stick);
  branch.cli('backup', '--to', stick);

  const { app, page } = await launch();
  await answerDialogs(app, stick);
  await page.getByRole('button', { name: '从备份或旧电脑的档案恢复' }).click();
  await page.getByLabel('恢复码').fill('AAAA');
  await page.getByRole('button', { name: '选择文件夹' }).click();
  await expect(page.getByText('恢复码不对')).toBeVisible({ timeout: 30_000 });
  await page.getByLabel('恢复码').fill(branch.recoveryCode.toLowerCase().replaceAll('-', ' '));
  await page.getByRole('button', { name: '选择文件夹' }).click();
  await page.getByRole('button', { name: '确认恢复' }).click({ timeout: 60_000 });
  await expect(page.getByText('档案已按备份恢复')).toBeVisible({ timeout: 60_000 });
  await signIn(page, branch.administrator, branch.password);

  await goTo(page, '备份与恢复');
  await page.getByRole('region', { name: '第二处的备份' }).getByRole('button', { name: /^恢复/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('没有比这份备份更新的单据')).toBeVisible({ timeout: 60_000 });
  await dialog.getByRole('button', { name: '继续恢复' }).click();
  await expect(dialog.getByRole('button', { name: '确认恢复' })).toBeDisabled();
  await dialog.getByLabel(/请输入分公司代码/).fill('SH');
  await dialog.getByRole('button', { name: '确认恢复' }).click();
  await expect(page.getByText('档案已按备份恢复，请重新登录')).toBeVisible({ timeout: 60_000 });
  await signIn(page, branch.administrator, branch.password);
  await goTo(page, '备份与恢复');
  await expect(page.getByRole('region', { name: '本机的备份' })).toContainText('恢复前');
  await expect(page.getByRole('button', { name: '换回' })).toBeVisible();

  await goTo(page, '密钥');
  await page.getByRole('button', { name: '更换恢复码' }).click();
  const change = page.getByRole('dialog', { name: '更换恢复码' });
  await change.getByLabel('您的登录密码').fill(branch.password);
  await change.getByRole('button', { name: '生成新恢复码' }).click();
  const shown = change.locator('.first-code > span');
  await expect(shown).toHaveCount(7);
  const groups = await shown.allTextContents();
  await change.getByRole('button', { name: '已抄好，下一步' }).click();
  await change.getByLabel('新恢复码').fill(groups.join(' '));
  await change.getByRole('button', { name: '核对并换用' }).click();
  await page.getByRole('button', { name: '知道了' }).click({ timeout: 30_000 });

  await answerDialogs(app, join(dirname(launch.home), 'renewal.json'));
  await page.getByRole('button', { name: '更换签名密钥' }).click();
  const renew = page.getByRole('dialog', { name: '更换分公司签名密钥' });
  await renew.getByLabel('更换的原因').fill('换了电脑');
  await renew.getByLabel('您的登录密码').fill(branch.password);
  await renew.getByRole('button', { name: '更换', exact: true }).click();
  await expect(page.getByText('更换书已存好，请报总公司')).toBeVisible();
  await expect(page.getByRole('region', { name: '分公司签名密钥' }).getByRole('row').last()).toContainText(
    '换了电脑',
  );
  expect(readFileSync(join(dirname(launch.home), 'renewal.json'), 'utf8')).toContain('BEGIN SSH SIGNATURE');
  await app.close();

  const { app: againApp, page: again } = await launch();
  await again.getByLabel('恢复码').fill(branch.recoveryCode);
  await again.getByRole('button', { name: '打开档案' }).click();
  await expect(again.getByText('恢复码不对')).toBeVisible();
  await openArchive(again, groups.join('-'));
  await againApp.close();
  const secrets = [branch.password, branch.recoveryCode, groups.join('-'), groups.join('')];
  expect(holding(dirname(launch.home), secrets)).toEqual([]);
});

/** Files in which one of the texts stands, in whatever way Chromium or Node writes texts. */
function holding(folder: string, texts: readonly string[]): string[] {
  const spellings = texts.flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')]);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => spellings.some((spelling) => readFileSync(file).includes(spelling)));
}
