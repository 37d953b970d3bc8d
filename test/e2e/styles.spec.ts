import { makeBranch } from './branch.ts';
import { expect, test } from './launch.ts';
import { signIn } from './signingIn.ts';

test('the page gets all its styles, and none against the policy', async ({ launch }) => {
  const branch = makeBranch(launch.home);
  const { page } = await launch();
  const refusals: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refusals.push(message.text());
  });
  // The window may have asked for the code before the listener was there.
  await page.reload();

  const code = page.getByRole('textbox', { name: '恢复码' });
  await code.fill(branch.recoveryCode);
  const low = await code.evaluate((area) => area.clientHeight);
  await code.fill(`${branch.recoveryCode}\n\n\n`);
  expect(await code.evaluate((area) => area.clientHeight)).toBeGreaterThan(low);
  const open = page.getByRole('button', { name: '打开档案' });
  await expect(open).toHaveCSS('background-color', 'rgb(36, 89, 143)');
  await open.click();
  await signIn(page, branch.administrator, branch.password);

  await page.getByRole('button', { name: '人员' }).click();
  await page.getByRole('button', { name: '新增' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('到岗日期').click();
  await expect(page.locator('.ant-picker-dropdown').getByText('今天', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: '取消' }).click();
  await expect(dialog).toBeHidden();

  await page.getByRole('button', { name: '周报' }).click();
  await page.getByRole('button', { name: '封存这一周' }).click();
  await expect(page.getByText(/编号入档/)).toBeVisible();

  expect(refusals).toEqual([]);
});
