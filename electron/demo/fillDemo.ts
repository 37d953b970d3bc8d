import { refuse } from '../../shared/errors/index.ts';
import { addDays, datesFrom, isBusinessDate } from '../../shared/rules/calendar/businessDate.ts';
import { mondayOf, weekOf } from '../../shared/rules/calendar/isoWeek.ts';
import { nextWorkday, workdayOf } from '../../shared/rules/calendar/workingCalendar.ts';
import type { Archive } from '../archive/archive.ts';
import { sql } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { write } from '../archive/transaction.ts';
import { importDocuments } from '../documents/importing.ts';
import { getDocument } from '../documents/record.ts';
import { addAbsence } from '../people/absences.ts';
import type { Person } from '../people/people.ts';
import { calendarOf } from '../week/calendar.ts';
import { demoComplaints } from './complaints.ts';
import { chanceOnly, courseOfBranch, type Fate, isThereBy, isWholeBranch } from './course.ts';
import { demoCustomer } from './customers.ts';
import { demoFigures } from './figures.ts';
import { demoLogs } from './logs.ts';
import { officeWork } from './officeWork.ts';
import { demoPeople } from './people.ts';
import { demoPlans } from './plans.ts';
import { plansAhead } from './plansAhead.ts';
import { type Random, seededRandom } from './random.ts';
import { type DemoCustomerReference, demoReport } from './reports.ts';
import { saveDemoReport } from './savedReports.ts';
import { type Accompanied, accompany, saveSupervisorReport } from './supervisorReports.ts';
import { at } from './time.ts';

export interface DemoRequest {
  seed: number;
  customers: number;
  /** Salespeople; the managers and the office come on top. */
  staff: number;
  /** Weeks with reports, the last of them that of `until`. */
  weeks: number;
  /** Last day with reports, 'yyyy-mm-dd'. */
  until: string;
  /** Of everybody but the administrator. */
  password: string;
}

export interface DemoFilled {
  people: number;
  customers: number;
  reports: number;
  complaints: number;
}

const LOGGED_DAYS = 5;
const AREAS = ['城区一片', '城区二片', '城北片', '城南片', '新区片', '江阴片', '宜兴片', '沿江片'];

/**
 * Fills an archive without documents with a branch at work: people, submitted cards, daily reports in every state,
 * absences. The same request gives the same contents; ids and keys are the archive's own.
 * @throws DEMO_NOT_EMPTY, DATE_INVALID, CALENDAR_UNPUBLISHED
 */
