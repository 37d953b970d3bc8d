import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Input, Output } from '../../shared/contract/contract.ts';
import { passwordProblem, passwordRule } from '../../shared/rules/password/passwordRules.ts';
import { call } from '../contract/call.ts';
import { PasswordInput, PlainButton, StartRefusal, Submit } from './controls.tsx';
import { Labelled } from './Labelled.tsx';
import { StartFrame } from './StartFrame.tsx';

type Actor = NonNullable<Output<'session.state'>['actor']>;

/** The first sign-in after somebody else set one's password: nothing goes on before it is one's own. */
export function FirstPasswordScreen({
  archive,
  actor,
  onChanged,
}: {
  archive: Output<'archive.state'>;
  actor: Actor;
  onChanged: (actor: Actor) => void;
}) {
  const [old, setOld] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const change = useMutation({
    mutationFn: (given: Input<'people.changeOwnPassword'>) => call('people.changeOwnPassword', given),
    onSuccess: () => {
      const { mustChange: _, ...rest } = actor;
      onChanged(rest);
    },
  });
  const leave = useMutation({
    mutationFn: () => call('session.signOut', undefined),
    onSuccess: () => location.reload(),
  });
  const problem = password === '' ? undefined : passwordProblem(password, actor);
  const differs = again !== '' && again !== password;
  const complete = old !== '' && password !== '' && problem === undefined && again === password;
  return (
    <StartFrame title={archive.branch?.name ?? '客档'} subtitle="第一次登录，请先改密码">
      <form
        className="start-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) change.mutate({ old, password });
        }}
      >
        <p>{actor.name}，现在的密码是别人替您设的。请改成只有您自己知道的。</p>
        <Labelled label="现在的密码">
          {(id) => <PasswordInput id={id} value={old} onValue={setOld} autoFocus maxLength={200} />}
        </Labelled>
        <Labelled label="新密码">
          {(id) => (
            <>
              <PasswordInput id={id} value={password} onValue={setPassword} maxLength={200} />
              <span className="hint">{problem ?? passwordRule}</span>
            </>
          )}
        </Labelled>
        <Labelled label="再输一次新密码">
          {(id) => (
            <>
              <PasswordInput id={id} value={again} onValue={setAgain} maxLength={200} />
              {differs && <span className="hint">两次输入的不一样</span>}
            </>
          )}
        </Labelled>
        {change.isError && <StartRefusal error={change.error} />}
        <Submit busy={change.isPending} disabled={!complete}>
          改密码并继续
        </Submit>
        <PlainButton look="link" onPress={() => leave.mutate()}>
          退出登录
        </PlainButton>
      </form>
      <p className="start-foot">客档 {archive.version}</p>
    </StartFrame>
  );
}
