import { formOf } from '../../../shared/forms/registry.ts';
import { setDeadline } from '../../week/deadlines.ts';
import { monthGrid } from '../../week/monthGrid.ts';
import type { Handlers } from '../answerCalls.ts';
import { contextOf, type Parts } from './parts.ts';
import { dayOf } from './week.ts';

export function monthHandlers({
  office,
  session,
}: Pick<Parts, 'office' | 'session'>): Pick<Handlers, 'month.grid' | 'month.setDeadline'> {
  return {
    'month.grid': (input) => {
      const { month, days, groups, deadline } = monthGrid(office.archive().readable, input.month);
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
    'month.setDeadline': (input) => setDeadline(office.archive().writable, contextOf(session), input),
  };
}
