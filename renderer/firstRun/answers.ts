import { contract, type Input } from '../../shared/contract/contract.ts';
import type { FirstRole } from '../../shared/rights/roles.ts';
import { passwordProblem } from '../../shared/rules/password/passwordRules.ts';

/** What is typed in the wizard, before it is known to be right. */
export interface Answers {
  branchCode: string;
  branchName: string;
  name: string;
  login: string;
  role: FirstRole | '';
  password: string;
  again: string;
  recipient: string;
  signer: string;
}

export const noAnswers: Answers = {
  branchCode: '',
  branchName: '',
  name: '',
  login: '',
  role: '',
  password: '',
  again: '',
  recipient: '',
  signer: '',
};

export const steps = ['branch', 'administrator', 'hq'] as const;
export type Step = (typeof steps)[number];

const { branch } = contract['archive.create'].input.shape;

/** What still hinders leaving a step, by field. Keys are checked to the last bit by main. */
export function hindrances(step: Step, answers: Answers): Partial<Record<keyof Answers, string>> {
  switch (step) {
    case 'branch':
      return {
        ...(!branch.shape.code.safeParse(answers.branchCode.trim()).success && {
          branchCode: '2 至 6 个大写字母，例如 SH',
        }),
        ...(!answers.branchName.trim() && { branchName: '请填写分公司名称' }),
      };
    case 'administrator':
      return {
        ...(!answers.name.trim() && { name: '请填写姓名' }),
        ...(answers.login.trim().length < 2 && { login: '至少 2 个字符' }),
        ...(answers.role === '' && { role: '请选择岗位' }),
        ...passwordHindrance(answers),
        ...(answers.again !== answers.password && { again: '两次输入的密码不一样' }),
      };
    case 'hq':
      return {
        ...(!/^age1[a-z0-9]{58}$/.test(answers.recipient.trim()) && {
          recipient: '应以 age1 开头，共 62 个字符，请整行粘贴',
        }),
        ...(!/^ssh-ed25519 [A-Za-z0-9+/]{68}( .*)?$/.test(answers.signer.trim()) && {
          signer: '应以 ssh-ed25519 开头，请整行粘贴',
        }),
      };
  }
}

function passwordHindrance({ password, login, name }: Answers): { password?: string } {
  const problem = passwordProblem(password, { login, name });
  return problem === undefined ? {} : { password: problem };
}

/** Of answers without a hindrance. */
export function requestOf(answers: Answers): Input<'archive.create'> {
  return {
    branch: { code: answers.branchCode.trim(), name: answers.branchName.trim() },
    administrator: {
      name: answers.name.trim(),
      login: answers.login.trim(),
      role: answers.role || 'systemAdministrator',
      password: answers.password,
    },
    hq: { recipient: answers.recipient.trim(), signer: answers.signer.trim() },
  };
}
