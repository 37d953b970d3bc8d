import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { sampleCustomers } from '../../build/demonstration/sample.mjs';
import { formScenes } from './formScenes.ts';

type Take = (name: string) => Promise<void>;
/** Begins and ends in the program's frame, signed in; `folder` is for files that the scene needs. */
export type Scene = (
  page: Page,
  take: Take,
  around: { app: ElectronApplication; folder: string },
) => Promise<void>;

/** The wizard's first question. */
export async function firstRun(page: Page, take: Take) {
  await page.getByLabel('分公司代码').fill('SH');
  await page.getByLabel('分公司名称').fill('上海分公司');
  await take('first-run');
}

export const scenes: Readonly<Record<string, Scene>> = {
  ...formScenes,

  list: async (page, take) => {
    await goTo(page, '客户资料卡');
    await page.locator('.grid-sort', { hasText: '编号' }).first().click();
    await page.waitForTimeout(700);
    await take('list');
  },

  search: async (page, take) => {
    await goTo(page, '客户资料卡');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('wx', { delay: 60 });
    await page.getByRole('option').first().waitFor();
    await take('search');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Escape');
  },

  card: async (page, take) => {
    await openCustomer(page, 'SH-000012');
    await page.getByRole('button', { name: '更正' }).waitFor();
    await take('card');
    await page.getByRole('button', { name: '更正' }).click();
    await field(page, '电话').fill('0573-80418090');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+Enter');
    await page.getByLabel('原因').fill('客户情况有变：总机换号');
    await take('correction');
    await page.keyboard.press('Enter');
    await page.getByText('第 2 版').waitFor();
    await page.getByRole('button', { name: '历史' }).click();
    await page.getByText('原因：客户情况有变').waitFor();
    await page.getByText('更正已提交').waitFor({ state: 'hidden' });
    await take('history');
    await leaveDrawer(page);
    await page.keyboard.press('Escape');
  },

  report: async (page, take) => {
    await goTo(page, '业务员拜访日报表');
    await page.locator('.grid-data', { hasText: '已提交' }).or(page.locator('.grid-data')).nth(8).dblclick();
    await page.getByText('拜访明细').first().waitFor();
    await take('report');
    await page.keyboard.press('Escape');
    await page.waitForTimeout(500);
    await page.keyboard.press('Control+n');
    await page.getByText('加一行拜访明细').waitFor();
    await field(page, '业务员').click();
    await page.getByRole('option').last().click();
    await field(page, '天气').fill('多云');
    await field(page, '当日目标').fill('2万');
    await page.getByText('加一行拜访明细').click();
    await field(page, '客户').fill('无锡');
    await page.getByRole('option').first().waitFor();
    await page.waitForTimeout(400);
    await page.keyboard.press('ArrowDown');
    await take('report-new');
    await page.keyboard.press('Escape');
  },

  awaiting: async (page, take) => {
    await goTo(page, '待建卡');
    await take('awaiting');
  },

  import: async (page, take, { app, folder }) => {
    const file = join(folder, '客户名册.csv');
    writeFileSync(file, sampleCustomers());
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, file);
    await goTo(page, '导入客户');
    await page.getByRole('button', { name: '选择文件' }).click();
    await page.getByText('列对应').waitFor();
    await take('import');
  },

  week: async (page, take, { app, folder }) => {
    await goTo(page, '周报');
    await page.getByText('上一周').or(page.locator('.week-grid')).first().waitFor();
    await take('week');
    await page.getByRole('button', { name: /出齐日报表/ }).click();
    await page.getByText('已出单').waitFor({ timeout: 120_000 });
    await page.getByText('已出单').waitFor({ state: 'hidden' });
    await page.getByLabel('其余各项同一原因').fill('已请本人下周一补齐，经理知悉');
    await app.evaluate(
      ({ dialog }, chosen) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
      },
      join(folder, '寄总公司'),
    );
    await page.getByRole('button', { name: '封存本周' }).click();
    await page.getByRole('button', { name: '封存', exact: true }).click();
    await page.getByText('请把这个文件寄给总公司').waitFor({ timeout: 120_000 });
    await page.getByText('请把这个文件寄给总公司').scrollIntoViewIfNeeded();
    await take('sealed');
  },

  people: async (page, take) => {
    await goTo(page, '人员');
    await take('people');
  },
};

/** By the navigation at the side. */
async function goTo(page: Page, label: string) {
  await page.locator('.side-item', { hasText: label }).click();
  await page.waitForTimeout(700);
}

async function openCustomer(page: Page, code: string) {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(code);
  await page.getByRole('option').first().waitFor();
  await page.waitForTimeout(400);
  await page.keyboard.press('Enter');
}

async function leaveDrawer(page: Page) {
  await page.locator('.ant-drawer-close').first().click();
  await page.waitForTimeout(500);
}

const field = (page: Page, label: string) =>
  page.getByLabel(label, { exact: true }).and(page.locator('[data-entry]')).first();
