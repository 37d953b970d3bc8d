import type { Page } from '@playwright/test';
import { type Branch, makeBranch } from './branch.ts';
import { expect, test } from './launch.ts';
import { signIn } from './signingIn.ts';

const entry = (page: Page, name: string) => page.locator(`[data-entry="${name}"]`);

async function openAndSignIn(page: Page, { recoveryCode, administrator, password }: Branch): Promise<void> {
  const code = page.getByLabel('恢复码');
  await expect(code.or(page.getByLabel('用户名'))).toBeVisible();
  if (await code.isVisible()) {
    await code.fill(recoveryCode);
    await page.getByRole('button', { name: '打开档案' }).click();
  }
  await signIn(page, administrator, password);
}

test('a card half filled survives the window, is saved and corrected, and joins what somebody else saved', async ({
  launch,
}) => {
  const branch = makeBranch(launch.home);
  const first = await launch();
  await openAndSignIn(first.page, branch);
  await first.page.keyboard.press('Control+n');
  await entry(first.page, 'fullName').fill('江阴市利康五金经营部');
  // Enter of an input method belongs to it; its own Enter goes to the next field.
  await entry(first.page, 'fullName').dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  await expect(entry(first.page, 'fullName')).toBeFocused();
  await first.page.keyboard.press('Enter');
  await expect(entry(first.page, 'shortName')).toBeFocused();
  await first.app.close();

  const { page } = await launch();
  await openAndSignIn(page, branch);
  await page.keyboard.press('Control+n');
  await expect(page.getByText('填了一半、尚未保存的内容')).toBeVisible();
  await expect(entry(page, 'fullName')).toHaveValue('江阴市利康五金经营部');

  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: '请填写电话' })).toBeVisible();
  await page.getByRole('button', { name: '请填写电话' }).click();
  await expect(entry(page, 'phone')).toBeFocused();
  await page.keyboard.press('Control+s');
  await expect(page.getByText('SH-000001')).toBeVisible();

  // Somebody else changes the draft meanwhile, and so do we.
  await page.evaluate(async () => {
    const { kedang } = window as unknown as {
      kedang: { call(name: string, input: unknown): Promise<{ value: Record<string, never> }> };
    };
    const { rows } = (
      await kedang.call('documents.list', {
        form: 'customerCard',
        filters: [],
        sort: { column: 'number', direction: 'up' },
        limit: 1,
      })
    ).value as unknown as { rows: { id: string }[] };
    const { document } = (await kedang.call('documents.open', { id: rows[0]?.id })).value as unknown as {
      document: { id: string; revision: number; body: object };
    };
    await kedang.call('documents.save', {
      form: 'customerCard',
      id: document.id,
      baseRevision: document.revision,
      as: 'draft',
      body: { ...document.body, area: '城北片', city: '江阴市' },
    });
  });
  await entry(page, 'area').fill('城南片');
  await page.keyboard.press('Control+s');
  const conflict = page.getByRole('dialog', { name: '他人已修改' });
  await expect(conflict).toContainText('城北片');
  await expect(conflict).toContainText('城南片');
  await conflict.getByRole('button', { name: '并入后接着改' }).click();
  await expect(entry(page, 'area')).toHaveValue('城南片');
  await expect(entry(page, 'city')).toHaveValue('江阴市');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('第 3 版 ·')).toBeVisible();

  await page.getByRole('button', { name: '历史' }).click();
  await expect(page.getByRole('dialog', { name: '修订历史' })).toContainText('城南片');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: '修订历史' })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: '客户资料卡' })).toBeVisible();
});
