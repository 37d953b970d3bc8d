import { createHash } from 'node:crypto';
import type { Archive } from '../../archive/archive.ts';
import type { Context } from '../../archive/context.ts';
import { writeSheetFile } from '../../sheets/sheetFile.ts';
import { type SheetPrinter, startSheetPrinter } from '../../sheets/sheetPrinter.ts';
import { actAs } from '../actor.ts';
import type { CommandAnswer } from '../answer.ts';
import { withArchive } from '../withArchive.ts';

export interface MakingSheet {
  archive: Archive;
  context: Context;
  printer: SheetPrinter;
}

interface MadeForCommand {
  title: string;
  pdf: Uint8Array;
  pages: number;
  missingCharacters: readonly string[];
}

/** Makes one sheet, writes it to `out` and says so. @throws NO_RIGHT, SHEET_FILE_NOT_WRITTEN, and what `make` throws */
export function sheetAnswer(
  out: string,
  make: (making: MakingSheet) => Promise<MadeForCommand>,
): Promise<CommandAnswer> {
  return withArchive(async (archive) => {
    const context = await actAs(archive, 'sheet.print');
    const printer = startSheetPrinter();
    try {
      const { title, pdf, pages, missingCharacters } = await make({ archive, context, printer });
      await writeSheetFile(out, pdf);
      const sha256 = createHash('sha256').update(pdf).digest('hex');
      return {
        json: { file: out, pages, sha256, missingCharacters },
        lines: [
          `${title}：${pages} 页，已写到 ${out}`,
          ...(missingCharacters.length > 0
            ? [`字库缺字：${missingCharacters.join(' ')}（表上以编码注明）`]
            : []),
        ],
      };
    } finally {
      await printer.close();
    }
  });
}
