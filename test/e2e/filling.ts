import { expect, type Locator, type Page } from '@playwright/test';

export interface VisitTyped {
  customer: string;
  option: string;
  from: string;
  to: string;
  /** Key of the box. */
  purpose: string;
  /** Of its own: a copied one would be an open point of the week. */
  talk: string;
}

/** Into the visit that is open. */
export async function fillVisit(page: Page, visit: VisitTyped) {
  const customer = page.getByRole('combobox', { name: '客户', exact: true }).first();
  await customer.fill(visit.customer);
  await expect(page.getByRole('option', { name: visit.option })).toBeVisible();
  await customer.press('Enter');
  await page.getByRole('textbox', { name: '到达' }).fill(visit.from);
  await page.getByRole('textbox', { name: '离开' }).fill(visit.to);
  await page.getByRole('listbox', { name: '目的' }).press(visit.purpose);
  await page.getByRole('textbox', { name: '洽谈内容' }).fill(visit.talk);
  await pick(page.getByRole('combobox', { name: '结果' }), '成交');
}

/** One option of a list, by its label. */
export async function pick(combobox: Locator, label: string) {
  await combobox.fill(label);
  await combobox.press('Enter');
  await expect(combobox).toHaveValue(label);
}
