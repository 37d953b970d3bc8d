import type { Comparison, Finding, ReportedVisit } from './compareVisits.ts';

export type Side = 'supervisor' | 'salesperson';

/** What kind of mismatch it is, as the lists head it. */
export const findingTitles: Readonly<Record<Exclude<Finding, 'agrees'>, string>> = {
  otherTimes: '时间不一致',
  otherCustomer: '客户不一致',
  otherDay: '日期不一致',
  notNamed: '对方没有写明同行',
  notReported: '对方没有报告',
};

const papers: Readonly<Record<Side, string>> = { supervisor: '主管日报', salesperson: '业务员日报' };

/** '11-18' */
const monthDay = (date: string) => date.slice(5);

/** '09:30–10:20', or what there is of it. */
export const timesOf = ({ arrived, left }: Pick<ReportedVisit, 'arrived' | 'left'>): string =>
  arrived || left ? `${arrived ?? '？'}–${left ?? '？'}` : '未写时间';

/**
 * The remark on the paper of `side`: 一致, 不一致：… or 未报告：… . `handedIn` tells whether the other person has
 * submitted a report of that day at all.
 */
export function remarkOf(comparison: Comparison, side: Side, handedIn: boolean): string {
  const { finding } = comparison;
  const mine = comparison[side];
  const theirs = comparison[side === 'supervisor' ? 'salesperson' : 'supervisor'];
  const other = theirs?.author.name ?? mine?.partner?.name ?? '';
  if (finding === 'agrees') return '一致';
  if (finding === 'notReported' || !theirs)
    return handedIn ? `未报告：${other}的日报没有这次拜访` : `未报告：${other}还没有交当日日报`;
  switch (finding) {
    case 'otherTimes':
      return `不一致：${other}写的是 ${timesOf(theirs)}`;
    case 'otherCustomer':
      return `不一致：同一时间${other}写的是${theirs.customer.name}`;
    case 'otherDay':
      return `不一致：${other}写在 ${monthDay(theirs.date)}`;
    case 'notNamed':
      return theirs.partner
        ? `不一致：${other}写的同行是${theirs.partner.name}`
        : `不一致：${other}没有写明同行`;
  }
}

/** One line for the lists: who, where, and what does not fit, both sides by name. */
export function mismatchText(comparison: Comparison, handedIn: boolean): string {
  const { finding, supervisor, salesperson, claimedBy } = comparison;
  const mine = (claimedBy === 'salesperson' ? salesperson : supervisor) as ReportedVisit;
  const [side, otherSide]: [Side, Side] =
    claimedBy === 'salesperson' ? ['salesperson', 'supervisor'] : ['supervisor', 'salesperson'];
  const theirs = comparison[otherSide];
  const head = `${monthDay(mine.date)} ${mine.author.name}的${papers[side]}：与${mine.partner?.name ?? ''}同访${mine.customer.name} ${timesOf(mine)}`;
  const other = `${mine.partner?.name ?? ''}的${papers[otherSide]}`;
  switch (finding) {
    case 'agrees':
      return `${head}；${other}一致`;
    case 'otherTimes':
      return `${head}；${other}写的是 ${theirs ? timesOf(theirs) : ''}`;
    case 'otherCustomer':
      return `${head}；${other}同一时间写的是${theirs?.customer.name ?? ''}`;
    case 'otherDay':
      return `${head}；${other}写在 ${monthDay(theirs?.date ?? '')}`;
    case 'notNamed':
      return theirs?.partner
        ? `${head}；${other}写的同行是${theirs.partner.name}`
        : `${head}；${other}没有写明同行`;
    case 'notReported':
      return handedIn
        ? `${head}；${other}没有这次拜访`
        : `${head}；${mine.partner?.name ?? ''}没有交当日日报`;
  }
}
