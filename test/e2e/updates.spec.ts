import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { makeBranch } from './branch.ts';
import { expect, test } from './launch.ts';
import { openArchive, signIn } from './signingIn.ts';

const installer = Buffer.from('stands for an AppImage');
const list = (version: string, sha512: string) =>
  [
    `version: ${version}`,
    'files:',
    '  - url: kedang.AppImage',
    `    sha512: ${sha512}`,
    `    size: ${installer.length}`,
    "releaseDate: '2026-12-01T08:00:00.000Z'",
    '',
  ].join('\n');
const digestOf = (bytes: Uint8Array) => createHash('sha512').update(bytes).digest('base64');

let server: Server;
/** What the head office's server gives, by path. */
const files = new Map<string, string | Buffer>();

test.beforeEach(async () => {
  files.clear();
  server = createServer((request, response) => {
    const file = files.get(new URL(request.url ?? '', 'http://here').pathname);
    response.writeHead(file === undefined ? 404 : 200);
    response.end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

test.afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Puts a list on the server as the head office would: signed by the stock tool. */
function publish(text: string, key: string): void {
  const folder = join(dirname(key), 'release');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'latest-linux.yml');
  rmSync(`${file}.sig`, { force: true });
  writeFileSync(file, text);
  execFileSync('ssh-keygen', ['-Y', 'sign', '-n', 'kedang-update', '-f', key, file], { stdio: 'ignore' });
  files.set('/latest-linux.yml', text);
  files.set('/latest-linux.yml.sig', readFileSync(`${file}.sig`, 'utf8'));
}

async function openAbout(page: Page, person: string) {
  await page.getByRole('banner').getByRole('button', { name: person }).click();
  await page.getByText('关于客档').click();
  return page.getByRole('dialog', { name: '关于客档' });
}

test('a new edition is offered only with the head office’s signature, and kept only when whole', async ({
  launch,
}) => {
  const branch = makeBranch(launch.home);
  const key = join(dirname(launch.home), 'hq.signer');
  const appImage = join(dirname(launch.home), 'kedang.AppImage');
  writeFileSync(appImage, 'the edition that runs');
  // What an earlier run fetched, whole and signed, would be taken from the user's cache.
  const cache = join(dirname(launch.home), 'cache');
  const { page } = await launch({ env: { APPIMAGE: appImage, XDG_CACHE_HOME: cache } });
  await openArchive(page, branch.recoveryCode);
  await signIn(page, branch.administrator, branch.password);
  const about = await openAbout(page, branch.administrator);
  await expect(about.getByRole('button', { name: '检查更新' })).toBeDisabled();
  await about.getByLabel('更新地址').fill('http://updates.example.com/');
  await about.getByRole('button', { name: '保存地址' }).click();
  await expect(about).toContainText('应以 https:// 开头');
  await about.getByLabel('更新地址').fill(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await about.getByRole('button', { name: '保存地址' }).click();
  const check = about.getByRole('button', { name: '检查更新' });

  await check.click();
  await expect(about).toContainText('连不上更新地址');

  publish(list('0.1.0', digestOf(installer)), key);
  await check.click();
  await expect(about).toContainText('0.1.0 版已经是最新的');

  publish(list('9.9.9', digestOf(installer)), key);
  files.set('/latest-linux.yml', list('9.9.9', digestOf(Buffer.from('something else'))));
  await check.click();
  await expect(about).toContainText('在签名之后被改动过');

  files.delete('/latest-linux.yml.sig');
  files.set('/latest-linux.yml.sig', 'no signature');
  await check.click();
  await expect(about).toContainText('没有总公司的有效签名');

  publish(list('9.9.9', digestOf(installer)), key);
  files.set('/kedang.AppImage', Buffer.from('stands for an AppImagE'));
  await check.click();
  await expect(about).toContainText('总公司提供 9.9.9 版（2026-12-01）');
  await about.getByRole('button', { name: '下载' }).click();
  await expect(about).toContainText('与总公司签名的摘要不符');

  files.set('/kedang.AppImage', installer);
  await check.click();
  await about.getByRole('button', { name: '下载' }).click();
  await expect(about).toContainText('9.9.9 版已下载并核对');
  await expect(about.getByRole('button', { name: '关闭并安装' })).toBeEnabled();
  expect(readFileSync(appImage, 'utf8')).toBe('the edition that runs');
});

test('the licences of all parts are shown', async ({ launch }) => {
  const branch = makeBranch(launch.home);
  const { page } = await launch();
  await openArchive(page, branch.recoveryCode);
  await signIn(page, branch.administrator, branch.password);
  const about = await openAbout(page, branch.administrator);
  await about.getByLabel('查找组件').fill('noto-sans');
  await about.getByRole('button', { name: /noto-sans-sc/ }).click();
  await expect(about.getByRole('region', { name: '许可正文' })).toContainText('SIL OPEN FONT LICENSE');
});
