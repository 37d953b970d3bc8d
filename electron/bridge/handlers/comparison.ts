import { comparisonSheet } from '../../figures/handingOut.ts';
import { comparedSheets, customersNamed, sheetedCustomers } from '../../figures/sheets.ts';
import { writeSheetFile } from '../../sheets/sheetFile.ts';
import { chooseNewFile } from '../../window/dialogs.ts';
import { offerPreview } from '../../window/previews.ts';
import { printPdf } from '../../window/printing.ts';
import type { Handlers } from '../answerCalls.ts';
import { contextOf, type Parts } from './parts.ts';

type ComparisonCalls =
  | 'comparison.customers'
  | 'comparison.sheets'
  | 'comparison.preview'
  | 'comparison.print'
  | 'comparison.save';

export function comparisonHandlers({
  office,
  session,
  printer,
  window,
}: Pick<Parts, 'office' | 'session' | 'printer' | 'window'>): Pick<Handlers, ComparisonCalls> {
  const archive = () => office.archive().readable;
  const parts = () => ({ archive: office.archive(), context: contextOf(session), printer });
  return {
    'comparison.customers': () => sheetedCustomers(archive(), contextOf(session)),
    'comparison.sheets': ({ question }) => ({
      customers: customersNamed(archive(), contextOf(session), question.customers),
      sheets: comparedSheets(archive(), contextOf(session), question),
    }),
    'comparison.preview': async ({ question }) => {
      const { pdf, pages, missingCharacters } = await comparisonSheet(parts(), question, 'viewed');
      return { address: offerPreview(pdf), pages, missingCharacters };
    },
    'comparison.print': async ({ question }) => {
      const { pdf } = await comparisonSheet(parts(), question, 'printed');
      return printPdf(pdf);
    },
    'comparison.save': async ({ question }) => {
      const file = await chooseNewFile(window(), {
        title: '另存客户综合销售力对比分析表',
        defaultPath: `客户综合销售力对比分析表 ${question.year}.pdf`,
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      });
      if (file === undefined) return false;
      const { pdf } = await comparisonSheet(parts(), question, 'saved');
      await writeSheetFile(file, pdf);
      return true;
    },
  };
}
