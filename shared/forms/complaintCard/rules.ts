import { sharesOf } from '../../rules/money/sharing.ts';
import type { BodyOf, FormRules, Problem } from '../machinery/form.ts';
import { isWay, stateOf } from '../machinery/life.ts';
import type { ClockReading } from './clock.ts';
import type { complaintCardDescription } from './description.ts';
import { complaintLife, type Stage } from './life.ts';
import { categories } from './options.ts';

export type ComplaintCard = BodyOf<typeof complaintCardDescription>;

/** What the archive is asked: how the branch's clock stands for this complaint. */
export interface ComplaintQuestion {
  category: keyof typeof categories;
  /** The day from which the category's limit is looked up: that of its acceptance. */
  acceptedOn: string;
  from: string;
  /** 期限改定, in working days. */
  limit?: number;
  until?: string;
}

/** `limit` is the changed one, or the one that the branch has set for the category. */
export type ComplaintFacts = ClockReading & { limit: number };

export const complaintCardRules: FormRules<ComplaintCard, ComplaintFacts> = {
  life: complaintLife,

  start({ author, today }) {
    const { id, name } = author;
    return { complainedOn: today, acceptedOn: today, urgency: 'normal', receiver: { id, name } };
  },

  question(card): ComplaintQuestion | undefined {
    const { acceptedOn, category, limitOverride } = card;
    if (acceptedOn === undefined || category === undefined) return undefined;
    const end = endOf(card);
    return {
      category,
      acceptedOn,
      from: startOfClock(card) ?? acceptedOn,
      ...(limitOverride !== undefined && { limit: limitOverride }),
      ...(end !== undefined && { until: end }),
    };
  },

  compute(
    {
      stage: _s,
      limit: _l,
      due: _d,
      closedOn: _c,
      workdaysUsed: _w,
      overdueDays: _o,
      lossTotal: _t,
      ...card
    },
    facts,
  ) {
    const stage = stateOf(complaintLife, card);
    const end = endOf(card);
    return withoutEmpty({
      ...card,
      ...lossesOf(card),
      stage: stage === 'draft' ? undefined : (stage as Stage),
      limit: facts?.limit,
      due: facts?.due ?? undefined,
      closedOn: stage === 'closed' ? end : undefined,
      workdaysUsed: facts?.used ?? undefined,
      overdueDays: facts?.late || undefined,
    });
  },

  check(card, facts, today) {
    return [
      ...notYet(card, today),
      ...datesInOrder(card),
      ...sharesProblems(card),
      ...measureProblems(card),
      ...clockProblems(card, facts),
      ...(card.steps && !isWay(complaintLife, card.steps)
        ? [problem(['steps'], '处理经过的先后不合规定，请重新打开这份投诉')]
        : []),
    ];
  },

  index(card) {
    const what = card.category && categories[card.category];
    return {
      title: [card.customer?.name ?? '（未写客户的投诉）', what].filter(Boolean).join(' '),
      ...(card.customer?.id && { customerId: card.customer.id }),
      ...(card.receiver && { personId: card.receiver.id }),
      ...(card.acceptedOn && { businessDate: card.acceptedOn }),
    };
  },
};

/** The last reopening begins the clock anew. */
function startOfClock({ acceptedOn, steps = [] }: ComplaintCard): string | undefined {
  return steps.findLast(({ step }) => step === 'reopen')?.on ?? acceptedOn;
}

/** The day on which the clock stopped; undefined while it runs. */
function endOf(card: ComplaintCard): string | undefined {
  return complaintLife.ended.includes(stateOf(complaintLife, card)) ? card.steps?.at(-1)?.on : undefined;
}

