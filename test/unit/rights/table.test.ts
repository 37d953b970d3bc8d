import { expect, it } from 'vitest';
import { rightsGrid } from '../../../shared/rights/grid.ts';
import { rightKeys, scopeNames, scopeOf } from '../../../shared/rights/rights.ts';
import { roleKeys, roles } from '../../../shared/rights/roles.ts';

const INTRODUCTION = `# 权限表

由程序里的同一张表生成（\`vitest run test/unit/rights -u\`），不要手改；测试逐格照这张表调用程序。

- **全分公司**：本分公司所有人的。
- **本人**：自己负责的客户、关于这些客户的单据，自己的日报、计划、日志；还有自己起草、没有写明是谁的单据。
- **—**：没有这项权限。
`;

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

it('is the one in docs/权限表.md', async () => {
  const head = ['事项', ...roleKeys.map((role) => roles[role])];
  const groups = rightsGrid().map(({ title, lines }) =>
    [
      `## ${title}`,
      '',
      row(head),
      row(head.map(() => '--')),
      ...lines.map(({ what, scopes }) => row([what, ...roleKeys.map((role) => scopeNames[scopes[role]])])),
      '',
    ].join('\n'),
  );
  await expect(`${INTRODUCTION}\n${groups.join('\n')}`).toMatchFileSnapshot('../../../docs/权限表.md');
});

it('gives the system administrator nothing but accounts and the archive itself', () => {
  const held = rightKeys.filter((right) => scopeOf('systemAdministrator', right) !== 'none');
  expect(held.filter((right) => !/^(people|archive|audit|settings|program)\./.test(right))).toEqual([]);
});

it('gives every right to somebody', () => {
  for (const right of rightKeys)
    expect(roleKeys.some((role) => scopeOf(role, right) === 'branch')).toBe(true);
});
