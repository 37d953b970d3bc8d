import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { formOf } from '../../shared/forms/registry.ts';
import type { Branch } from './branch.ts';
import { loginOf, makeDemoBranch } from './demoBranch.ts';
import { answerDialogs } from './dialogs.ts';
import {
  expectEvery,
  expectOnSheet,
  type Filled,
  type Filling,
  fillEvery,
  type Given,
  typedPaths,
} from './everyField.ts';
import { expect, type Launch, test } from './launch.ts';
import { goTo, openArchive, signIn, signOut } from './signingIn.ts';

/** The days typed are its Saturday, of which the demonstration has no papers. */
const WEEK = '2026-W47';
const PICTURE = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

interface Way {
  form: string;
  given(people: { administrator: string; supervisor: string }): Given;
  /** Key of a text of the document that is corrected after signing. */
  corrected: string;
}

const ways: readonly Way[] = [
  {
    form: 'customerCard',
    given: () => ({ fullName: '苏州恒泰机电设备有限公司', 'contacts.birthday': '1980-05-01' }),
    corrected: 'strengths',
  },
  {
    form: 'visitReport',
    given: ({ supervisor }) => ({
      'visits.companion': supervisor,
      'visits.left': '10:15',
      'visits.nextVisit': '2026-11-30',
      workTo: '17:30',
    }),
    corrected: 'goal',
  },
  {
    form: 'supervisorReport',
    given: ({ supervisor }) => ({
      supervisor,
      situation: '营业部经理陪同',
      'visits.situation': '分公司主管陪同',
      'visits.left': '10:15',
    }),
    corrected: 'nextDay',
  },
  {
    form: 'visitPlan',
    given: ({ administrator }) => ({
      period: '周',
      from: '2026-11-16',
      salesperson: administrator,
      'visits.change': '改期',
      'visits.movedTo': '2026-11-22',
    }),
    corrected: 'focus',
  },
  { form: 'workLog', given: () => ({ 'entries.to': '10:15' }), corrected: 'problems' },
  {
    form: 'performanceCredit',
    given: () => ({
      year: '2024',
      asOf: '2024-12-31',
      period: '全年',
      'deliveries.shipped': '2024-03-08',
      'deliveries.receivedOn': '2024-04-18',
    }),
    corrected: 'opinion',
  },
  { form: 'salesPower', given: () => ({ year: '2024', asOf: '2024-12-31' }), corrected: 'analysis' },
];

interface Made {
  form: string;
  /** Saved from the window. */
  sheet: string;
  filled: readonly Filled[];
}

test('every field of every form is typed, kept, submitted, signed, corrected, printed and sent with the week', async ({
  launch,
}, info) => {
  test.setTimeout(400_000);
  const { branch, filling, people } = await openBranch(launch);
  const made: Made[] = [];
  for (const way of ways)
    await test.step(formOf(way.form).description.title, async () => {
      made.push(await wholeWay({ ...filling, given: way.given(people) }, way, branch, info));
    });
  await filling.app.close();
  expectSent(branch, made, dirname(launch.home));
});

/** Of an old complaint: it is beyond its limit. */
const complaintGiven: Given = {
  complainedOn: '2026-10-08',
  acceptedOn: '2026-10-08',
  category: '产品质量',
  'shares.share': '100',
  confirmation: '同意',
};

test('every field of a complaint is filled in stage by stage, it is reminded of, and its card and 催办单 are sent', async ({
  launch,
}, info) => {
  test.setTimeout(240_000);
  const { branch, filling } = await openBranch(launch);
  const { app, page } = filling;
  const manager = await loginOf(page, 'branchManager');
  const { description } = formOf('complaintCard');
  const filled: Filled[] = [];
  const fillOn = async () => {
    // What an earlier stage filled in stays as it is.
    const already = Object.fromEntries(
      filled.map(({ path }) => [path.split('.').find((step) => !/^\d+$/.test(step)) ?? path, null]),
    );
    filled.push(...(await fillEvery({ ...filling, given: { ...complaintGiven, ...already } }, description)));
  };
  const life = page.getByRole('group', { name: '处理进度' });
  const take = async (step: string) => {
    await life.getByRole('button', { name: step, exact: true }).click();
    await expect(page.getByText(`${step}：已记入处理经过`).last()).toBeVisible();
  };
  const picture = (what: string) => page.screenshot({ path: info.outputPath(`complaint-${what}.png`) });

  await goTo(page, description.title);
  await page.keyboard.press('Control+n');
  await fillOn();
  await expectEvery(page, filled);
  await page.keyboard.press('Control+Enter');
  await expect(life).toBeVisible();
  const number = await page
    .getByText(/^SH-TS-\d+$/)
    .first()
    .innerText();
  await picture('accepted');

  const made: Made[] = [];
  await life.getByRole('button', { name: '出催办单' }).click();
  await expect(page.getByRole('region', { name: '催办', exact: true })).toBeVisible();
  const reminder = await fillEvery(filling, formOf('complaintReminder').description);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('main').getByText('已提交', { exact: true })).toBeVisible();
  made.push({
    form: 'complaintReminder',
    sheet: await saveSheet(filling, info, 'complaintReminder'),
    filled: reminder,
  });

  await goTo(page, description.title);
  const reopen = async () => {
    await page.getByRole('tab', { name: '列表' }).click();
    await page.getByRole('row').filter({ hasText: number }).dblclick();
    await expect(life).toBeVisible();
  };
  await reopen();
  for (const step of ['完成初评', '完成调查', '提交拟案']) {
    await fillOn();
    await take(step);
  }
  await picture('drafted');
  // The draft needs other eyes.
  await expect(life.getByRole('button', { name: '核准', exact: true })).toBeDisabled();
  await page.keyboard.press('Escape');
  await signOut(page, branch.administrator);
  await signIn(page, manager, branch.password);
  await goTo(page, description.title);
  await reopen();
  for (const step of ['核准', '已回复客户', '完成跟踪', '结案']) {
    await fillOn();
    await take(step);
  }
  await picture('closed');
  expect(filled.map(({ path }) => path).toSorted()).toEqual(typedPaths(description).toSorted());
  made.push({ form: 'complaintCard', sheet: await saveSheet(filling, info, 'complaintCard'), filled });
  await app.close();
  expectSent(branch, made, dirname(launch.home));
});

