import { workLogForm } from '../../shared/forms/workLog/index.ts';
import type { LogEntry, WorkLog } from '../../shared/forms/workLog/rules.ts';
import type { Archive } from '../archive/archive.ts';
import type { Context } from '../archive/context.ts';
import { saveDocument } from '../documents/saving.ts';
import { factsFor } from '../facts/facts.ts';
import type { Person } from '../people/people.ts';
import type { IsThere } from './course.ts';
import type { Random } from './random.ts';
import { at } from './time.ts';

const MORNING: readonly LogEntry[] = [
  { from: '08:30', to: '09:00', category: 'meeting', content: '晨会，通报昨日订货与回款', status: 'done' },
  { from: '08:30', to: '09:10', category: 'office', content: '整理报价单，补打送货单', status: 'done' },
  { from: '08:20', to: '09:00', category: 'training', content: '新品知识与标准话术演练', status: 'done' },
];
const OFFICE = [
  '填写日报，录入新客户资料',
  '与会计核对本周应收',
  '准备明日样品与合同',
  '联系物流查催在途货物',
];
const PROBLEMS = ['个别客户回款偏慢', '小包装断货三天', '对账单格式客户不认', '竞品买断了两处门头'];
const SOLUTIONS = [
  '请会计一同上门对账',
  '已报仓库调货，后天到',
  '改用客户的格式重做',
  '建议月底搭配促销，待批',
];
const REMARKS = [
  '已阅。货款抓紧。',
  '断货的事我来协调，明天给答复。',
  '写得清楚，继续。',
  '下次把客户的原话记下来。',
];

/**
 * The work logs of `days`: from the day's visits and the office's routine; every second salesperson keeps one. Now and then one is
 * copied from the day before, lacks the plan of the next day, or is a draft; a supervisor has read some. Gives how many were saved.
 */
export function demoLogs(
  archive: Archive,
  context: Context,
  random: Random,
  salespeople: readonly Person[],
  supervisors: readonly Person[],
  days: readonly string[],
  isThere: IsThere,
): number {
  let saved = 0;
  const last = new Map<string, WorkLog>();
  for (const date of days)
    for (const [place, person] of salespeople.entries()) {
      if (place % 2 !== 0 || !isThere(place, date)) continue;
      const log = logOf(archive, random, person, date, last.get(person.id));
      last.set(person.id, log);
      const isDraft = date === days.at(-1) && random.chance(0.2);
      const written = saveDocument(archive.writable, at(context, person, date, '18:30:00'), {
        form: 'workLog',
        baseRevision: 0,
        body: { ...log },
        as: isDraft ? 'draft' : 'submitted',
      });
      saved++;
      const reader = supervisors[0];
      if (isDraft || !reader || random.chance(0.5)) continue;
      saveDocument(archive.writable, at(context, reader, date, '19:10:00'), {
        form: 'workLog',
        id: written.id,
        baseRevision: written.revision,
        body: {
          ...log,
          instruction: random.pick(REMARKS),
          reviewer: { id: reader.id, name: reader.name },
          reviewedOn: date,
        },
        as: 'submitted',
      });
    }
  return saved;
}

function logOf(
  archive: Archive,
  random: Random,
  { id, name }: Person,
  date: string,
  before: WorkLog | undefined,
): WorkLog {
  const log: WorkLog = { date, author: { id, name } };
  // Nobody copies the times.
  if (before && random.chance(0.1)) return { ...before, date };
  const facts = factsFor(archive.readable, workLogForm, log);
  const offered = workLogForm.rules.offers?.(log, facts) ?? [];
  const rowsFor = (field: string) => offered.find((offer) => offer.field === field)?.rows ?? [];
  const trouble = random.whole(0, PROBLEMS.length - 1);
  const next = rowsFor('tomorrow').slice(0, 4) as NonNullable<WorkLog['tomorrow']>;
  return {
    ...log,
    entries: [
      random.pick(MORNING),
      ...(rowsFor('entries').slice(0, random.whole(3, 5)) as LogEntry[]),
      { from: '17:30', to: '18:20', category: 'office', content: random.pick(OFFICE), status: 'done' },
    ],
    ...(random.chance(0.6) && { problems: PROBLEMS[trouble]!, solutions: SOLUTIONS[trouble]! }),
    ...(random.chance(0.9) && {
      tomorrow:
        next.length > 0 ? next : [{ time: '09:00', category: 'visit', content: '按路线拜访城北片客户' }],
    }),
  };
}
