import type { Page } from '@playwright/test';

/** Opens the archive of a computer without its key. */
export async function openArchive(page: Page, recoveryCode: string): Promise<void> {
  await page.getByLabel('恢复码').fill(recoveryCode);
  await page.getByRole('button', { name: '打开档案' }).click();
  await page.getByLabel('用户名').waitFor();
}

export async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('用户名').fill(login);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('navigation', { name: '导航' }).waitFor();
}

export async function signOut(page: Page, name: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await page.getByLabel('用户名').waitFor();
}

/** To a page of the program, by the navigation at its side. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '导航' }).getByText(name, { exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}
