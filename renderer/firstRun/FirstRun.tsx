import { Button, Steps } from 'antd';
import { useState } from 'react';
import type { Output } from '../../shared/contract/contract.ts';
import { useWriting } from '../contract/queries.ts';
import { StartFrame } from '../signIn/StartFrame.tsx';
import { type Answers, noAnswers, requestOf, steps } from './answers.ts';
import { BranchKeys } from './BranchKeys.tsx';
import './firstRun.css';
import { Questions } from './Questions.tsx';
import { RecoveryCode } from './RecoveryCode.tsx';

const titles = ['分公司', '管理员', '总公司', '恢复码', '完成'];

/**
 * `onBegin` before the archive is made, `onDone` at the very end: in between the archive exists already, but the wizard
 * must stay until the recovery code was typed back.
 */
export function FirstRun({
  folder,
  onBegin,
  onDone,
  onRescue,
}: {
  folder: string;
  onBegin: () => void;
  onDone: () => void;
  /** There is an archive already: a backup, or an old PC's folder. */
  onRescue: () => void;
}) {
  const [answers, setAnswers] = useState<Answers>(noAnswers);
  const [at, setAt] = useState(0);
  const [made, setMade] = useState<Output<'archive.create'>>();
  const create = useWriting('archive.create', { refusal: 'inPlace' });

  const step = steps[at];
  const next = () => {
    if (at < steps.length - 1) return setAt(at + 1);
    onBegin();
    create.mutate(requestOf(answers), {
      onSuccess: (keys) => {
        setMade(keys);
        // The password has done its work; it should not stay in memory through the rest.
        setAnswers(noAnswers);
        setAt(at + 1);
      },
    });
  };

  return (
    <StartFrame title="建立客户档案" subtitle="第一次使用，大约需要五分钟，请备好打印机或纸笔" wide>
      <Steps className="first-steps" size="small" current={at} items={titles.map((title) => ({ title }))} />
      {step && (
        <Questions
          step={step}
          answers={answers}
          onAnswers={setAnswers}
          onNext={next}
          {...(at > 0 && { onBack: () => setAt(at - 1) })}
          busy={create.isPending}
          {...(create.isError && { error: create.error })}
        />
      )}
      {made && at === 3 && <RecoveryCode code={made.recoveryCode} onConfirmed={() => setAt(4)} />}
      {made && at === 4 && <BranchKeys signer={made.signer} recipient={made.recipient} onDone={onDone} />}
      <p className="start-foot">
        档案位置：{folder}
        {at === 0 && (
          <>
            <br />
            换了电脑，或已有备份？
            <Button type="link" size="small" onClick={onRescue}>
              从备份或旧电脑的档案恢复
            </Button>
          </>
        )}
      </p>
    </StartFrame>
  );
}
