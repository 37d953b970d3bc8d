import type { Output } from '../../../shared/contract/contract.ts';
import { weekDays, weekLabel } from '../../../shared/rules/calendar/isoWeek.ts';
import { publishedCalendar } from '../../../shared/rules/calendar/publishedCalendar.ts';
import { withDecidedDays } from '../../../shared/rules/calendar/workingCalendar.ts';
import { REPORT_DEADLINE } from '../../../shared/rules/week/dayGrid.ts';
import { weekGrid } from '../../../shared/rules/week/weekGrid.ts';
import { idOf } from './branch.ts';
import type { Handlers, World } from './fakeBridge.ts';

export function weekHandlers(world: World) {
  let absences: Output<'absences.list'> = [
    { id: 'a-1', personId: idOf('p-1'), name: '李秀英', from: '2026-11-17', to: '2026-11-18', kind: '病假' },
  ];
  let decided: Record<string, 'work' | 'off'> = {};
  let issued = false;
  let sealed: Output<'week.history'> = [
    {
      week: '2026-W46',
      sequence: 2,
      file: 'KD-SH-2026-W46-2.zip',
      sha256: '9f2c1d7a4be86035f1d2aa90c4be77d15e3360fa8a1cf0b9d7e24c5a6b813f04',
      previous: '41b7e0c2d5f89a6307be1c94d2fa5b806c7e13d9a4f02b58e6c7d1903fab2465',
      documents: 36,
      at: '2026-11-16T10:12:00+08:00',
      by: '郑内勤',
      chained: true,
    },
    {
      week: '2026-W45',
      sequence: 1,
      file: 'KD-SH-2026-W45-1.zip',
      sha256: '41b7e0c2d5f89a6307be1c94d2fa5b806c7e13d9a4f02b58e6c7d1903fab2465',
      documents: 34,
      at: '2026-11-09T09:47:00+08:00',
      by: '郑内勤',
      chained: true,
    },
  ];

  const statusOf = (week: string): Output<'week.status'> => {
    const days = new Set(weekDays(week));
    const grid = weekGrid({
      week,
      calendar: withDecidedDays(publishedCalendar, decided),
      people: world.people
        .filter((person) => person.role === 'salesperson')
        .map(({ id, name, joined, left }) => ({
          id,
          name,
          ...(joined && { joined }),
          ...(left && { left }),
        })),
      reports: world.documents.flatMap((document) =>
        document.form === 'visitReport' && days.has(document.dates.from)
          ? [
              {
                personId: (document.body.salesperson as { id: string }).id,
                date: document.dates.from,
                state: document.state,
                firstSubmittedAt: new Date(document.createdAt).toISOString(),
                documentId: document.id,
              },
            ]
          : [],
      ),
      absences,
      deadlineOf: () => REPORT_DEADLINE,
    });
    const missing = grid.people.flatMap((person) =>
      person.days
        .filter((day) => day.state === 'missing')
        .map((day) => ({
          code: `missing:${person.personId}:${day.date}`,
          text: `${person.name} ${day.date} 缺拜访日报${day.documentId ? '（有草稿未提交）' : ''}`,
          ...(day.documentId && { document: { form: 'visitReport', id: day.documentId } }),
        })),
    );
    return {
      week,
      label: weekLabel(week),
      calendar: grid.calendar,
      people: grid.people.map((person) => ({
        id: person.personId,
        name: person.name,
        days: person.days.map((day) => ({
          date: day.date,
          ...(day.workday !== 'unpublished' && { workday: day.workday === 'work' }),
          state: day.state ?? 'off',
          ...(day.documentId && { documentId: day.documentId }),
        })),
      })),
      openPoints: [
        ...missing,
        {
          code: 'card:c-1',
          text: '待建卡：苏州市永盛商贸有限公司（SH-000002），首次交易 17 天',
          document: { form: 'customerCard', id: idOf('c-1') },
        },
        ...(issued ? [] : [{ code: 'sheets', text: '还有 31 份日报没有出单' }]),
      ],
      undecidedDays: grid.undecided,
    };
  };

  return {
    'absences.list': ({ from, to }) => absences.filter((one) => one.from <= to && one.to >= from),
    'absences.add': (given) => {
      const id = `a-${Date.now()}`;
      const name = world.people.find((person) => person.id === given.personId)?.name ?? '';
      absences = [...absences, { id, name, ...given }];
      return { id };
    },
    'absences.remove': ({ id }) => {
      absences = absences.filter((one) => one.id !== id);
    },
    'week.status': ({ week }) => statusOf(week),
    'week.answerDay': ({ date, workday }) => {
      decided = { ...decided, [date]: workday ? 'work' : 'off' };
    },
    'week.issueSheets': async () => {
      await stepwise(world, 'issue', 31, '出单');
      issued = true;
      return { issued: 31 };
    },
    'week.seal': async ({ week }) => {
      await stepwise(world, 'seal', 60, '写入周报文件');
      const sequence = (sealed[0]?.sequence ?? 0) + 1;
      const made = {
        week,
        sequence,
        file: `KD-SH-${week}-${sequence}.zip`,
        sha256: 'c0ffee14d5f89a6307be1c94d2fa5b806c7e13d9a4f02b58e6c7d1903fab2465',
        documents: 38,
      };
      sealed = [
        {
          ...made,
          ...(sealed[0] && { previous: sealed[0].sha256 }),
          at: '2026-11-23T09:30:00+08:00',
          by: world.actor?.name ?? '',
          chained: true,
        },
        ...sealed,
      ];
      return made;
    },
    'week.history': () => sealed,
    'weeklyFile.waiting': () => ({}),
  } satisfies Partial<Handlers>;
}

export async function stepwise(world: World, task: 'seal' | 'issue' | 'import', total: number, text: string) {
  for (let done = 0; done <= total; done += 1) {
    world.progress({ task, done, total, text });
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
