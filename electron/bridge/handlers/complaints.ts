import { complaintBoard } from '../../complaints/board.ts';
import { complaintFigures } from '../../complaints/figures.ts';
import { figuresSheet } from '../../complaints/figuresSheet.ts';
import { limitsOn, setLimits } from '../../complaints/limits.ts';
import { remindOfComplaint } from '../../complaints/remind.ts';
import { writeSheetFile } from '../../sheets/sheetFile.ts';
import { chooseNewFile } from '../../window/dialogs.ts';
import { offerPreview } from '../../window/previews.ts';
import { printPdf } from '../../window/printing.ts';
import type { Handlers } from '../answerCalls.ts';
import { contextOf, type Parts } from './parts.ts';

type ComplaintCalls = Extract<keyof Handlers, `complaints.${string}`>;

export function complaintHandlers({
  office,
  session,
  printer,
  window,
}: Pick<Parts, 'office' | 'session' | 'printer' | 'window'>): Pick<Handlers, ComplaintCalls> {
  const archive = () => office.archive();
  const context = () => contextOf(session);
  const parts = () => ({ archive: archive(), context: context(), printer });
  return {
    'complaints.board': () => complaintBoard(archive().readable, context()),
    'complaints.figures': (input) => complaintFigures(archive().readable, context(), input),
    'complaints.previewFigures': async ({ year }) => {
      const { pdf, pages, missingCharacters } = await figuresSheet(parts(), year, 'viewed');
      return { address: offerPreview(pdf), pages, missingCharacters };
    },
    'complaints.printFigures': async ({ year }) =>
      printPdf((await figuresSheet(parts(), year, 'printed')).pdf),
    'complaints.saveFigures': async ({ year }) => {
      const file = await chooseNewFile(window(), {
        title: '另存客户投诉统计表',
        defaultPath: `客户投诉统计表 ${year}.pdf`,
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      });
      if (file === undefined) return false;
      await writeSheetFile(file, (await figuresSheet(parts(), year, 'saved')).pdf);
      return true;
    },
    'complaints.limits': () => limitsOn(archive().readable, context().clock.today()),
    'complaints.setLimits': (limits) => setLimits(archive().writable, context(), limits),
    'complaints.remind': (input) => remindOfComplaint(archive().writable, context(), input),
  };
}
