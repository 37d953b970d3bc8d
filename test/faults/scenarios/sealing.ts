import { startSheetPrinter } from '../../../electron/sheets/sheetPrinter.ts';
import { issueWeekSheets } from '../../../electron/week/issueWeekSheets.ts';
import { sealWeek } from '../../../electron/week/sealWeek.ts';
import { actorNamed, MANAGER, openBranch, steadyClock } from '../branch.ts';
import type { Stage } from '../kill/victim.ts';
import { AFTER_THE_WEEK, WEEK } from '../week.ts';

export interface SealInput {
  out: string;
  /** Whether the week's sheets are issued first. */
  sheets: boolean;
}

export interface SealedFact {
  sequence: number;
  sha256: string;
  file: string;
}

/** The manager seals the week, as the window does. */
export default async function sealing({ home, input, ready, acknowledge }: Stage): Promise<void> {
  const { out, sheets } = input as SealInput;
  const archive = await openBranch(home);
  const context = { actor: actorNamed(archive, MANAGER), clock: steadyClock(AFTER_THE_WEEK) };
  const printer = sheets ? startSheetPrinter() : undefined;
  ready();
  if (printer) await issueWeekSheets(archive, context, printer, WEEK);
  const { sequence, sha256, file } = await sealWeek(archive, context, {
    week: WEEK,
    reasons: { '*': '已说明' },
    out,
  });
  acknowledge({ sequence, sha256, file } satisfies SealedFact);
  await printer?.close();
  archive.close();
}
