export const roles = {
  systemAdministrator: '系统管理员',
  salesperson: '业务员',
  supervisor: '主任',
  deputyManager: '分公司副经理',
  branchManager: '分公司经理',
  accountant: '会计',
  cashier: '出纳',
  archivist: '档案管理员',
} as const;

export type Role = keyof typeof roles;
export const roleKeys = Object.keys(roles) as Role[];

/** Roles whose holders owe a visit report every working day (S2). */
export const reportingRoles: readonly Role[] = ['salesperson'];

/** Roles whose holders accompany salespeople, and owe a supervisor's report of every day on which they made visits (S3). */
export const supervisingRoles: readonly Role[] = ['supervisor', 'deputyManager', 'branchManager'];

/** Who may be the first user: each may set the others up. */
export const firstRoles = ['branchManager', 'systemAdministrator'] as const satisfies readonly Role[];
export type FirstRole = (typeof firstRoles)[number];
