import type { PlanRow, VisitPlan } from '../../shared/forms/visitPlan/rules.ts';
import { addDays } from '../../shared/rules/calendar/businessDate.ts';
import { mondayOf, nextWeek, weekOf } from '../../shared/rules/calendar/isoWeek.ts';
import { workdayOf } from '../../shared/rules/calendar/workingCalendar.ts';
import type { Archive } from '../archive/archive.ts';
import type { Context } from '../archive/context.ts';
import { saveDocument } from '../documents/saving.ts';
import type { Person } from '../people/people.ts';
import { calendarOf } from '../week/calendar.ts';
import type { DemoPeople } from './people.ts';
import type { Random } from './random.ts';
import type { DemoCustomerReference } from './reports.ts';
import { at } from './time.ts';

interface Office {
  people: DemoPeople;
  customers: readonly DemoCustomerReference[];
  days: readonly string[];
}

const GOALS = ['确认月底数量', '收上月余款', '看样定规格', '陈列调整并拍照', '谈明年协议'];

/**
 * What lies ahead: everybody's plan of the week after the last day, written on that day, one of them a draft; and the month's
 * plan of two of them.
 */
export function plansAhead(
  archive: Archive,
  context: Context,
  random: Random,
  { people: { salespeople }, customers, days }: Office,
): void {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return;
  const calendar = calendarOf(archive.readable);
  const monday = mondayOf(nextWeek(weekOf(last)));
  const ahead = [0, 1, 2, 3, 4, 5, 6]
    .map((day) => addDays(monday, day))
    .filter((date) => workdayOf(calendar, date) === 'work');
  for (const [place, person] of salespeople.entries()) {
    if (person.left !== undefined || place === salespeople.length - 2) continue;
    const own = customers.filter((_, index) => index % salespeople.length === place);
    save(archive, context, person, {
      plan: { period: 'week', from: monday, ...head(person), visits: rowsOn(random, ahead, own) },
      on: last,
      as: place === 4 ? 'draft' : 'submitted',
    });
    const month = `${last.slice(0, 7)}-01`;
    const ofMonth = days.filter((date) => date >= month);
    if (place < 2 && ofMonth.length > 0)
      save(archive, context, person, {
        plan: { period: 'month', from: month, ...head(person), visits: rowsOn(random, ofMonth, own) },
        on: ofMonth[0] ?? last,
        as: 'submitted',
      });
  }
}

const head = ({ id, name }: Person): Pick<VisitPlan, 'salesperson' | 'focus'> => ({
  salesperson: { id, name },
  focus: '老客户月底补货，清收到期货款',
});

function save(
  archive: Archive,
  context: Context,
  person: Person,
  { plan, on, as }: { plan: VisitPlan; on: string; as: 'draft' | 'submitted' },
): void {
  if (!plan.visits?.length) return;
  saveDocument(archive.writable, at(context, person, on, '17:30:00'), {
    form: 'visitPlan',
    baseRevision: 0,
    body: { ...plan },
    as,
  });
}

/** Two or three customers a day, none twice on one day. */
function rowsOn(random: Random, dates: readonly string[], own: readonly DemoCustomerReference[]): PlanRow[] {
  if (own.length === 0) return [];
  let next = random.whole(0, own.length - 1);
  return dates.flatMap((date) =>
    Array.from({ length: Math.min(own.length, random.whole(2, 3)) }, (_, stop): PlanRow => {
      next = (next + 1) % own.length;
      const { id, code, name } = own[next] as DemoCustomerReference;
      return {
        date,
        slot: stop === 0 ? 'morning' : 'afternoon',
        customer: { id, code, name },
        standing: random.pick(['current', 'current', 'key', 'potential']),
        way: 'onSite',
        purposes: [random.pick(['revisit', 'collect', 'order', 'display'] as const)],
        plannedStay: random.whole(4, 9) * 5,
        goal: random.pick(GOALS),
      };
    }),
  );
}
