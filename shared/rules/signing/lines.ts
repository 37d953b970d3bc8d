import type { Role } from '../../rights/roles.ts';

/** Who may sign on a line: the people whom the paper makes its authors, or the holders of these roles. */
export interface LineRule {
  /** The person whom the paper is about, or who filled it in. */
  author?: true;
  roles: readonly Role[];
}

const AUTHOR: LineRule = { author: true, roles: [] };
const SUPERVISING: LineRule = { roles: ['supervisor', 'deputyManager', 'branchManager'] };
const DEPUTY: LineRule = { roles: ['deputyManager', 'branchManager'] };
const MANAGER: LineRule = { roles: ['branchManager'] };

/**
 * The lines of the company's forms by the title that stands on the paper. A title that is not here (营业部经理,
 * 总经理 of the head office, a customer) is signed on paper only.
 */
const rules: Readonly<Record<string, LineRule>> = {
  制表人: AUTHOR,
  填表人: AUTHOR,
  业务员: AUTHOR,
  填报人: AUTHOR,
  受理人: AUTHOR,
  催办人: AUTHOR,
  部门主管: SUPERVISING,
  主管: SUPERVISING,
  主任: SUPERVISING,
  营业主管: SUPERVISING,
  批阅领导: SUPERVISING,
  主管副总: DEPUTY,
  副经理: DEPUTY,
  分公司副经理: DEPUTY,
  经理: MANAGER,
  分公司经理: MANAGER,
  会计: { roles: ['accountant'] },
  出纳: { roles: ['cashier'] },
  档案管理员: { roles: ['archivist'] },
  内勤: { roles: ['archivist'] },
};

export interface Signer {
  personId: string;
  role: Role;
}

const APPROVING: readonly LineRule[] = [SUPERVISING, DEPUTY, MANAGER];

/** Undefined where the line is signed on paper only. */
export function lineRule(title: string): LineRule | undefined {
  return Object.hasOwn(rules, title) ? rules[title] : undefined;
}

/**
 * `authors`: ids of the person whom the paper is about and of who filled it in. Nobody approves his own paper but the branch
 * manager, above whom nobody stands in the branch: the head office reads his.
 */
export function maySign(title: string, signer: Signer, authors: readonly string[]): boolean {
  const rule = lineRule(title);
  if (!rule) return false;
  if (rule.author) return authors.includes(signer.personId);
  return rule.roles.includes(signer.role) && !isOwnPaper(title, signer, authors);
}

/** The line is one that others sign on this person's papers. */
export function isOwnPaper(title: string, { personId, role }: Signer, authors: readonly string[]): boolean {
  const approves = APPROVING.some((rule) => rule === lineRule(title));
  return approves && role !== 'branchManager' && authors.includes(personId);
}

/** A signature that holds for the revision in question. */
export interface HeldLine {
  /** Of the line in the description's `signatures`, from 0. */
  place: number;
  /** Places that its signer left out. */
  skipped: readonly number[];
}

/** The places that still need a signature on screen, in order: neither signed nor left out, and not for paper only. */
export function openLines(titles: readonly string[], held: readonly HeldLine[]): number[] {
  const done = new Set(held.flatMap(({ place, skipped }) => [place, ...skipped]));
  return titles.flatMap((title, place) => (lineRule(title) && !done.has(place) ? [place] : []));
}

export interface Turn {
  place: number;
  /** Open lines before it that this person may leave out. */
  skips: readonly number[];
  /** Those of them whose signer has left the branch; the others he may sign himself. */
  left: readonly number[];
}

/**
 * The lines that a person can sign now. Lines are signed in their order; one may be passed over only by somebody who
 * may sign it himself and says so (同一人), since he would sign twice, and the author's once he has left the branch, since
 * nobody else may sign in his name.
 */
export function turnsOf(
  titles: readonly string[],
  held: readonly HeldLine[],
  signer: Signer,
  authors: readonly string[],
  authorsLeft = false,
): Turn[] {
  const turns: Turn[] = [];
  const passed: number[] = [];
  const left: number[] = [];
  for (const place of openLines(titles, held)) {
    const title = titles[place] as string;
    if (maySign(title, signer, authors)) turns.push({ place, skips: [...passed], left: [...left] });
    else if (authorsLeft && lineRule(title)?.author) left.push(place);
    else break;
    passed.push(place);
  }
  return turns;
}

/** 「填表人」 or, where earlier lines go with it, 「经理（部门主管、主管副总同一人，不另签）」. */
export function turnText({ place, skips, left }: Turn, titles: readonly string[]): string {
  const named = (places: readonly number[]) => places.map((one) => titles[one]).join('、');
  const same = skips.filter((one) => !left.includes(one));
  const reasons = [
    left.length > 0 && `${named(left)}已离职，不签`,
    same.length > 0 && `${named(same)}同一人，不另签`,
  ].filter((reason) => reason !== false);
  return `${titles[place]}${reasons.length > 0 ? `（${reasons.join('；')}）` : ''}`;
}
