import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Input, Output } from '../../shared/contract/contract.ts';
import { roles } from '../../shared/rights/roles.ts';
import { call } from '../contract/call.ts';
import { PasswordInput, PlainButton, StartRefusal, Submit, TextInput } from './controls.tsx';
import { Labelled } from './Labelled.tsx';
import { StartFrame } from './StartFrame.tsx';

type Actor = NonNullable<Output<'session.state'>['actor']>;

/**
 * Signing in, or unlocking the session of `locked`. Another person may sign in over a lock too. `entering` when the
 * password was right and the pages are still being read.
 */
export function SignInScreen({
  archive,
  locked,
  entering = false,
  onSignedIn,
}: {
  archive: Output<'archive.state'>;
  locked?: Actor;
  entering?: boolean;
  onSignedIn: (person: Actor) => void;
}) {
  const [other, setOther] = useState(false);
  const unlocking = locked !== undefined && !other;
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const passwordInput = useRef<HTMLInputElement>(null);
  const signIn = useMutation({
    mutationFn: (given: Input<'session.signIn'>) => call('session.signIn', given),
    onSuccess: onSignedIn,
  });

  const submit = () => {
    if (!password || (!unlocking && !login)) return;
    signIn.mutate(
      { login: unlocking ? locked.login : login.trim(), password },
      {
        onError: () => {
          setPassword('');
          passwordInput.current?.focus();
        },
      },
    );
  };

  return (
    <StartFrame
      title={archive.branch?.name ?? '客档'}
      subtitle={unlocking ? '已锁定，您打开的内容还在' : `客户档案 · ${archive.branch?.code ?? ''}`}
    >
      <form
        className="start-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {archive.notice && !locked && <output className="start-said">{archive.notice}</output>}
        {unlocking ? (
          <p>
            {locked.name} <span className="soft">· {roles[locked.role]}</span>
          </p>
        ) : (
          <Labelled label="用户名">
            {(id) => <TextInput id={id} value={login} onValue={setLogin} autoFocus maxLength={40} />}
          </Labelled>
        )}
        <Labelled label="密码">
          {(id) => (
            <PasswordInput
              id={id}
              ref={passwordInput}
              key={unlocking ? 'unlock' : 'signIn'}
              value={password}
              onValue={setPassword}
              autoFocus={unlocking}
              maxLength={200}
            />
          )}
        </Labelled>
        {signIn.isError && <StartRefusal error={signIn.error} />}
        <Submit busy={signIn.isPending || entering} disabled={!password || (!unlocking && !login)}>
          {unlocking ? '解锁' : '登录'}
        </Submit>
        {unlocking && (
          <PlainButton look="link" onPress={() => setOther(true)}>
            换人登录
          </PlainButton>
        )}
      </form>
      <p className="start-foot">客档 {archive.version}</p>
    </StartFrame>
  );
}
