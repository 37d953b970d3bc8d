import { refuse } from '../../shared/errors/index.ts';
import {
  type ComplaintCategory,
  categories,
  categoryKeys,
} from '../../shared/forms/complaintCard/options.ts';
import { formOf } from '../../shared/forms/registry.ts';
import { allowed, type Right, rights } from '../../shared/rights/rights.ts';
import { roles } from '../../shared/rights/roles.ts';
import {
  type BranchRuleKey,
  type BranchRuleValues,
  branchRuleKeys,
  branchRules,
  ruleProblem,
} from '../../shared/rules/branchRules/branchRules.ts';
import { type SigningWay, signingWays } from '../../shared/rules/signing/ways.ts';
import type { ReportDeadline } from '../../shared/rules/week/dayGrid.ts';
import { deadlineText } from '../../shared/rules/week/deadlineText.ts';
import { audit } from '../archive/audit.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { write } from '../archive/transaction.ts';
import { type ComplaintLimits, limitsOn, setLimits } from '../complaints/limits.ts';
import { deadlinesOf, setDeadline } from '../week/deadlines.ts';
import { rulesOn } from './rulesOn.ts';

/** All that the settings page holds. */
export interface RulesSet {
  values: BranchRuleValues;
  deadline: ReportDeadline;
  complaintLimits: ComplaintLimits;
}

export interface RuleChange {
  /** The day from which it holds. */
  from: string;
  /** The last change of that day. */
  at: string;
  by: string;
  label: string;
  value: string;
}

/** The rules as they hold on `day`. */
export function allRulesOn(archive: ReadableArchive, day: string): RulesSet {
  const { workdays, time } = deadlinesOf(archive)(day);
  return {
    values: rulesOn(archive, day),
    deadline: { workdays, time },
    complaintLimits: limitsOn(archive, day),
  };
}

/**
 * Sets what differs from today's rules, from today on: papers of earlier days, and what was saved, keep what they have.
 * @throws NO_RIGHT, RULES_INVALID, RULES_UNCHANGED
 */
export function setRules(archive: WritableArchive, context: Context, wanted: RulesSet): void {
  refuseLacking(context, 'rules.write');
  const problem = ruleProblem(wanted.values);
  if (problem !== undefined) refuse('RULES_INVALID', { problem });
  const today = context.clock.today();
  write(archive, () => {
    const now = allRulesOn(archive, today);
    const changed = branchRuleKeys.filter((key) => wanted.values[key] !== now.values[key]);
    const newDeadline = !sameDeadline(wanted.deadline, now.deadline);
    const newLimits = categoryKeys.some((key) => wanted.complaintLimits[key] !== now.complaintLimits[key]);
    if (changed.length === 0 && !newDeadline && !newLimits) refuse('RULES_UNCHANGED');
    for (const key of changed) setValue(archive, context, key, now.values[key], wanted.values[key]);
    if (newDeadline) setDeadline(archive, context, wanted.deadline);
    if (newLimits) setLimits(archive, context, wanted.complaintLimits);
  });
}

function setValue(
  archive: WritableArchive,
  context: Context,
  rule: BranchRuleKey,
  before: number,
  value: number,
): void {
  const from = context.clock.today();
  sql(
    archive,
    `INSERT INTO branch_rules (rule, valid_from, value, at, by) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (rule, valid_from) DO UPDATE SET value = excluded.value, at = excluded.at, by = excluded.by`,
  ).run(rule, from, value, context.clock.now(), context.actor.personId);
  audit(archive, context, 'rules.set', rule, { before, value, from });
}

/** As many as anybody reads. */
const MOST_CHANGES = 100;

/** Who set what, the latest first. */
export function ruleChanges(archive: ReadableArchive): RuleChange[] {
  return sql<{ kind: string; key: string; value: string; from: string; at: string; by: string }>(
    archive,
    `SELECT kind, key, value, valid_from AS "from", at, name AS by FROM (
         SELECT 'rule' AS kind, rule AS key, CAST(value AS TEXT) AS value, valid_from, at, by FROM branch_rules
         UNION ALL
         SELECT 'complaint', category, CAST(workdays AS TEXT), valid_from, at, by FROM complaint_limits
         UNION ALL
         SELECT 'way', form, coalesce(way, ''), valid_from, at, by FROM signing_ways
         UNION ALL
         SELECT 'deadline', '', workdays || ' ' || time, valid_from, at, by FROM report_deadlines
       ) AS changes JOIN people ON people.id = changes.by
       ORDER BY at DESC, kind, key LIMIT ${MOST_CHANGES}`,
  )
    .all()
    .map(({ kind, key, value, ...rest }) => ({ ...rest, ...worded(kind, key, value) }));
}

function worded(kind: string, key: string, value: string): Pick<RuleChange, 'label' | 'value'> {
  if (kind === 'deadline') {
    const [workdays = '1', time = ''] = value.split(' ');
    return { label: '交表期限', value: deadlineText({ workdays: Number(workdays), time }) };
  }
  if (kind === 'way')
    return {
      label: key === '' ? '签名方式' : `签名方式：${formOf(key).description.title}`,
      value: value === '' ? '同本分公司' : signingWays[value as SigningWay],
    };
  if (kind === 'complaint')
    return {
      label: `投诉处理期限：${categories[key as ComplaintCategory] ?? key}`,
      value: `${value} 个工作日`,
    };
  const rule = Object.hasOwn(branchRules, key) ? branchRules[key as BranchRuleKey] : undefined;
  return { label: rule?.label ?? key, value: `${value} ${rule?.unit ?? ''}`.trim() };
}

const sameDeadline = (a: ReportDeadline, b: ReportDeadline) => a.workdays === b.workdays && a.time === b.time;

function refuseLacking({ actor: { role } }: Context, right: Right): void {
  if (!allowed(role, right)) refuse('NO_RIGHT', { role: roles[role], right: rights[right] });
}
