import type { Role } from './roles.ts';

export const rights = {
  'card.read': '查看客户资料卡',
  'card.write': '填写、修改客户资料卡',
  'card.void': '作废客户资料卡',
  'card.import': '导入客户',
  'card.export': '导出客户名册',
  'report.read': '查看日报、计划与日志',
  'report.write': '填写、修改日报、计划与日志',
  'report.void': '作废日报、计划与日志',
  'report.instruct': '批示、评定下属的日报、计划与日志',
  'supervision.read': '查看主管日报',
  'supervision.write': '填写、修改主管日报',
  'supervision.void': '作废主管日报',
  'questions.read': '查看标准推销术题库',
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
  'people.witness': '见证重设密码',
  'audit.read': '查看查阅记录',
  'archive.check': '检查档案',
  'archive.backup': '备份、恢复演练',
  'archive.restore': '用备份恢复档案',
  'archive.keys': '更换恢复码和分公司签名密钥',
  'program.update': '设置更新地址、安装新版',
} as const;

export type Right = keyof typeof rights;
export const rightKeys = Object.keys(rights) as Right[];

/**
 * How far a right goes. `own`: one's own papers, one's own customers and the papers about them (`electron/rights/`
 * says what that is in the archive); `branch`: everybody's.
 */
export type Scope = 'none' | 'own' | 'branch';

export const scopeNames: Readonly<Record<Scope, string>> = { none: '—', own: '本人', branch: '全分公司' };

interface Holders {
  branch: readonly Role[];
  own?: readonly Role[];
}

const managers: readonly Role[] = ['branchManager', 'deputyManager'];
const leaders: readonly Role[] = [...managers, 'supervisor'];
const office: readonly Role[] = [...leaders, 'archivist'];
const accounts: readonly Role[] = [...office, 'accountant', 'cashier'];
const everyone: readonly Role[] = [...accounts, 'salesperson', 'systemAdministrator'];
const salesperson: readonly Role[] = ['salesperson'];

/**
 * The table: who holds a right, and how far it goes. Everything in main and on the page decides by it. The system
 * administrator looks after accounts and the archive; customers' papers are none of his business.
 */
const table: Readonly<Record<Right, Holders>> = {
  'card.read': { branch: accounts, own: salesperson },
  'card.write': { branch: office, own: salesperson },
  'card.void': { branch: managers },
  'card.import': { branch: [...managers, 'archivist'] },
  'card.export': { branch: [...managers, 'archivist'] },
  'report.read': { branch: accounts, own: salesperson },
  'report.write': { branch: [...managers, 'archivist'], own: ['supervisor', 'salesperson'] },
  'report.void': { branch: managers },
  'report.instruct': { branch: leaders },
  'supervision.read': { branch: office },
  'supervision.write': { branch: [...managers, 'archivist'], own: ['supervisor'] },
  'supervision.void': { branch: managers },
  'questions.read': { branch: [...office, 'salesperson'] },
  'complaint.read': { branch: [...office, 'accountant'], own: salesperson },
  'complaint.write': { branch: office, own: salesperson },
  'complaint.investigate': { branch: leaders },
  'complaint.approve': { branch: managers },
  'complaint.void': { branch: managers },
  'figures.read': { branch: accounts, own: salesperson },
  'figures.write': { branch: [...office, 'accountant'], own: salesperson },
  'figures.void': { branch: managers },
  'paper.file': { branch: [...managers, 'archivist'] },
  'sheet.print': { branch: accounts, own: salesperson },
  'absence.write': { branch: office },
  'week.read': { branch: accounts, own: salesperson },
  'week.seal': { branch: [...managers, 'archivist'] },
  'rules.write': { branch: managers },
  'people.read': { branch: everyone },
  'people.write': { branch: ['branchManager', 'systemAdministrator'] },
  'people.witness': { branch: [...leaders, 'systemAdministrator'] },
  'audit.read': { branch: office },
  'archive.check': { branch: [...managers, 'archivist', 'systemAdministrator'] },
  'archive.backup': { branch: [...managers, 'archivist', 'systemAdministrator'] },
  'archive.restore': { branch: ['branchManager', 'systemAdministrator'] },
  'program.update': { branch: ['branchManager', 'systemAdministrator'] },
  'archive.keys': { branch: ['branchManager', 'systemAdministrator'] },
};

export function scopeOf(role: Role, right: Right): Scope {
  const { branch, own = [] } = table[right];
  if (branch.includes(role)) return 'branch';
  return own.includes(role) ? 'own' : 'none';
}

/** Whether the role holds the right at all; how far is for `scopeOf` to say. */
export const allowed = (role: Role, right: Right): boolean => scopeOf(role, right) !== 'none';

/** Whether the right covers something that is the actor's own, or is not. */
export function covers(role: Role, right: Right, own: boolean): boolean {
  const scope = scopeOf(role, right);
  return scope === 'branch' || (scope === 'own' && own);
}

/** The rights that the verbs on a form's documents need. */
export interface FormAccess {
  read: Right;
  write: Right;
  void: Right;
}

export type FormVerb = keyof FormAccess;
