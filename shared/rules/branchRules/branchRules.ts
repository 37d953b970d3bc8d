/** One limit: a whole number with its unit. */
export interface BranchRule {
  /** Chinese, as on the settings page and in the record of changes. */
  label: string;
  unit: string;
  standard: number;
  least: number;
  most: number;
}

/** 陪同核对, 内容提醒, 信用评估: limits that were set here, not by the company's rules. */
export const branchRules = {
  timeTolerance: { label: '到达、离开可相差', unit: '分钟', standard: 15, least: 0, most: 120 },
  daysApart: { label: '日期写错时可相隔', unit: '天', standard: 3, least: 0, most: 7 },
  leastCharacters: { label: '内容至少', unit: '字', standard: 6, least: 1, most: 50 },
  alike: { label: '与以前相同达到', unit: '%', standard: 85, least: 50, most: 100 },
  fairUpTo: { label: '评“可”：逾期不超过', unit: '天', standard: 30, least: 1, most: 365 },
  poorUpTo: { label: '评“差”：逾期不超过', unit: '天', standard: 90, least: 2, most: 730 },
  goodPoints: { label: '“良”的分值', unit: '分', standard: 4, least: 0, most: 100 },
  fairPoints: { label: '“可”的分值', unit: '分', standard: 3, least: 0, most: 100 },
  poorPoints: { label: '“差”的分值', unit: '分', standard: 2, least: 0, most: 100 },
  badPoints: { label: '“劣”的分值', unit: '分', standard: 1, least: 0, most: 100 },
} as const satisfies Record<string, BranchRule>;

export type BranchRuleKey = keyof typeof branchRules;
export type BranchRuleValues = Readonly<Record<BranchRuleKey, number>>;

export const branchRuleKeys = Object.keys(branchRules) as BranchRuleKey[];

/** What holds where the branch has set nothing. */
export const standardRules = Object.fromEntries(
  branchRuleKeys.map((key) => [key, branchRules[key].standard]),
) as BranchRuleValues;

/** What is wrong with values that belong together, in Chinese; undefined when they are fine. */
export function ruleProblem(values: BranchRuleValues): string | undefined {
  for (const key of branchRuleKeys) {
    const { label, unit, least, most } = branchRules[key];
    const value = values[key];
    if (!Number.isInteger(value) || value < least || value > most)
      return `${label}应为 ${least} 到 ${most} ${unit}`;
  }
  if (values.poorUpTo <= values.fairUpTo) return '评“差”的天数应多于评“可”的天数';
  const { goodPoints, fairPoints, poorPoints, badPoints } = values;
  if (!(goodPoints > fairPoints && fairPoints > poorPoints && poorPoints > badPoints))
    return '分值应依次减少：良 > 可 > 差 > 劣';
  return undefined;
}
