import type { Visit, VisitReport } from '../../shared/forms/visitReport/rules.ts';
import { addDays } from '../../shared/rules/calendar/businessDate.ts';
import { companyName, personName, place, tradeOf } from './names.ts';
import type { Random } from './random.ts';
import { demoTalk } from './talks.ts';

export interface DemoCustomerReference {
  id: string;
  code: string;
  name: string;
  contact: string;
  trade: string;
}

const OPINIONS = [
  '价格略高，质量认可。',
  '送货及时，希望增加小包装。',
  '同行促销力度大，盼我司跟进。',
  '对服务满意。',
];
const WEATHER = ['晴', '多云', '阴', '小雨', '大风'];
const PURPOSES: NonNullable<Visit['purposes']>[] = [
  ['revisit'],
  ['order', 'display'],
  ['collect'],
  ['revisit', 'reconcile'],
  ['develop'],
  ['service'],
  ['promotion', 'display'],
];

/** One day of one salesperson, fit to be submitted. `companions` are supervisors who may go along. */
export function demoReport(
  random: Random,
  date: string,
  salesperson: { id: string; name: string },
  area: string,
  customers: readonly DemoCustomerReference[],
  companions: readonly { id: string; name: string }[],
  visitCount: number,
): VisitReport {
  let minutes = 8 * 60 + 30 + random.whole(0, 20);
  const round = shuffled(random, customers);
  const visits = Array.from({ length: visitCount }, (_, stop) => {
    const arrived = clock(minutes);
    // The day's visits fit between half past eight and six whatever their number.
    minutes += random.whole(10, Math.max(12, Math.floor(480 / visitCount)));
    const left = clock(minutes);
    minutes += random.whole(3, Math.max(4, Math.floor(90 / visitCount)));
    return demoVisit(random, date, arrived, left, round[stop % Math.max(1, round.length)], companions);
  });
  return {
    date,
    salesperson,
    area,
    weather: random.pick(WEATHER),
    workFrom: '08:30',
    workTo: '18:00',
    dayTarget: random.whole(5, 40) * 100_000,
    visits,
    ...(random.chance(0.6) && {
      expenses: [
        { item: '交通', amount: random.whole(10, 90) * 100 },
        ...(random.chance(0.3) ? [{ item: '招待', amount: random.whole(80, 400) * 100, note: '午餐' }] : []),
      ],
    }),
    problems: random.pick([
      '个别客户回款偏慢，下周陪同会计上门对账。',
      '竞品降价，建议月底搭配促销。',
      '路线较散，明日起按片区集中拜访。',
    ]),
    ...(customers.length > 0 && {
      tomorrow: [{ time: '09:00', customer: reference(random.pick(customers)), purpose: '回访并确认订货' }],
    }),
  };
}

function demoVisit(
  random: Random,
  date: string,
  arrived: string,
  left: string,
  next: DemoCustomerReference | undefined,
  companions: readonly { id: string; name: string }[],
): Visit {
  const isNew = random.chance(0.04) || next === undefined;
  const known = isNew ? undefined : next;
  const where = place(random);
  const deals = random.chance(0.35);
  const result = deals
    ? 'deal'
    : random.pick(['interested', 'followUp', 'followUp', 'refused', 'absent'] as const);
  return {
    customer: known ? reference(known) : { name: companyName(random, where, tradeOf(random)) },
    metWith: known?.contact ?? personName(random),
    way: random.chance(0.9) ? 'onSite' : 'phone',
    arrived,
    left,
    purposes: isNew ? ['develop'] : random.pick(PURPOSES),
    talk: talkOf(result, demoTalk(random.next())),
    ...(random.chance(0.5) && { opinion: random.pick(OPINIONS) }),
    result,
    // Most say why they were refused; who does not is told.
    ...(result === 'refused' && Number(left.slice(3)) % 8 > 0 && { resultNote: '已有固定供货商，暂不更换' }),
    nextVisit: addDays(date, random.whole(5, 20)),
    ...(deals && {
      orders: Array.from({ length: random.whole(1, 3) }, () => ({
        product: `${known?.trade ?? '日化'}${random.pick(['甲', '乙', '丙'])}类`,
        model: random.pick(['5L', '10kg', '24 支装', '1.2m', 'M8']),
        quantity: random.whole(1, 80) * 1000,
        unit: random.pick(['件', '箱', '吨', '套']),
        price: random.whole(15, 900) * 100,
      })),
    }),
    ...(random.chance(0.2) && {
      receipt: random.whole(5, 300) * 10_000,
      receiptWay: random.pick(['cash', 'transfer', 'acceptance'] as const),
    }),
    ...(random.chance(0.12) &&
      companions.length > 0 && { companion: random.pick(companions), companionRole: '主任' }),
  };
}

/** Of somebody whom one did not meet there is little to tell. */
const talkOf = (result: Visit['result'], talk: string) =>
  result === 'absent' ? '负责人外出，留下名片与报价单' : talk;

/** Nobody calls on a customer twice on one round. */
function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const left = [...items];
  return items.map(() => left.splice(random.whole(0, left.length - 1), 1)[0] as T);
}

const reference = ({ id, code, name }: DemoCustomerReference) => ({ id, code, name });

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
