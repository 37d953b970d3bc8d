import { resolve } from 'node:path';
import { drillSteps } from '../../../shared/rules/backup/drill.ts';
import { branchOf } from '../../archive/meta.ts';
import { holdDrill } from '../../backup/drilling/drilling.ts';
import { drillPaper } from '../../backup/drilling/paper.ts';
import { writeSheetFile } from '../../sheets/sheetFile.ts';
import { startSheetPrinter } from '../../sheets/sheetPrinter.ts';
import { actAs } from '../actor.ts';
import type { CommandAnswer } from '../answer.ts';
import { withArchive } from '../withArchive.ts';

export function drillCommand(folder: string, { out }: { out?: string }): Promise<CommandAnswer> {
  return withArchive(async (archive) => {
    const context = await actAs(archive, 'archive.backup');
    const code = process.env.KEDANG_RECOVERY_CODE;
    const drill = await holdDrill(archive, context, { folder: resolve(folder), ...(code && { code }) });
    if (out !== undefined) {
      const printer = startSheetPrinter();
      try {
        const { pdf } = await printer.makeSheet({ derived: drillPaper(drill, branchOf(archive.readable)) });
        await writeSheetFile(out, pdf);
      } finally {
        await printer.close();
      }
    }
    const { record } = drill;
    return {
      json: {
        ok: record.passed,
        id: drill.id,
        at: drill.at,
        backup: record.backup,
        openedBy: record.openedBy,
        found: record.found ?? null,
        findings: record.findings,
        ...(out !== undefined && { sheet: out }),
      },
      lines: [
        `${record.passed ? '演练通过' : '演练不通过'}：${record.backup.folder}`,
        ...record.steps.map(({ step, took }) => `  ${drillSteps[step]}\t${(took / 10).toFixed(1)} 秒`),
        ...record.findings.map((finding) => `  ${finding}`),
      ],
      refused: !record.passed,
    };
  });
}
