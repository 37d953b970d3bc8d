import { describe, expect, it } from 'vitest';
import { weekStatus } from '../../../electron/week/weekStatus.ts';
import { correct, type Office, office, signNow } from './office.ts';

const WEEK = '2026-W47';

const unsigned = ({ archive }: Office) =>
  weekStatus(archive.readable, WEEK)
    .openPoints.filter(({ code }) => code.startsWith('UNSIGNED:'))
    .map(({ code, text }) => `${code} ${text}`);

describe('the open points of the week', () => {
  it('name each paper that somebody has still to sign, and again after a correction', async () => {
    const branch = await office();
    const { chen, zhao, report } = branch;
    expect(unsigned(branch)).toEqual([
      'UNSIGNED:陈立:2026-11-16 待签名：业务员拜访日报表 陈立 2026-11-16，填表人、部门主管、主管副总、经理还没有签',
    ]);
    await signNow(branch, chen.context, report, 0);
    expect(unsigned(branch)[0]).toContain('，部门主管、主管副总、经理还没有签');
    await signNow(branch, zhao.context, report, 3, { skip: true });
    expect(unsigned(branch)).toEqual([]);
    correct(branch, chen.context, report, { weather: '雨' });
    expect(unsigned(branch)[0]).toMatch(/填表人、部门主管、主管副总、经理还没有签（签后有更正）$/);
  });
});
