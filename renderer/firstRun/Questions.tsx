import { Button, Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { type FirstRole, firstRoles, roles } from '../../shared/rights/roles.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { Labelled } from '../signIn/Labelled.tsx';
import { type Answers, hindrances, type Step } from './answers.ts';

interface Question {
  field: keyof Answers;
  label: string;
  hint?: string;
  kind?: 'password' | 'long' | 'role';
  max?: number;
}

const roleNotes: Readonly<Record<FirstRole, string>> = {
  branchManager: '看得到本分公司的全部资料，也登记人员、设定岗位',
  systemAdministrator: '只登记人员、设定岗位、检查档案，看不到客户资料',
};

const questions: Readonly<Record<Step, readonly Question[]>> = {
  branch: [
    {
      field: 'branchCode',
      label: '分公司代码',
      hint: '用在客户编号和周报文件名里，例如 SH-000001。以后不能改，请与总公司核对。',
      max: 6,
    },
    { field: 'branchName', label: '分公司名称', hint: '印在每张表单上，例如 上海分公司', max: 60 },
  ],
  administrator: [
    { field: 'name', label: '姓名', max: 40 },
    { field: 'login', label: '用户名', hint: '登录时输入，例如 admin', max: 40 },
    { field: 'role', label: '岗位', kind: 'role' },
    {
      field: 'password',
      label: '密码',
      hint: '至少 8 个字符，忘记后只能由另一位管理员重设',
      kind: 'password',
      max: 200,
    },
    { field: 'again', label: '再输一次密码', kind: 'password', max: 200 },
  ],
  hq: [
    {
      field: 'recipient',
      label: '总公司收件公钥',
      hint: '以 age1 开头的一行。周报文件只有总公司打得开。',
      kind: 'long',
      max: 200,
    },
    {
      field: 'signer',
      label: '总公司签名公钥',
      hint: '以 ssh-ed25519 开头的一行。用来核对总公司的回函。',
      kind: 'long',
      max: 400,
    },
  ],
};

const introductions: Readonly<Record<Step, ReactNode>> = {
  branch: '先说明这是哪个分公司的档案。',
  administrator: '第一位用户登记其他人员、设定岗位。完成后用这个账号第一次登录。',
  hq: '请向总公司索取下面两行，整行复制粘贴。',
};

export function Questions({
  step,
  answers,
  onAnswers,
  onNext,
  onBack,
  busy,
  error,
}: {
  step: Step;
  answers: Answers;
  onAnswers: (answers: Answers) => void;
  onNext: () => void;
  onBack?: () => void;
  busy: boolean;
  error?: unknown;
}) {
  /** The step whose answers were already refused once: from then on each field says what it lacks. */
  const [refused, setRefused] = useState<Step>();
  const found = hindrances(step, answers);
  const shown = refused === step ? found : {};
  return (
    <form
      className="start-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (Object.keys(found).length > 0) setRefused(step);
        else onNext();
      }}
    >
      <p>{introductions[step]}</p>
      {questions[step].map((question, index) => {
        const problem = shown[question.field];
        return (
          <Labelled key={question.field} label={question.label}>
            {(id) => (
              <>
                <Answer
                  id={id}
                  question={question}
                  value={answers[question.field]}
                  first={index === 0}
                  wrong={problem !== undefined}
                  onValue={(value) => onAnswers({ ...answers, [question.field]: value })}
                />
                {problem ? (
                  <span className="hint first-problem" role="alert">
                    {problem}
                  </span>
                ) : (
                  question.hint && <span className="hint">{question.hint}</span>
                )}
              </>
            )}
          </Labelled>
        );
      })}
      {error !== undefined && step === 'hq' && <RefusalNotice error={error} />}
      <div className="first-buttons">
        {onBack && <Button onClick={onBack}>上一步</Button>}
        <Button type="primary" htmlType="submit" loading={busy}>
          {step === 'hq' ? '建立档案' : '下一步'}
        </Button>
      </div>
    </form>
  );
}

function Answer({
  id,
  question,
  value,
  first,
  wrong,
  onValue,
}: {
  id: string;
  question: Question;
  value: string;
  first: boolean;
  wrong: boolean;
  onValue: (value: string) => void;
}) {
  if (question.kind === 'role')
    return (
      <Radio.Group
        id={id}
        className="first-roles"
        value={value}
        options={firstRoles.map((role) => ({ value: role, label: `${roles[role]}：${roleNotes[role]}` }))}
        onChange={(event) => onValue(event.target.value as FirstRole)}
      />
    );
  const common = {
    id,
    value,
    autoFocus: first,
    autoComplete: 'off',
    ...(question.max !== undefined && { maxLength: question.max }),
    ...(wrong && { status: 'error' as const }),
  };
  if (question.kind === 'password')
    return <Input.Password {...common} onChange={(event) => onValue(event.target.value)} />;
  if (question.kind === 'long')
    return (
      <Input.TextArea
        {...common}
        spellCheck={false}
        className="first-key grows"
        onChange={(event) => onValue(event.target.value)}
      />
    );
  return (
    <Input
      {...common}
      onChange={(event) =>
        onValue(question.field === 'branchCode' ? event.target.value.toUpperCase() : event.target.value)
      }
    />
  );
}