/** 损失合计 and each party's part of it; parts that don't make up the whole get none. */
function lossesOf({ losses, shares }: ComplaintCard): Pick<ComplaintCard, 'lossTotal' | 'shares'> {
  const lossTotal = losses?.reduce((sum, { amount = 0 }) => sum + amount, 0);
  const parts = shares?.map(({ share = 0 }) => share) ?? [];
  const whole = lossTotal !== undefined && sumOf(parts) === 10_000;
  const amounts = whole ? sharesOf(lossTotal, parts) : [];
  return withoutEmpty({
    lossTotal,
    shares: shares?.map(({ amount: _, ...row }, index) => withoutEmpty({ ...row, amount: amounts[index] })),
  });
}

/** The clock counts from the acceptance: a day to come would give away working days. */
function notYet({ complainedOn, acceptedOn }: ComplaintCard, today: string | undefined): Problem[] {
  const isToCome = (date: string | undefined) => date !== undefined && today !== undefined && date > today;
  return [
    ...(isToCome(complainedOn) ? [problem(['complainedOn'], `投诉日期在今天（${today}）之后，请核对`)] : []),
    ...(isToCome(acceptedOn) ? [problem(['acceptedOn'], `受理日期在今天（${today}）之后，请核对`)] : []),
  ];
}

function datesInOrder(card: ComplaintCard): Problem[] {
  const { complainedOn, acceptedOn, repliedOn, visitedOn, confirmedOn } = card;
  const before = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && a < b;
  return [
    ...(before(acceptedOn, complainedOn) ? [problem(['acceptedOn'], '受理日期早于投诉日期，请核对')] : []),
    ...(before(repliedOn, acceptedOn) ? [problem(['repliedOn'], '回复日期早于受理日期，请核对')] : []),
    ...(before(confirmedOn, repliedOn) ? [problem(['confirmedOn'], '确认日期早于回复日期，请核对')] : []),
    ...(before(visitedOn, repliedOn) ? [problem(['visitedOn'], '回访日早于回复日期，请核对')] : []),
    ...(card.limitOverride !== undefined && !card.limitReason
      ? [problem(['limitReason'], '改定期限请写明原因')]
      : []),
  ];
}

function sharesProblems({ losses, shares = [] }: ComplaintCard): Problem[] {
  if (shares.length === 0) return [];
  const whole = sumOf(shares.map(({ share = 0 }) => share));
  return [
    ...(losses ? [] : [problem(['losses'], '填写了分担，请先填写损失金额')]),
    ...(whole === 10_000
      ? []
      : [problem(['shares'], `分担比例合计应为 100%，现在是 ${whole / 100}%，请核对`)]),
  ];
}

function measureProblems({ measures = [], acceptedOn }: ComplaintCard): Problem[] {
  return measures.flatMap((measure, row): Problem[] => [
    ...(measure.done && acceptedOn && measure.done < acceptedOn
      ? [problem(['measures', row, 'done'], '完成日早于受理日期，请核对')]
      : []),
    ...(measure.result && !measure.done
      ? [problem(['measures', row, 'done'], '写了验证结果，请填写完成日')]
      : []),
    ...(measure.result && !measure.checkedBy
      ? [problem(['measures', row, 'checkedBy'], '写了验证结果，请填写验证人')]
      : []),
  ]);
}

function clockProblems(card: ComplaintCard, facts: ComplaintFacts | undefined): Problem[] {
  const [open] = facts?.undecided ?? [];
  const unpublished: Problem[] = open
    ? [
        {
          path: ['due'],
          message: `${open.slice(0, 4)} 年放假安排未公布，算不出应结案日；受理后在卡的上方逐日确认是否上班`,
          severity: 'warning',
        },
      ]
    : [];
  const late = card.overdueDays ?? 0;
  return late > 0 && card.closedOn && !card.overdueReason
    ? [...unpublished, problem(['overdueReason'], `比期限晚了 ${late} 个工作日，请填写逾期原因`)]
    : unpublished;
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

const problem = (path: Problem['path'], message: string): Problem => ({ path, message, severity: 'error' });

type Filled<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** An empty field is an absent key. */
function withoutEmpty<T extends object>(values: T): Filled<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Filled<T>;
}
