import type { GridDay, GridPerson } from '../../../shared/rules/week/dayGrid.ts';
import type { OpenPoint, PointSource } from './openPoint.ts';

/** Days of a year without a published calendar that the branch has not settled. */
export const undecidedDays: PointSource = (_, { grid }) =>
  grid.undecided.map((date) => ({ code: `UNDECIDED_DAY:${date}`, text: `${date} 是否上班还没有确认` }));

/** Working days without a valid report (S2); one that is only begun is named as a draft. */
export const missingReports: PointSource = (_, { grid, people }) => {
  const logins = new Map(people.map((person) => [person.id, person.login]));
  return grid.people.flatMap((person) =>
    person.days.flatMap((day) => missingPoint(person, logins.get(person.personId) ?? person.personId, day)),
  );
};

function missingPoint(person: GridPerson, login: string, day: GridDay): OpenPoint[] {
  const begun = day.state === 'missing' && day.documentId !== undefined;
  if ((day.state !== 'missing' && day.state !== 'void') || begun) return [];
  const what = day.state === 'void' ? '日报已作废，没有重报' : '缺日报';
  return [
    {
      code: `MISSING:${login}:${day.date}`,
      text: `${person.name} ${day.date} ${what}`,
      missing: { personId: person.personId, date: day.date },
      ...(day.documentId && { documentId: day.documentId }),
    },
  ];
}
