import {
  type BranchRuleKey,
  type BranchRuleValues,
  branchRules,
  standardRules,
} from '../../shared/rules/branchRules/branchRules.ts';
import type { TextLimits } from '../../shared/rules/textQuality/textQuality.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';

/** The branch's limits as they hold for papers of `day`, 'yyyy-mm-dd'. */
export function rulesOn(archive: ReadableArchive, day: string): BranchRuleValues {
  const set = sql<{ rule: string; value: number }>(
    archive,
    'SELECT rule, value FROM branch_rules WHERE valid_from <= ? ORDER BY valid_from',
  )
    .all(day)
    .filter((row): row is { rule: BranchRuleKey; value: number } => Object.hasOwn(branchRules, row.rule));
  // The latest comes last and wins.
  return { ...standardRules, ...Object.fromEntries(set.map(({ rule, value }) => [rule, value])) };
}

/** Of them, those for texts. */
export function textLimits(archive: ReadableArchive, day: string): TextLimits {
  const { leastCharacters, alike } = rulesOn(archive, day);
  return { leastCharacters, alike };
}
