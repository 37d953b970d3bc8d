import { areasOf } from '../../customers/summary/customerSummary.ts';
import { summaryFile, summarySheet } from '../../customers/summary/handingOut.ts';
import { customerReach } from '../../rights/reach.ts';
import { writeSheetFile } from '../../sheets/sheetFile.ts';
import { chooseNewFile } from '../../window/dialogs.ts';
import { offerPreview } from '../../window/previews.ts';
import { printPdf } from '../../window/printing.ts';
import type { Handlers } from '../answerCalls.ts';
import { contextOf, type Parts } from './parts.ts';

type SummaryCalls = 'summary.lines' | 'summary.areas' | 'summary.preview' | 'summary.print' | 'summary.save';

const fileKinds = { pdf: 'PDF', xlsx: 'Excel 工作簿', csv: 'CSV' } as const;

export function summaryHandlers({
  office,
  session,
  printer,
  summary,
  window,
}: Parts): Pick<Handlers, SummaryCalls> {
  const parts = () => ({ archive: office.archive(), context: contextOf(session), desk: summary, printer });
  return {
    'summary.lines': async ({ question, from, count }) => {
      const reply = await summary.ask(office.archive(), {
        question,
        reach: customerReach(contextOf(session), 'stood.id'),
        want: { kind: 'lines', from, count },
      });
      if (reply.kind !== 'lines') throw new Error('the summary desk gave no lines');
      const { lines, lineCount, total } = reply;
      return { lines, lineCount, total };
    },
    'summary.areas': () => areasOf(office.archive().readable, contextOf(session)),
    'summary.preview': async ({ question }) => {
      const { pdf, pages, missingCharacters } = await summarySheet(parts(), question, 'viewed');
      return { address: offerPreview(pdf), pages, missingCharacters };
    },
    'summary.print': async ({ question }) => {
      const { pdf } = await summarySheet(parts(), question, 'printed');
      return printPdf(pdf);
    },
    'summary.save': async ({ question, as }) => {
      const file = await chooseNewFile(window(), {
        title: '另存客户归类汇总表',
        defaultPath: `客户归类汇总表 ${question.until}.${as}`,
        filters: [{ name: fileKinds[as], extensions: [as] }],
      });
      if (file === undefined) return false;
      const content =
        as === 'pdf'
          ? (await summarySheet(parts(), question, 'saved')).pdf
          : await summaryFile(parts(), question, as);
      await writeSheetFile(file, content);
      return true;
    },
  };
}
