import type { Input, Output } from '../../shared/contract/contract.ts';
import { categoryKeys } from '../../shared/forms/complaintCard/options.ts';
import { branchRuleKeys } from '../../shared/rules/branchRules/branchRules.ts';

export type Rules = Input<'rules.set'>;
export type RulesRead = Output<'rules.read'>;

export function isChanged(a: Rules, b: Rules): boolean {
  return (
    branchRuleKeys.some((key) => a.values[key] !== b.values[key]) ||
    categoryKeys.some((key) => a.complaintLimits[key] !== b.complaintLimits[key]) ||
    a.deadline.workdays !== b.deadline.workdays ||
    a.deadline.time !== b.deadline.time
  );
}