async function openBranch(launch: Launch) {
  const branch = makeDemoBranch(launch.home);
  const attachment = join(dirname(launch.home), '合同 HT-2026-01.png');
  writeFileSync(attachment, PICTURE);
  const { app, page } = await launch();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1366, 768));
  await openArchive(page, branch.recoveryCode);
  await signIn(page, branch.administrator, branch.password);
  const people = { administrator: branch.administrator, supervisor: await loginOf(page, 'supervisor') };
  const filling: Filling = {
    app,
    page,
    given: {},
    person: await loginOf(page, 'salesperson'),
    customer: 'SH-000002',
    attachment,
  };
  return { branch, filling, people };
}

async function wholeWay(
  filling: Filling,
  { form, corrected }: Way,
  branch: Branch,
  info: TestInfo,
): Promise<Made> {
  const { page } = filling;
  const { description } = formOf(form);
  const picture = (what: string) => page.screenshot({ path: info.outputPath(`${form}-${what}.png`) });
  await goTo(page, description.title);
  await page.keyboard.press('Control+n');
  const filled = await fillEvery(filling, description);
  expect(filled.map(({ path }) => path)).toEqual(typedPaths(description));
  await picture('typed');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/^第 1 版/)).toBeVisible();
  const title = await page.getByRole('heading', { level: 1 }).first().innerText();
  await page.keyboard.press('Escape');
  await page
    .getByRole('row')
    .filter({ hasText: '草稿' })
    .filter({ hasText: title.split(' ')[0] ?? '' })
    .first()
    .dblclick();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expectEvery(page, filled);

  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^第 2 版/)).toBeVisible();
  await sign(page, branch.password);
  await page.getByRole('button', { name: /更正$/ }).click();
  const entry = page.locator(`[data-entry="${corrected}"]`);
  const better = `改写：${await entry.inputValue()}`;
  await entry.fill(better);
  await page.keyboard.press('Control+Enter');
  await page.getByLabel('原因', { exact: true }).fill('核对后补写');
  await page.getByLabel('原因', { exact: true }).press('Enter');
  await expect(page.getByText(/^第 3 版/)).toBeVisible();
  await expect(page.getByRole('region', { name: '签名' })).toContainText('签名失效');
  await sign(page, branch.password);
  await picture('signed');

  const sheet = await saveSheet(filling, info, form);
  const now = filled.map((one) => (one.path === corrected ? { ...one, shown: [better] } : one));
  await page.keyboard.press('Escape');
  return { form, sheet, filled: now };
}

/** From the preview, which shows what is saved. */
async function saveSheet({ app, page }: Filling, info: TestInfo, form: string): Promise<string> {
  const sheet = info.outputPath(`${form}.pdf`);
  await page.keyboard.press('Control+p');
  const preview = page.getByRole('dialog', { name: /^预览 · 第 \d+ 版/ });
  await expect(preview.getByTitle('表单预览')).toBeVisible({ timeout: 20_000 });
  await answerDialogs(app, sheet);
  await preview.getByRole('button', { name: /另存 PDF$/ }).click();
  await expect(page.getByText('已出单并另存为 PDF')).toBeVisible();
  await preview.getByRole('button', { name: '关闭' }).click();
  return sheet;
}

async function sign(page: Page, password: string): Promise<void> {
  const strip = page.getByRole('region', { name: '签名' });
  // The hint of the button that was clicked last would lie over it.
  await page.mouse.move(0, 0);
  await strip.getByRole('button', { name: '签名' }).click();
  const dialog = page.getByRole('dialog', { name: '签名' });
  await dialog.getByLabel('您的登录密码').fill(password);
  await dialog.getByLabel('您的登录密码').press('Enter');
  await expect(dialog).toBeHidden();
  await expect(strip).toContainText('有效');
}

/** Sealed, opened by the head office's tools: the same sheets, byte for byte, and what was typed in the documents. */
function expectSent(branch: Branch, made: readonly Made[], folder: string): void {
  const file = (name: string) => join(folder, name);
  writeFileSync(file('reasons.json'), '{"*":"演示"}');
  writeFileSync(file('signers'), `SH ${branch.signer}\n`);
  const sealed = branch.cli('week', 'seal', WEEK, '--out', file('out'), '--reasons', file('reasons.json'));
  branch.cli(
    ...['week', 'open', String(sealed.file), '--identity', branch.hqIdentity],
    ...['--signers', file('signers'), '--to', file('opened')],
  );
  const sheets = readdirSync(file('opened/sheets'));
  for (const { form, sheet, filled } of made) {
    expectOnSheet(sheet, filled);
    const same = sheets.filter(
      (name) =>
        name.startsWith(`${form}-`) &&
        readFileSync(file(`opened/sheets/${name}`)).equals(readFileSync(sheet)),
    );
    expect(same, form).toHaveLength(1);
    const documents = readFileSync(file(`opened/documents/${form}.ndjson`), 'utf8');
    for (const { kind, label, shown } of filled)
      if (kind === 'text' || kind === 'longText') expect(documents, label).toContain(shown[0]);
  }
}
