import { expect, it } from 'vitest';
import { issueWeekSheets } from '../../../electron/week/issueWeekSheets.ts';
import { weekOfInput, weekStatus } from '../../../electron/week/weekStatus.ts';
import { Refusal } from '../../../shared/errors/index.ts';
import { branchWithPrinter } from './branch.ts';

const WEEK = weekOfInput('2026-W47');

async function weekOfReports() {
  const branch = await branchWithPrinter();
  for (const date of ['2026-11-15', '2026-11-16', '2026-11-17', '2026-11-18']) branch.report(date);
  branch.report('2026-11-19', 'draft');
  const { archive, context, printer } = branch;
  return {
    ...branch,
    issue: (from = printer, progress?: (done: number, total: number) => void) =>
      issueWeekSheets(archive, context, from, WEEK, progress),
    datesIssued: () =>
      branch
        .rows<{ date: string }>(
          `SELECT business_date AS date FROM issued_sheets JOIN documents ON documents.id = document_id ORDER BY date`,
        )
        .map(({ date }) => date),
    notIssued: () =>
      weekStatus(archive.readable, WEEK).openPoints.filter(({ code }) => code.startsWith('SHEET_NOT_ISSUED')),
  };
}

it('issues the submitted reports of the week that have no sheet, and only those', async () => {
  const { issue, datesIssued, notIssued } = await weekOfReports();
  expect(notIssued()).toHaveLength(3);
  const told: [number, number][] = [];
  expect(await issue(undefined, (done, total) => told.push([done, total]))).toEqual({ issued: 3 });
  expect(datesIssued()).toEqual(['2026-11-16', '2026-11-17', '2026-11-18']);
  expect(told.at(0)).toEqual([0, 3]);
  expect(told.at(-1)).toEqual([3, 3]);
  expect(notIssued()).toEqual([]);
  expect(await issue()).toEqual({ issued: 0 });
});

it('ends with the sheets that were begun when one fails, and goes on from there', async () => {
  const { issue, datesIssued, printer } = await weekOfReports();
  let made = 0;
  const failing = {
    ...printer,
    atOnce: 2,
    makeSheet: (...request: Parameters<typeof printer.makeSheet>) => {
      made += 1;
      if (made === 1) throw new Refusal('SHEET_CANCELLED', { title: '日报' });
      return printer.makeSheet(...request);
    },
  };
  await expect(issue(failing)).rejects.toMatchObject({ code: 'SHEET_CANCELLED' });
  expect(made).toBe(2);
  expect(datesIssued()).toEqual(['2026-11-17']);
  expect(await issue()).toEqual({ issued: 2 });
  expect(datesIssued()).toEqual(['2026-11-16', '2026-11-17', '2026-11-18']);
});
