import type { Page } from '@playwright/test';
import type { Answer } from '../../shared/contract/bridge.ts';
import type { CallName, Input, Output } from '../../shared/contract/contract.ts';
import type { Body } from '../../shared/forms/machinery/form.ts';
import { type Branch, makeBranch } from './branch.ts';
import { pick } from './filling.ts';
import { expect, type Launch, test } from './launch.ts';
import { goTo, openArchive, signIn } from './signingIn.ts';

const customer = '苏州恒泰机电有限公司';
const date = '2026-11-18';

test('a correction needs a reason, and the history shows what it changed', async ({ launch }) => {
  const { page } = await openReport(launch);
  await expect(page.getByRole('textbox', { name: '问题与对策' })).toHaveCount(0);
  await page.getByRole('button', { name: '更正' }).click();
  await page.getByRole('textbox', { name: '问题与对策' }).fill('库存不足，先发一半');
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog', { name: '提交更正' });
  const done = dialog.getByRole('button', { name: '提交更正' });
  await expect(done).toBeDisabled();
  await dialog.getByLabel('原因').fill('   ');
  await expect(done).toBeDisabled();
  await dialog.getByLabel('原因').press('Enter');
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('原因').fill('按主管要求补写');
  await done.click();
  await expect(page.getByText(/^第 2 版/)).toBeVisible();
  await expect(page.getByRole('button', { name: '更正' })).toBeVisible();

  await page.getByRole('button', { name: '历史' }).click();
  const latest = page.getByRole('dialog', { name: '修订历史' }).getByRole('article').first();
  await expect(latest).toContainText('第 2 版');
  await expect(latest).toContainText('原因：按主管要求补写');
  await expect(latest.getByRole('row').last().getByRole('cell')).toHaveText([
    '问题与对策',
    '（空）',
    '库存不足，先发一半',
  ]);
});

test('what somebody else saved meanwhile is shown, and what was typed stays', async ({ launch }) => {
  const { page, id, body } = await openReport(launch);
  await page.getByRole('button', { name: '更正' }).click();
  const mine = page.getByRole('textbox', { name: '问题与对策' });
  await mine.fill('库存不足，先发一半');
  await page.getByRole('textbox', { name: '目标说明' }).fill('我的目标');
  await call(page, 'documents.save', {
    form: 'visitReport',
    id,
    baseRevision: 1,
    body: { ...body, support: '请仓库加班', goal: '他的目标' },
    as: 'submitted',
    reason: '补充资料',
  });

  const correct = async () => {
    await page.keyboard.press('Control+Enter');
    await page.getByLabel('原因', { exact: true }).fill('填写有误');
    await page.getByLabel('原因', { exact: true }).press('Enter');
  };
  await correct();
  const conflict = page.getByRole('dialog', { name: '他人已修改' });
  await expect(conflict).toContainText('保存了第 2 版。您填的内容还在。');
  await expect(conflict.getByRole('row').filter({ hasText: '目标说明' })).toContainText(/我的目标.*他的目标/);
  await expect(conflict.getByRole('row').filter({ hasText: '支援请求' })).toContainText('请仓库加班');
  await conflict.getByRole('button', { name: '先不处理' }).click();
  await expect(mine).toHaveValue('库存不足，先发一半');
  await expect(page.getByRole('textbox', { name: '支援请求' })).toHaveValue('');

  await correct();
  await conflict.getByRole('radio', { name: /^周管理的/ }).check();
  await conflict.getByRole('button', { name: '并入后接着改' }).click();
  await expect(mine).toHaveValue('库存不足，先发一半');
  await expect(page.getByRole('textbox', { name: '支援请求' })).toHaveValue('请仓库加班');
  await expect(page.getByRole('textbox', { name: '目标说明' })).toHaveValue('他的目标');
  await correct();
  await expect(page.getByText(/^第 3 版/)).toBeVisible();
  const { document } = await call(page, 'documents.open', { id });
  expect(document.body).toMatchObject({
    problems: '库存不足，先发一半',
    support: '请仓库加班',
    goal: '他的目标',
  });
});

