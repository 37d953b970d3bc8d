import type { SupervisorReport, SupervisorVisit } from '../../shared/forms/supervisorReport/rules.ts';
import type { Visit, VisitReport } from '../../shared/forms/visitReport/rules.ts';
import { addDays } from '../../shared/rules/calendar/businessDate.ts';
import type { Archive } from '../archive/archive.ts';
import type { Context } from '../archive/context.ts';
import { saveDocument } from '../documents/saving.ts';
import type { Person } from '../people/people.ts';
import type { Random } from './random.ts';
import { at } from './time.ts';

const PURPOSES: NonNullable<SupervisorVisit['purposes']>[] = [
  ['demonstrate'],
  ['collect'],
  ['closeNew'],
  ['solve', 'goodwill'],
  ['complaint'],
  ['goodwill', 'askCompany'],
  ['askSalesperson'],
  ['newProduct', 'questions'],
];
const TALKS = [
  '示范新品的开场与报价顺序，客户同意先试订一批，由业务员跟进送样。',
  '与老板对清逾期货款，约定本月底前付清，余额分两次付。',
  '客户担心交期，当场与仓库核对库存，答复三天内到货。',
  '了解客户今年的销售安排，对方愿意把陈列让出一组货架。',
  '处理上次破损的投诉，客户认可换货办法，关系恢复。',
];
const QUESTIONS: readonly [question: string, answer: string][] = [
  ['别家同样的货每箱便宜三元，为什么要用你们的？', '先问用量与破损率，把换货、送货的费用一起算给客户看。'],
  ['账期能不能放到两个月？', '说明公司回款规定，可改用七天内承兑享受百分之五折扣。'],
  ['新品没人认得，卖不动怎么办？', '先放一组陈列，附试用装，两周后按走货情况补货。'],
  ['旺季断货谁负责？', '请客户提前十天报计划，写入拜访计划，由仓库留货。'],
];
const IMPRESSIONS = ['送货准时，价格偏高。', '质量放心，希望多做促销。', '对账清楚，换货稍慢。'];
const OPINIONS = ['跑得勤，说话算数。', '熟悉产品，报价还不够果断。', '有问必答，回访及时。'];
const MARKET = ['竞品本月搭赠一成。', '周边新开两家批发部。', '同行开始压账期。'];
const ORDERS = ['整理该客户近三个月的订货与回款', '送样并确认首批数量', '核对促销陈列并拍照', '补签年度协议'];

/** What of a salesperson's day a supervisor was along for. */
export interface Accompanied {
  supervisor: Person;
  salesperson: { id: string; name: string };
  visits: Visit[];
}

/**
 * The day of one salesperson with a supervisor along for some visits in a row, or without one. Now and then the salesperson forgets to
 * name him, as people do.
 */
export function accompany(
  random: Random,
  body: VisitReport,
  supervisor: Person | undefined,
): { body: VisitReport; accompanied: Visit[] } {
  const visits = (body.visits ?? []).map(({ companion: _, companionRole: __, ...visit }): Visit => visit);
  if (!supervisor) return { body: { ...body, visits }, accompanied: [] };
  const first = random.whole(0, Math.max(0, visits.length - 4));
  const along = new Set([first, first + 1, first + 2, first + 3].slice(0, random.whole(2, 4)));
  const companion = { id: supervisor.id, name: supervisor.name };
  return {
    body: {
      ...body,
      visits: visits.map((visit, row) =>
        along.has(row) && !random.chance(0.06) ? { ...visit, companion, companionRole: '主任' } : visit,
      ),
    },
    accompanied: visits.filter((visit, row) => along.has(row) && visit.way === 'onSite'),
  };
}

/** The supervisor's report of the day, in the evening; one in a dozen times he remembers another hour. */
export function saveSupervisorReport(
  archive: Archive,
  context: Context,
  random: Random,
  { date, savedOn }: { date: string; savedOn: string },
  { supervisor, salesperson, visits }: Accompanied,
): void {
  const body: SupervisorReport = {
    date,
    supervisor: { id: supervisor.id, name: supervisor.name },
    situation: 'cadre',
    visits: visits.map((visit, row) => supervisorVisit(random, date, salesperson, visit, row === 0)),
    nextDay: random.pick([
      '陪同拜访城北片新客户两家。',
      '在所内核对逾期账款，下午个别谈话。',
      '单独拜访重点客户。',
    ]),
  };
  saveDocument(archive.writable, at(context, supervisor, savedOn, '18:40:00'), {
    form: 'supervisorReport',
    baseRevision: 0,
    body: { ...body },
    as: 'submitted',
  });
}

function supervisorVisit(
  random: Random,
  date: string,
  salesperson: { id: string; name: string },
  { customer, arrived, left, metWith }: Visit,
  first: boolean,
): SupervisorVisit {
  const purposes = random.pick(PURPOSES);
  const [question, answer] = random.pick(QUESTIONS);
  const earlier = first && random.chance(0.12);
  return {
    ...(customer && { customer }),
    salesperson,
    // Earlier than the first visit of the day, so that his own visits do not overlap.
    arrived: earlier ? '08:00' : (arrived ?? '09:00'),
    left: left ?? '09:30',
    ...(metWith && { metWith }),
    purposes,
    talk: random.pick(TALKS),
    ...((purposes.includes('askCompany') || random.chance(0.3)) && {
      opinionOfCompany: random.pick(IMPRESSIONS),
    }),
    ...((purposes.includes('askSalesperson') || random.chance(0.3)) && {
      opinionOfSalesperson: random.pick(OPINIONS),
    }),
    ...(random.chance(0.3) && { market: random.pick(MARKET) }),
    ...((purposes.includes('questions') || random.chance(0.15)) && { questions: [{ question, answer }] }),
    ...(random.chance(0.3) && {
      instructions: [
        {
          content: random.pick(ORDERS),
          deadline: addDays(date, random.whole(2, 10)),
          responsible: salesperson,
          ...(random.chance(0.4) && { doneOn: addDays(date, random.whole(1, 2)) }),
        },
      ],
    }),
  };
}
