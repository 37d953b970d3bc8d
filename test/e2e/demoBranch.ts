import type { Page } from '@playwright/test';
import { type Branch, makeBranch } from './branch.ts';

/** A branch with a week of made-up work up to 2026-11-20; everybody in it has the administrator's password. */
export function makeDemoBranch(home: string): Branch {
  const branch = makeBranch(home);
  branch.cli(...'demo --seed 5 --customers 12 --staff 2 --weeks 1 --until 2026-11-20'.split(' '));
  return branch;
}

/** The login, which is the name, of the first person with this role. */
export async function loginOf(page: Page, role: string): Promise<string> {
  const people = await page.evaluate(async () => {
    const { kedang } = window as unknown as {
      kedang: { call(name: string): Promise<{ value: { role: string; login: string }[] }> };
    };
    return (await kedang.call('people.list')).value;
  });
  return people.find((person) => person.role === role)?.login ?? '';
}
