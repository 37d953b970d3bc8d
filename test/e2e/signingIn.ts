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

/** The first time with a password that somebody else set: it is changed before anything else. */
export async function signInFirst(page: Page, login: string, given: string, own: string): Promise<void> {
  await page.getByLabel('用户名').fill(login);
  await page.getByLabel('密码').fill(given);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByLabel('现在的密码').fill(given);
  await page.getByLabel('新密码', { exact: true }).fill(own);
  await page.getByLabel('再输一次新密码').fill(own);
  await page.getByRole('button', { name: '改密码并继续' }).click();
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