test('keys of an input method do nothing; Esc leaves and keeps the copy', async ({ launch }) => {
  const { page } = await openReport(launch);
  await page.getByRole('button', { name: '更正' }).click();
  const goal = page.getByRole('textbox', { name: '目标说明' });
  await goal.fill('zhuang');
  for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
    for (const key of ['Enter', 'Escape'] as const) await pressComposing(page, { key, ...init });
    await pressComposing(page, { key: 'Enter', ctrlKey: true, ...init });
    await expect(goal).toBeFocused();
    await expect(goal).toHaveValue('zhuang');
  }
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await goal.fill('装三台');
  await page.keyboard.press('Enter');
  await expect(goal).not.toBeFocused();

  await page.keyboard.press('Escape');
  await expect(page.getByText('填的内容已暂存，还没有保存；下次打开接着填')).toBeVisible();
  await expect(page.getByRole('grid')).toBeVisible();
  await page.getByRole('row').filter({ hasText: date }).dblclick();
  await expect(page.getByText('暂存、尚未保存的改动')).toBeVisible();
  await expect(goal).toHaveValue('装三台');
  await page.getByRole('button', { name: '看改了什么' }).click();
  await expect(page.getByRole('row').filter({ hasText: '目标说明' })).toContainText('装三台');
});

test('the lock hides everything, and unlocking returns to the same place', async ({ launch }) => {
  const { page, branch, id } = await openReport(launch);
  await page.getByRole('button', { name: '更正' }).click();
  await page.getByRole('textbox', { name: '问题与对策' }).fill('锁定前写的');
  await page.keyboard.press('Control+l');
  await expect(page.getByText('已锁定，您打开的内容还在')).toBeVisible();
  await expect(page.getByText(customer)).toHaveCount(0);
  await expect(page.getByText(date)).toHaveCount(0);
  await expect(call(page, 'documents.open', { id })).rejects.toThrow('NOT_SIGNED_IN');

  await page.getByLabel('密码').fill('not this one');
  await page.getByRole('button', { name: '解锁' }).click();
  await expect(page.getByRole('alert')).toContainText('用户名或密码不对');
  await page.getByLabel('密码').fill(branch.password);
  await page.getByRole('button', { name: '解锁' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `周管理 ${date}` })).toBeVisible();
  await expect(page.getByRole('textbox', { name: '问题与对策' })).toHaveValue('锁定前写的');
});

test('a question that stands over the page does not stay over the lock', async ({ launch }) => {
  const { page } = await openReport(launch);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+n');
  await page.getByRole('textbox', { name: '日期', exact: true }).fill(date);
  await pick(page.getByRole('combobox', { name: '业务员', exact: true }), '周管理');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('dialog', { name: '已经有一份' })).toContainText(`周管理 ${date}`);
  await page.keyboard.press('Control+l');
  await expect(page.getByText('已锁定，您打开的内容还在')).toBeVisible();
  await expect(page.getByText(date)).toHaveCount(0);
});

interface OpenReport {
  page: Page;
  branch: Branch;
  id: string;
  /** As it was submitted. */
  body: Body;
}

/** A submitted report, open in the window. */
async function openReport(launch: Launch): Promise<OpenReport> {
  const branch = makeBranch(launch.home);
  const { page } = await launch();
  await openArchive(page, branch.recoveryCode);
  await signIn(page, branch.administrator, branch.password);
  const { actor } = await call(page, 'session.state', undefined);
  if (!actor) throw new Error('Nobody is signed in.');
  const visit = {
    customer: { name: customer },
    arrived: '09:30',
    left: '10:30',
    purposes: ['revisit'],
    talk: '谈了明年的用量',
    result: 'interested',
  };
  const { id } = await call(page, 'documents.save', {
    form: 'visitReport',
    baseRevision: 0,
    body: { date, salesperson: { id: actor.personId, name: actor.name }, visits: [visit] },
    as: 'submitted',
  });
  const { document } = await call(page, 'documents.open', { id });
  await goTo(page, '业务员拜访日报表');
  await page.getByRole('row').filter({ hasText: date }).dblclick();
  await expect(page.getByRole('heading', { level: 1, name: `${actor.name} ${date}` })).toBeVisible();
  return { page, branch, id, body: document.body };
}

/** Calls main as the page does, beneath what it shows. @throws the code of a refusal */
async function call<N extends CallName>(page: Page, name: N, input: Input<N>): Promise<Output<N>> {
  const answer = (await page.evaluate(
    ([called, given]) =>
      (window as unknown as { kedang: { call(name: string, input: unknown): Promise<unknown> } }).kedang.call(
        called as string,
        given,
      ),
    [name, input],
  )) as Answer<Output<N>>;
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  return answer.value;
}

interface KeyGiven {
  key: string;
  ctrlKey?: boolean;
  isComposing?: boolean;
  keyCode?: number;
}

/** A key on its way to an input method. */
async function pressComposing(page: Page, init: KeyGiven): Promise<void> {
  await page.evaluate((given) => {
    const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...given });
    document.activeElement?.dispatchEvent(event);
  }, init);
}
