import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { archiveFiles } from '../../electron/archive/place.ts';
import { makeHqKeys } from '../../electron/weeklyFile/hqKeys.ts';
import { answerDialogs } from './dialogs.ts';
import { expect, test } from './launch.ts';
import { pdfText } from './pdfText.ts';
import { signIn } from './signingIn.ts';

const password = '江南好 2026';

test('the first run makes an archive that only the recovery code opens again', async ({ launch }) => {
  const hq = await makeHqKeys();
  const { app, page } = await launch();
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const next = button('下一步');

  await expect(page.getByRole('heading', { name: '建立客户档案' })).toBeVisible();
  await page.getByLabel('分公司代码').fill('s1');
  await next.click();
  await expect(page.getByRole('alert')).toHaveText(['2 至 6 个大写字母，例如 SH', '请填写分公司名称']);
  await page.getByLabel('分公司代码').fill('sh');
  await expect(page.getByLabel('分公司代码')).toHaveValue('SH');
  await page.getByLabel('分公司名称').fill('上海分公司');
  await next.click();

  await page.getByLabel('姓名').fill('周管理');
  await page.getByLabel('用户名').fill('zhou');
  await page.getByRole('radio', { name: /^分公司经理/ }).check();
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByLabel('再输一次密码').fill('江南好 2062');
  await next.click();
  await expect(page.getByRole('alert')).toHaveText('两次输入的密码不一样');
  await page.getByLabel('再输一次密码').fill(password);
  await next.click();

  // Well formed, but with one character changed its checksum is wrong: main alone can tell.
  const mistyped = hq.recipient.slice(0, -1) + (hq.recipient.endsWith('q') ? 'p' : 'q');
  await page.getByLabel('总公司收件公钥').fill(mistyped);
  await page.getByLabel('总公司签名公钥').fill(hq.signer);
  await button('建立档案').click();
  await expect(page.getByRole('alert')).toContainText('请向总公司重新索取');
  await page.getByLabel('总公司收件公钥').fill(hq.recipient);
  await button('建立档案').click();

  const shown = page.getByRole('status').locator('span');
  await expect(shown).toHaveCount(7);
  const code = (await shown.allTextContents()).join('-');
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){6}$/);
  const sheet = join(dirname(launch.home), '恢复码.pdf');
  await answerDialogs(app, sheet);
  await button('另存为可打印的一页（PDF）').click();
  await button('已打印，下一步').click();
  expect(readFileSync(sheet).subarray(0, 5).toString()).toBe('%PDF-');
  const printed = pdfText(sheet);
  if (printed !== undefined) for (const group of code.split('-')) expect(printed).toContain(group);

  await expect(page.getByText(code.slice(0, 5))).toHaveCount(0);
  await page.getByLabel('恢复码').fill(anotherCode(code));
  await button('核对').click();
  await expect(page.getByRole('alert')).toContainText('恢复码不对');
  await page.getByLabel('恢复码').fill(` ${code.toLowerCase().replaceAll('-', ' ')}`);
  await button('核对').click();
  await expect(page.getByLabel('本分公司签名公钥')).toHaveValue(/^ssh-ed25519 /);
  await expect(page.getByLabel('本分公司收件公钥')).toHaveValue(/^age1/);
  await button('去登录').click();

  await page.getByLabel('用户名').fill('zhou');
  await page.getByLabel('密码').fill('not this one');
  await button('登录').click();
  await expect(page.getByRole('alert')).toContainText('用户名或密码不对');
  await signIn(page, 'zhou', password);
  await expect(page.getByRole('heading', { name: '客户资料卡' })).toBeVisible();
  await app.close();

  forgetKeyOfThisComputer(launch.home);
  const again = (await launch()).page;
  await expect(again.getByRole('heading', { name: '请输入恢复码' })).toBeVisible();
  await again.getByLabel('恢复码').fill(anotherCode(code));
  await again.getByRole('button', { name: '打开档案' }).click();
  await expect(again.getByRole('alert')).toContainText('恢复码不对');
  await again.getByLabel('恢复码').fill(code);
  await again.getByRole('button', { name: '打开档案' }).click();
  await signIn(again, 'zhou', password);
  await expect(again.getByRole('heading', { name: '客户资料卡' })).toBeVisible();
});

/** The code with its first character changed. */
function anotherCode(code: string): string {
  return (code.startsWith('7') ? '8' : '7') + code.slice(1);
}

/** As on another computer: without what the system's key store, where there is one, wrapped. */
function forgetKeyOfThisComputer(home: string): void {
  const { keys } = archiveFiles(home);
  const { osStore: _, ...keyring } = JSON.parse(readFileSync(keys, 'utf8')) as Record<string, unknown>;
  writeFileSync(keys, JSON.stringify(keyring));
}
