import { addDays, weekdayName } from '../../shared/rules/calendar/businessDate.ts';
import { weekOf } from '../../shared/rules/calendar/isoWeek.ts';
import { reportGrid } from '../week/reportGrid.ts';
import type { TodaySource } from './source.ts';

/** Reports of this and the last week that he owes (S2); older gaps are closed with their week. */
export const reportsToFill: TodaySource = {
  key: 'reports',
  title: '要填的日报',
  items(archive, { actor, clock }) {
    const today = clock.today();
    const days = [addDays(today, -7), today].flatMap((date) => {
      const { grid } = reportGrid(archive, weekOf(date));
      return grid.people.find(({ personId }) => personId === actor.personId)?.days ?? [];
    });
    return days
      .filter(({ date, state }) => date <= today && (state === 'missing' || state === 'void'))
      .reverse()
      .map(({ date, state, documentId }) => {
        const draft = state === 'missing' ? documentId : undefined;
        return {
          text: `${date} ${weekdayName(date)}`,
          note: draft ? '草稿，还没有提交' : state === 'void' ? '已作废，没有重报' : '还没有填',
          urgent: date < today,
          to: { page: 'document', form: 'visitReport', ...(draft && { id: draft }) },
        };
      });
  },
};
