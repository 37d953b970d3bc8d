import { refuse } from '../../../shared/errors/index.ts';
import { isBusinessDate } from '../../../shared/rules/calendar/businessDate.ts';
import type { Archive } from '../../archive/archive.ts';
import { findByUniqueKey, getDocumentByNumber, type OpenDocument } from '../../documents/record.ts';
import { personNamed } from '../../people/people.ts';
import { saveSheet } from '../../sheets/handingOut.ts';
import { writeSheetFile } from '../../sheets/sheetFile.ts';
import { startSheetPrinter } from '../../sheets/sheetPrinter.ts';
import { actAs } from '../actor.ts';
import type { CommandAnswer } from '../answer.ts';
import { withArchive } from '../withArchive.ts';

export function customerCardSheetCommand(code: string, { out }: { out: string }): Promise<CommandAnswer> {
  return sheetCommand(out, ({ readable }) => {
    const card = getDocumentByNumber(readable, code.trim().toUpperCase());
    return card.form === 'customerCard' ? card : refuse('DOCUMENT_NOT_FOUND', { what: code });
  });
}

export function visitReportSheetCommand(options: {
  person: string;
  date: string;
  out: string;
}): Promise<CommandAnswer> {
  const { person, date, out } = options;
  return sheetCommand(out, ({ readable }) => {
    if (!isBusinessDate(date)) refuse('DATE_INVALID', { date });
    const { id, name } = personNamed(readable, person);
    return (
      findByUniqueKey(readable, 'visitReport', `${id} ${date}`) ??
      refuse('DOCUMENT_NOT_FOUND', { what: `${name} ${date} 的日报` })
    );
  });
}

function sheetCommand(out: string, find: (archive: Archive) => OpenDocument): Promise<CommandAnswer> {
  return withArchive(async (archive) => {
    const context = await actAs(archive, 'sheet.print');
    const document = find(archive);
    const printer = startSheetPrinter();
    try {
      const { pdf, pages, sha256, missingCharacters } = await saveSheet(
        archive,
        context,
        printer,
        document.id,
      );
      await writeSheetFile(out, pdf);
      return {
        json: { file: out, pages, sha256, missingCharacters },
        lines: [
          `${document.title}：${pages} 页，已写到 ${out}`,
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
