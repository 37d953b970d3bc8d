import type { DuplicateWay } from '../../../shared/importing/planImport.ts';
import { writeChosenFile } from '../../disk/chosenFile.ts';
import { importCustomers } from '../../importing/customerImport.ts';
import { readSourceFile } from '../../importing/readSource.ts';
import { actAs } from '../actor.ts';
import type { CommandAnswer } from '../answer.ts';
import { withArchive } from '../withArchive.ts';

interface ImportOptions {
  dryRun?: boolean;
  rejects?: string;
  duplicates: DuplicateWay;
}

export function importCustomersCommand(file: string, options: ImportOptions): Promise<CommandAnswer> {
  return withArchive(async (archive) => {
    const context = await actAs(archive, 'card.import');
    const table = await readSourceFile(file);
    const { dryRun = false, duplicates } = options;
    const { rejects, ...counts } = importCustomers(
      archive.writable,
      context,
      table,
      { duplicates },
      { dryRun },
    );
    if (options.rejects !== undefined && rejects !== '')
      await writeChosenFile(options.rejects, rejects, 'IMPORT_REJECTS_NOT_WRITTEN');
    const { read, imported, merged, skipped, rejected } = counts;
    return {
      json: { read, imported, merged, skipped, rejected },
      lines: [
        `${dryRun ? '试读' : '导入'} ${read} 行：新建 ${imported}，合并 ${merged}，跳过 ${skipped}，退回 ${rejected}`,
        ...(rejected > 0 && options.rejects !== undefined ? [`退回的行已写到 ${options.rejects}`] : []),
      ],
    };
  });
}
