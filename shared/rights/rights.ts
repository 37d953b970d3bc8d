import type { Role } from './roles.ts';

export const rights = {
  'card.read': '查看客户资料卡',
  'card.write': '填写、修改客户资料卡',
  'card.void': '作废客户资料卡',
  'card.import': '导入客户',
  'card.export': '导出客户名册',
  'report.read': '查看拜访日报',
  'report.write.own': '填写自己的拜访日报',
  'report.write.any': '代填、补录他人的拜访日报',
  'report.void': '作废拜访日报',
  'sheet.print': '打印、另存表单',
  'absence.write': '登记请假',
  'week.read': '查看周报',
  'week.seal': '封存周报',
  'people.read': '查看人员',
  'people.write': '管理人员与账号',
  'archive.check': '检查档案',
} as const;

export type Right = keyof typeof rights;

const everyone: Right[] = ['card.read', 'report.read', 'sheet.print', 'week.read', 'people.read'];
const managers: Right[] = [
  ...everyone,
  'card.write',
  'card.void',
  'card.import',
  'card.export',
  'report.write.own',
  'report.write.any',
  'report.void',
  'absence.write',
  'week.seal',
  'archive.check',
];

/**
 * The table. The system administrator sets the branch up, so he holds every right of this edition; taking customers'
 * papers out of his reach belongs to the finer scopes.
 */
const table: Readonly<Record<Role, readonly Right[]>> = {
  systemAdministrator: [...managers, 'people.write'],
  branchManager: [...managers, 'people.write'],
  deputyManager: managers,
  supervisor: [...everyone, 'card.write', 'report.write.own', 'absence.write'],
  salesperson: [...everyone, 'card.write', 'report.write.own'],
  accountant: everyone,
  cashier: everyone,
  archivist: [
    ...everyone,
    'card.write',
    'card.import',
    'card.export',
    // A report that names nobody yet counts as his own.
    'report.write.own',
    'report.write.any',
    'absence.write',
    'week.seal',
    'archive.check',
  ],
};

export function allowed(role: Role, right: Right): boolean {
  return table[role].includes(right);
}

export function rightsOf(role: Role): readonly Right[] {
  return table[role];
}

/** The right that a verb on a form needs; the `own` right where the author writes his own report. */
export function rightFor(form: string, verb: 'read' | 'write' | 'void', own: boolean): Right {
  const subject = form === 'visitReport' ? 'report' : 'card';
  if (subject === 'card') return `card.${verb}`;
  if (verb !== 'write') return `report.${verb}`;
  return own ? 'report.write.own' : 'report.write.any';
}
