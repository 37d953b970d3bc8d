import { forms } from '../forms/registry.ts';
import { type Right, rightKeys, rights, type Scope, scopeOf } from './rights.ts';
import { type Role, roleKeys } from './roles.ts';

/** One line of the 权限表: something that is done, and how far each role may. */
export interface GridLine {
  what: string;
  scopes: Readonly<Record<Role, Scope>>;
}

export interface GridGroup {
  /** Title of the form, or of the rights that belong to none. */
  title: string;
  lines: readonly GridLine[];
}

const byRole = (scope: (role: Role) => Scope): GridLine['scopes'] =>
  Object.fromEntries(roleKeys.map((role) => [role, scope(role)])) as Record<Role, Scope>;

const lineOf = (what: string, right: Right): GridLine => ({
  what,
  scopes: byRole((role) => scopeOf(role, right)),
});

const order: readonly Scope[] = ['none', 'own', 'branch'];
const smaller = (a: Scope, b: Scope): Scope => (order.indexOf(a) < order.indexOf(b) ? a : b);

/** The table of rights laid out: form × verb, then the rest. A sheet is printed by whom may read its paper. */
export function rightsGrid(): GridGroup[] {
  const groups = forms.map(({ description, access }) => ({
    title: description.title,
    lines: [
      lineOf('查看', access.read),
      lineOf('填写、修改', access.write),
      ...description.sections.flatMap(({ title, right }) => (right ? [lineOf(title, right)] : [])),
      lineOf('作废', access.void),
      {
        what: '打印、另存',
        scopes: byRole((role) => smaller(scopeOf(role, access.read), scopeOf(role, 'sheet.print'))),
      },
    ],
  }));
  const shown = new Set<Right>(forms.flatMap(({ access }) => [access.read, access.write, access.void]));
  const rest = rightKeys.filter((right) => !shown.has(right)).map((right) => lineOf(rights[right], right));
  return [...groups, { title: '其他权限', lines: rest }];
}
