import type { Role } from './roles.ts';

export const rights = {
  'card.read': '查看客户资料卡',
  'card.write': '填写、修改客户资料卡',
  'card.void': '作废客户资料卡',
  'card.import': '导入客户',
  'card.export': '导出客户名册',
  'report.read': '查看日报、计划与日志',
  'report.write.own': '填写自己的日报、计划与日志',
  'report.write.any': '代填、补录他人的日报、计划与日志',
  'report.void': '作废日报、计划与日志',
  'report.instruct': '批示、评定下属的日报、计划与日志',
  'supervision.read': '查看主管日报',
  'supervision.write.own': '填写自己的主管日报',
  'supervision.write.any': '代填、补录他人的主管日报',
  'supervision.void': '作废主管日报',
  'complaint.read': '查看客户投诉',
  'complaint.write': '受理、登记客户投诉',
  'complaint.investigate': '调查客户投诉、拟定处理办法',
  'complaint.approve': '核准投诉处理、结案',
  'complaint.void': '作废客户投诉',
  'figures.read': '查看客户业绩与销售力',
  'figures.write': '填写客户业绩与销售力',
  'figures.void': '作废客户业绩与销售力',
  'paper.file': '归档签字纸单的扫描件',
  'sheet.print': '打印、另存表单',
  'absence.write': '登记请假',
  'week.read': '查看周报',
  'week.seal': '封存周报',
  'rules.write': '修改规则设置',
  'people.read': '查看人员',
  'people.write': '管理人员与账号',
  'archive.check': '检查档案',
  'archive.backup': '备份、恢复演练',
  'archive.restore': '用备份恢复档案',
  'archive.keys': '更换恢复码和分公司签名密钥',
  'program.update': '设置更新地址、安装新版',
} as const;

export type Right = keyof typeof rights;

const everyone: Right[] = [
  'card.read',
  'report.read',
  'supervision.read',
  'complaint.read',
  'figures.read',
  'sheet.print',
  'week.read',
  'people.read',
];
const staff: Right[] = [...everyone, 'card.write', 'report.write.own', 'complaint.write', 'figures.write'];
const managers: Right[] = [
  ...staff,
  'card.void',
  'card.import',
  'card.export',
  'report.write.any',
  'report.void',
  'report.instruct',
  'supervision.write.own',
  'supervision.write.any',
  'supervision.void',
  'complaint.investigate',
  'complaint.approve',
  'complaint.void',
  'figures.void',
  'paper.file',
  'absence.write',
  'week.seal',
  'rules.write',
  'archive.check',
  'archive.backup',
];

/**
 * The table. The system administrator sets the branch up, so he holds every right of this edition; taking customers'
 * papers out of his reach belongs to the finer scopes.
 */
const table: Readonly<Record<Role, readonly Right[]>> = {
  systemAdministrator: [...managers, 'people.write', 'archive.restore', 'archive.keys', 'program.update'],
  branchManager: [...managers, 'people.write', 'archive.restore', 'archive.keys', 'program.update'],
  deputyManager: managers,
  supervisor: [
    ...staff,
    'report.instruct',
    'supervision.write.own',
    'complaint.investigate',
    'absence.write',
  ],
  salesperson: staff,
  accountant: [...everyone, 'figures.write'],
  cashier: everyone,
  archivist: [
    // With the right to his own report: one that names nobody yet counts as his own.
    ...staff,
    'card.import',
    'card.export',
    'report.write.any',
    'supervision.write.own',
    'supervision.write.any',
    'paper.file',
    'absence.write',
    'week.seal',
    'archive.check',
    'archive.backup',
  ],
};

export function allowed(role: Role, right: Right): boolean {
  return table[role].includes(right);
}

export function rightsOf(role: Role): readonly Right[] {
  return table[role];
}

/** The rights that the verbs on a form's documents need. */
export interface FormAccess {
  read: Right;
  write: Right;
  /** On a document about oneself, where that needs less. */
  writeOwn?: Right;
  void: Right;
}

export function rightFor(access: FormAccess, verb: 'read' | 'write' | 'void', own: boolean): Right {
  return verb === 'write' && own ? (access.writeOwn ?? access.write) : access[verb];
}
