import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { passwordProblem, passwordRule } from '../../shared/rules/password/passwordRules.ts';
import { useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { Labelled } from '../signIn/Labelled.tsx';
import { useActor } from './Actor.tsx';

export function ChangePassword({ onClose }: { onClose: () => void }) {
  const { message } = App.useApp();
  const [old, setOld] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const change = useWriting('people.changeOwnPassword', { refusal: 'inPlace' });
  const actor = useActor();
  const problem = password === '' ? undefined : passwordProblem(password, actor);
  const differs = again !== '' && again !== password;
  return (
    <Modal
      open
      title="修改密码"
      okText="修改"
      width={400}
      onCancel={onClose}
      confirmLoading={change.isPending}
      okButtonProps={{ disabled: !old || !password || problem !== undefined || again !== password }}
      onOk={() =>
        change.mutate(
          { old, password },
          {
            onSuccess: () => {
              void message.success('密码已修改');
              onClose();
            },
          },
        )
      }
    >
      <div className="start-form">
        <Labelled label="现在的密码">
          {(id) => (
            <Input.Password
              id={id}
              value={old}
              onChange={(event) => setOld(event.target.value)}
              autoFocus
              maxLength={200}
            />
          )}
        </Labelled>
        <Labelled label="新密码">
          {(id) => (
            <>
              {' '}
              <Input.Password
                id={id}
                value={password}
                onChange={(event) => setPassword(event.target.value)}
                maxLength={200}
              />
              <span className="hint">{problem ?? passwordRule}</span>
            </>
          )}
        </Labelled>
        <Labelled label="再输一次">
          {(id) => (
            <>
              {' '}
              <Input.Password
                id={id}
                value={again}
                onChange={(event) => setAgain(event.target.value)}
                maxLength={200}
                {...(differs && { status: 'error' as const })}
              />
              {differs && <span className="hint">两次输入的不一样</span>}
            </>
          )}
        </Labelled>
        {change.isError && <RefusalNotice error={change.error} />}
      </div>
    </Modal>
  );
}
