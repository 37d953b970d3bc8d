import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { passwordProblem, passwordRule } from '../../shared/rules/password/passwordRules.ts';
import { useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { Labelled } from '../signIn/Labelled.tsx';
import type { Person } from './PeoplePage.tsx';

/** For who forgot his password: two people type theirs, and he changes the new one when he signs in. */
export function ResetPassword({ person, onClose }: { person: Person; onClose: () => void }) {
  const { message } = App.useApp();
  const reset = useWriting('people.resetPassword', { refusal: 'inPlace' });
  const [password, setPassword] = useState('');
  const [own, setOwn] = useState('');
  const [login, setLogin] = useState('');
  const [theirs, setTheirs] = useState('');
  const problem = password === '' ? undefined : passwordProblem(password, person);
  const complete =
    password !== '' && problem === undefined && own !== '' && login.trim() !== '' && theirs !== '';
  return (
    <Modal
      open
      title={`重设密码：${person.name}`}
      okText="重设"
      width={420}
      onCancel={onClose}
      confirmLoading={reset.isPending}
      okButtonProps={{ disabled: !complete }}
      onOk={() =>
        reset.mutate(
          { id: person.id, password, own, second: { login: login.trim(), password: theirs } },
          {
            onSuccess: () => {
              void message.success('密码已重设，本人登录时要再改一次');
              onClose();
            },
          },
        )
      }
    >
      <div className="start-form">
        <p className="soft">
          要两个人当面办：您和另一位系统管理员、经理或主任，各输各的密码。重设后他原来的签名钥匙作废，已签的名仍然有效。
        </p>
        <Labelled label="临时密码">
          {(id) => (
            <>
              <Input.Password
                id={id}
                value={password}
                maxLength={200}
                autoFocus
                autoComplete="new-password"
                onChange={(event) => setPassword(event.target.value)}
              />
              <span className="hint">{problem ?? passwordRule}</span>
            </>
          )}
        </Labelled>
        <Labelled label="您自己的密码">
          {(id) => (
            <Input.Password
              id={id}
              value={own}
              maxLength={200}
              onChange={(event) => setOwn(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label="第二位的用户名">
          {(id) => (
            <Input id={id} value={login} maxLength={40} onChange={(event) => setLogin(event.target.value)} />
          )}
        </Labelled>
        <Labelled label="第二位的密码">
          {(id) => (
            <Input.Password
              id={id}
              value={theirs}
              maxLength={200}
              autoComplete="off"
              onChange={(event) => setTheirs(event.target.value)}
            />
          )}
        </Labelled>
        {reset.isError && <RefusalNotice error={reset.error} />}
      </div>
    </Modal>
  );
}
