import { z } from 'zod';
import { categoryKeys } from '../../forms/complaintCard/options.ts';
import { branchRuleKeys } from '../../rules/branchRules/branchRules.ts';
import { type Call, reads, writes } from '../call.ts';
import { businessDate, none, nothing, reportDeadline } from '../shapes.ts';

const rules = z.object({
  /** Ranges are the use-case's: it says in Chinese what is wrong. */
  values: z.record(z.enum(branchRuleKeys), z.int()),
  deadline: reportDeadline,
  /** Working days. */
  complaintLimits: z.record(z.enum(categoryKeys), z.int().min(1).max(250)),
});

/** 规则设置: the branch's limits, set from today on. */
export const rulesCalls = {
  'rules.read': reads(
    'rules.write',
    none,
    rules.extend({
      changes: z.array(
        z.object({
          from: businessDate,
          at: z.string(),
          by: z.string(),
          label: z.string(),
          value: z.string(),
        }),
      ),
    }),
  ),
  'rules.set': writes('rules.write', rules, nothing),
} satisfies Record<string, Call>;
