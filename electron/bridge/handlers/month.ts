import { formOf } from '../../../shared/forms/registry.ts';
import { writeSheetFile } from '../../sheets/sheetFile.ts';
import { setDeadline } from '../../week/deadlines.ts';
import { monthGridFor } from '../../week/monthGrid.ts';
import { monthSheet } from '../../week/monthSheet/handingOut.ts';
import { chooseNewFile } from '../../window/dialogs.ts';
import { offerPreview } from '../../window/previews.ts';
import { printPdf } from '../../window/printing.ts';
import type { Handlers } from '../answerCalls.ts';
import { contextOf, type Parts } from './parts.ts';
import { dayOf } from './week.ts';

type MonthCalls = Extract<keyof Handlers, `month.${string}`>;

export function monthHandlers({
  office,
  session,
  printer,
  window,
}: Pick<Parts, 'office' | 'session' | 'printer' | 'window'>): Pick<Handlers, MonthCalls> {
  const parts = () => ({ archive: office.archive(), context: contextOf(session), printer });
  return {
    'month.grid': (input) => {
      const { month, days, groups, deadline } = monthGridFor(
        office.archive().readable,
        contextOf(session),
        input.month,
      );
      return {
        month,
        days: days.map(({ date, workday, name }) => ({
          date,
          ...(workday !== 'unpublished' && { workday: workday === 'work' }),
          ...(name !== undefined && { name }),
        })),
        groups: groups.map(({ form, people }) => ({
          form,
          title: formOf(form).description.title,
          people: people.map((person) => ({
            id: person.personId,
            name: person.name,
            days: person.days.map(dayOf),
          })),
        })),
        deadline: { workdays: deadline.workdays, time: deadline.time },
      };
    },
    'month.preview': async ({ month }) => {
      const { pdf, pages, missingCharacters } = await monthSheet(parts(), month, 'viewed');
      return { address: offerPreview(pdf), pages, missingCharacters };
    },
    'month.print': async ({ month }) => printPdf((await monthSheet(parts(), month, 'printed')).pdf),
    'month.save': async ({ month }) => {
      const file = await chooseNewFile(window(), {
        title: '另存交表一览表',
        defaultPath: `交表一览表 ${month}.pdf`,
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      });
      if (file === undefined) return false;
      await writeSheetFile(file, (await monthSheet(parts(), month, 'saved')).pdf);
      return true;
    },
    'month.setDeadline': (input) => setDeadline(office.archive().writable, contextOf(session), input),
  };
}
