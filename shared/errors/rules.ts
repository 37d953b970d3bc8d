export const rulesErrors = {
  RULES_INVALID: '规则没有保存：{problem}。请改正后再保存。',
  RULES_UNCHANGED: '规则没有改动，不用保存。',
} as const;
