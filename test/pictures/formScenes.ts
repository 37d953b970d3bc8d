import type { Page } from '@playwright/test';
import type { Scene } from './scenes.ts';

/** A submitted paper of each form, and the pages that are derived from them. */
export const formScenes: Readonly<Record<string, Scene>> = {
  'supervisor-report': paper('主管拜访日报表', 'supervisor-report'),
  'visit-plan': paper('客户拜访计划', 'visit-plan'),
  'work-log': paper('业务工作日志', 'work-log'),
  complaint: async (page, take) => {
    await goTo(page, '客户投诉管理卡');
    await page.getByRole('tab', { name: '看板' }).click();
    await page.getByRole('region').first().waitFor();
    await take('complaint-board');
    await page.getByRole('tab', { name: '列表' }).click();
    await openSubmitted(page);
    await take('complaint');
    await page.keyboard.press('Escape');
  },
  'performance-credit': paper('客户业绩统计及信用评估表', 'performance-credit'),
  'sales-power': paper('客户综合销售力分析表', 'sales-power'),
  comparison: async (page, take) => {
    await goTo(page, '销售力对比');
    await page.getByRole('img').first().waitFor();
    await take('comparison');
  },
  'customer-summary': async (page, take) => {
    await goTo(page, '客户归类汇总表');
    await page.getByText('小计').first().waitFor();
    await take('customer-summary');
  },
  folder: async (page, take) => {
    await goTo(page, '客户资料卡');
    await openSubmitted(page);
    await page.getByRole('button', { name: '一户一档' }).click();
    await page.getByText('缺页').first().waitFor();
    await take('folder');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  },
};

function paper(title: string, name: string): Scene {
  return async (page, take) => {
    await goTo(page, title);
    await openSubmitted(page);
    await take(name);
    await page.keyboard.press('Escape');
  };
}

async function openSubmitted(page: Page) {
  await page.locator('.grid-data', { hasText: '已提交' }).nth(2).dblclick();
  await page.locator('.paper-section').first().waitFor();
}

async function goTo(page: Page, name: string) {
  await page.getByRole('navigation', { name: '导航' }).getByText(name, { exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}
