import { expect, it } from 'vitest';
import { passwordProblem } from '../../../shared/rules/password/passwordRules.ts';

const chen = { login: 'chenli', name: '陈立' };

it.each([
  ['七个字太短了', '至少'],
  ['ChenLi-2026', '姓名'],
  ['我是陈立我是陈立', '姓名'],
  ['ｃｈｅｎｌｉ－２０２６', '姓名'],
  ['20261124', '数字'],
  ['1998-07-16', '日期'],
  ['83920174', '数字'],
  ['abcdefgh', '连续'],
  ['87654321', '连续'],
  ['aaaaaaaa', '重复'],
  ['abcabcabc', '重复'],
  ['Password1', '常见'],
  ['P@ssw0rd', '常见'],
  ['qwerty!2026', '常见'],
  ['woaini 1314', '常见'],
  ['管理员2026!', '常见'],
])('%s is refused', (password, reason) => {
  expect(passwordProblem(password, chen)).toContain(reason);
});

it.each(['江南好 2026', 'changjiang-1', 'taihu-lake-2', '日报 20261116', '春风又绿江南岸呀'])(
  '%s is fine',
  (password) => {
    expect(passwordProblem(password, chen)).toBeUndefined();
  },
);

it('takes no single letter for a name', () => {
  expect(passwordProblem('taihu-lake-2', { login: 'a', name: '' })).toBeUndefined();
});
