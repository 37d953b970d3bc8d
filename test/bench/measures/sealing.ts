import { join } from 'node:path';
import { fillDemo } from '../../../electron/demo/fillDemo.ts';
import { startSheetPrinter } from '../../../electron/sheets/sheetPrinter.ts';
import { issueWeekSheets } from '../../../electron/week/issueWeekSheets.ts';
import { sealWeek } from '../../../electron/week/sealWeek.ts';
import { administrator, withArchive } from '../branch.ts';
import { type Measure, timeOf } from '../measure.ts';

/** A week of 50 staff: some 250 working days of reports, ten visits each, their sheets issued before and during the week. */
export const sealing: Measure = () =>
  withArchive(async ({ home, archive, context }) => {
    await fillDemo(archive, context, {
      seed: 5,
      customers: 500,
      staff: 60,
      weeks: 1,
      until: '2026-11-22',
      password: administrator.password,
    });
    const { reports, visits } = archive.readable
      .prepare<[], { reports: number; visits: number }>(
        `SELECT count(DISTINCT documents.id) AS reports, count(*) AS visits
           FROM documents JOIN json_each(documents.body, '$.visits') WHERE form = 'visitReport'`,
      )
      .get() ?? { reports: 0, visits: 0 };
    const printer = startSheetPrinter();
    const issuing = await timeOf(() => issueWeekSheets(archive, context, printer, '2026-W47'));
    await printer.close();
    const sealed = await timeOf(() =>
      sealWeek(archive, context, {
        week: '2026-W47',
        reasons: { '*': '已说明' },
        out: join(home, '..', 'out'),
      }),
    );
    return [
      { what: `issuing the sheets of ${reports} reports`, value: issuing / 1000, unit: 's' },
      {
        what: `sealing ${reports} reports, ${visits} visits, with their sheets`,
        value: sealed / 1000,
        unit: 's',
        goal: { most: 5 },
      },
    ];
  });
