import type { Output } from '../../../shared/contract/contract.ts';
import type { GridDay } from '../../../shared/rules/week/dayGrid.ts';
import type { ReadableArchive } from '../../archive/connection.ts';
import { findRow } from '../../documents/record.ts';
import { answerDay } from '../../week/calendar.ts';
import { withWeekEnd } from '../../week/earlySealing.ts';
import { issueWeekSheets } from '../../week/issueWeekSheets.ts';
import { sealedWeeks } from '../../week/sealedWeeks.ts';
import { sealWeek } from '../../week/sealWeek.ts';
import { type WeekStatus, weekOfInput, weekStatusFor } from '../../week/weekStatus.ts';
import { chooseFolder } from '../../window/dialogs.ts';
import type { Handlers } from '../answerCalls.ts';
import { contextOf, type Parts } from './parts.ts';

type WeekCalls = 'week.status' | 'week.answerDay' | 'week.issueSheets' | 'week.seal' | 'week.history';

export function weekHandlers({
  office,
  session,
  printer,
  window,
  progress,
}: Parts): Pick<Handlers, WeekCalls> {
  const archive = () => office.archive();
  const context = () => contextOf(session);
  const issue = (week: string) =>
    issueWeekSheets(archive(), context(), printer, weekOfInput(week), (done, total) =>
      progress({ task: 'issue', done, total, text: '正在出单' }),
    );
  return {
    'week.status': ({ week }) => {
      const { readable } = archive();
      const status = weekStatusFor(readable, context(), weekOfInput(week));
      return statusOf(readable, withWeekEnd(readable, status, context().clock.now()));
    },
    'week.answerDay': (input) => answerDay(archive().writable, context(), input),
    'week.issueSheets': ({ week }) => issue(week),
    'week.seal': async ({ week, reasons }) => {
      const out = await chooseFolder(window(), { title: '周报文件放在哪个文件夹' });
      if (out === undefined) return undefined;
      return sealWeek(archive(), context(), { week: weekOfInput(week), reasons, out }, (done, total) =>
        progress({ task: 'seal', done, total, text: '正在封存' }),
      );
    },
    'week.history': () => {
      const weeks = sealedWeeks(archive().readable);
      return weeks.map((sealed, place) => ({
        ...sealed,
        chained: sealed.previous === weeks[place + 1]?.sha256,
      }));
    },
  };
}

function statusOf(
  archive: ReadableArchive,
  { week, label, calendar, grid, openPoints }: WeekStatus,
): Output<'week.status'> {
  return {
    week,
    label,
    calendar,
    undecidedDays: [...grid.undecided],
    people: grid.people.map(({ personId, name, days }) => ({
      id: personId,
      name,
      days: days.map(dayOf),
    })),
    openPoints: openPoints.map(({ code, text, documentId }) => {
      const row = documentId === undefined ? undefined : findRow(archive, documentId);
      return { code, text, ...(row && { document: { form: row.form, id: row.id } }) };
    }),
  };
}

export function dayOf({ date, workday, state, documentId, absence, until }: GridDay) {
  return {
    date,
    state,
    ...(workday !== 'unpublished' && { workday: workday === 'work' }),
    ...(documentId !== undefined && { documentId }),
    ...(absence !== undefined && { absence }),
    ...(until !== undefined && { until }),
  };
}
