import { Button, Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import type { Output } from '../../shared/contract/contract.ts';
import { roles } from '../../shared/rights/roles.ts';
import { useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { Labelled } from './Labelled.tsx';
import { StartFrame } from './StartFrame.tsx';

type Actor = NonNullable<Output<'session.state'>['actor']>;

/** Signing in, or unlocking the session of `locked`. Another person may sign in over a lock too. */
export function SignInScreen({ archive, locked }: { archive: Output<'archive.state'>; locked?: Actor }) {
  const [other, setOther] = useState(false);
  const unlocking = locked !== undefined && !other;
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const passwordInput = useRef<InputRef>(null);
  const signIn = useWriting('session.signIn', { refusal: 'inPlace' });

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
        {unlocking ? (
          <p>
            {locked.name} <span className="soft">· {roles[locked.role]}</span>
          </p>
        ) : (
          <Labelled label="用户名">
            {(id) => (
              <Input
                id={id}
                value={login}
                onChange={(event) => setLogin(event.target.value)}
                autoFocus
                size="large"
                autoComplete="off"
                maxLength={40}
              />
            )}
          </Labelled>
        )}
        <Labelled label="密码">
          {(id) => (
            <Input.Password
              id={id}
              ref={passwordInput}
              key={unlocking ? 'unlock' : 'signIn'}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
              autoFocus={unlocking}
              size="large"
              autoComplete="off"
              maxLength={200}
            />
          )}
        </Labelled>
        {signIn.isError && <RefusalNotice error={signIn.error} />}
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          loading={signIn.isPending}
          disabled={!password || (!unlocking && !login)}
        >
          {unlocking ? '解锁' : '登录'}
        </Button>
        {unlocking && (
          <Button type="link" onClick={() => setOther(true)}>
            换人登录
          </Button>
        )}
      </form>
      <p className="start-foot">客档 {archive.version}</p>
    </StartFrame>
  );
}