export async function fillDemo(
  archive: Archive,
  context: Context,
  request: DemoRequest,
): Promise<DemoFilled> {
  if (!isBusinessDate(request.until)) refuse('DATE_INVALID', { date: request.until });
  if (sql(archive.readable, 'SELECT 1 FROM documents LIMIT 1').get()) refuse('DEMO_NOT_EMPTY');
  const days = workingDays(archive, request);
  const random = seededRandom(request.seed);
  const start = addDays(days[0] ?? request.until, -400);
  const whole = isWholeBranch(request);
  const people = await demoPeople(archive, context, random, {
    ...request,
    joined: start,
    // A branch that begins with the program owes nothing of the days before.
    ...(whole && days[0] && { reportingFrom: days[0] }),
  });
  const { archivist, salespeople, supervisors } = people;
  const asArchivist = at(context, archivist, start, '09:00:00');
  // One transaction each for the cards and for every day: fast, and a broken-off demonstration is still sound.
  const customers = importCustomers(archive, asArchivist, random, request, salespeople);
  const course = whole ? courseOfBranch(archive, context, people, days) : chanceOnly;
  const manager = people.managers[0] ?? archivist;
  const ofSupervisors = seededRandom(request.seed + 3);
  let reports = 0;
  for (const date of days) {
    reports += write(archive.writable, () => {
      let written = 0;
      const along = new Map(
        supervisors.flatMap((supervisor): [number, Person][] =>
          // 陪同 some twenty days a month (S8).
          ofSupervisors.chance(0.9) ? [[ofSupervisors.whole(0, salespeople.length - 1), supervisor]] : [],
        ),
      );
      const accompanied: Accompanied[] = [];
      for (const [place, person] of salespeople.entries()) {
        const own = customers.filter((_, index) => index % salespeople.length === place);
        const chance = fateOf(random, date, request.until);
        const fate = course.fateOf(place, date) ?? chance;
        if (fate === 'gone' || fate === 'away') continue;
        if (fate === 'leave') {
          addAbsence(archive.writable, at(context, archivist, date, '08:40:00'), {
            personId: person.id,
            from: date,
            to: date,
            kind: random.pick(['事假', '病假', '年假']),
          });
          continue;
        }
        const salesperson = { id: person.id, name: person.name };
        const supervisor = along.get(place);
        const day = accompany(
          ofSupervisors,
          demoReport(
            random,
            date,
            salesperson,
            areaOf(place),
            own,
            supervisors.map(({ id, name }) => ({ id, name })),
            random.whole(6, 14),
          ),
          supervisor,
        );
        if (supervisor && day.accompanied.length > 0)
          accompanied.push({ supervisor, salesperson, visits: day.accompanied });
        if (fate === 'missing') continue;
        saveDemoReport(archive, context, { person, manager }, day.body, fate, lateDay(archive, date));
        written++;
      }
      for (const day of accompanied) {
        const fate = course.ofSupervisor(supervisors.indexOf(day.supervisor), date);
        if (fate === 'missing') continue;
        const savedOn = fate === 'late' ? lateDay(archive, date) : date;
        saveSupervisorReport(archive, context, ofSupervisors, { date, savedOn }, day);
        written++;
      }
      return written;
    });
  }
  const isThere = isThereBy(course);
  // A week of working days is enough to see the logs; a whole branch keeps them all the time.
  const logged = whole ? days : days.slice(-LOGGED_DAYS);
  write(archive.writable, () => {
    demoPlans(archive, context, seededRandom(request.seed + 4), salespeople, customers, days, isThere);
    if (whole) plansAhead(archive, context, seededRandom(request.seed + 23), { people, customers, days });
    demoLogs(archive, context, seededRandom(request.seed + 5), salespeople, supervisors, logged, isThere);
  });
  const complaints = write(archive.writable, () =>
    demoComplaints(archive, context, seededRandom(request.seed + 8), people, customers, request.until),
  );
  write(archive.writable, () =>
    demoFigures(archive, context, seededRandom(request.seed + 9), people, customers, request.until),
  );
  if (whole) await officeWork(archive, context, people, request);
  return { people: people.count, customers: customers.length, reports, complaints };
}

/** The demonstration's working days; its last week may be cut off by `until`. */
function workingDays(archive: Archive, { weeks, until }: DemoRequest): string[] {
  const calendar = calendarOf(archive.readable);
  const first = addDays(mondayOf(weekOf(until)), -7 * (weeks - 1));
  return datesFrom(first, until).filter((date) => {
    const workday = workdayOf(calendar, date);
    if (workday === 'unpublished') refuse('CALENDAR_UNPUBLISHED', { year: date.slice(0, 4), date });
    return weeks > 0 && workday === 'work';
  });
}

function lateDay(archive: Archive, date: string): string {
  const next = nextWorkday(calendarOf(archive.readable), date);
  return addDays(next.date, 1);
}

const areaOf = (place: number) => AREAS[place % AREAS.length] ?? '城区';

function fateOf(random: Random, date: string, until: string): Fate {
  const lot = random.next();
  if (lot < 0.02) return 'leave';
  if (lot < 0.035) return 'missing';
  if (lot < 0.055) return 'late';
  if (lot < 0.06) return 'void';
  // Who has not finished writing is found on the last days only.
  if (lot < 0.1 && date >= addDays(until, -2)) return 'draft';
  return 'submitted';
}

function importCustomers(
  archive: Archive,
  context: Context,
  random: Random,
  { customers: count, until }: DemoRequest,
  salespeople: readonly { id: string; name: string }[],
): DemoCustomerReference[] {
  const names = new Set<string>();
  const cards = Array.from({ length: count }, (_, index) => {
    const place = index % Math.max(1, salespeople.length);
    const person = salespeople[place];
    const card = demoCustomer(random, person && { id: person.id, name: person.name }, areaOf(place), until);
    // Two customers of one name are a matter for the duplicates' warning, not for a demonstration.
    while (names.has(card.fullName ?? '')) card.fullName = `${card.fullName}第${index + 1}分店`;
    names.add(card.fullName ?? '');
    return card;
  });
  const ids = importDocuments(
    archive.writable,
    context,
    'customerCard',
    cards.map((body) => ({ body: { ...body }, state: 'submitted' as const })),
  );
  return ids.map((id, index) => ({
    id,
    code: getDocument(archive.readable, id).number ?? '',
    name: cards[index]?.fullName ?? '',
    contact: cards[index]?.contacts?.[0]?.name ?? '',
    trade: cards[index]?.industry ?? '日化',
  }));
}
