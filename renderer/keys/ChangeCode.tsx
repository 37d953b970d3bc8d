import { Alert, App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import '../firstRun/firstRun.css';
import { Labelled } from '../signIn/Labelled.tsx';

/** Password, the new code shown once, the new code typed back: only then the former one stops to open. */
export function ChangeCode({ onClose }: { onClose(): void }) {
  const { modal } = App.useApp();
  const propose = useWriting('keys.proposeCode', { refusal: 'inPlace' });
  const adopt = useWriting('keys.adoptCode', { refusal: 'inPlace' });
  const save = useWriting('archive.saveCodeSheet', { refusal: 'inPlace' });
  const [password, setPassword] = useState('');
  const [hidden, setHidden] = useState(false);
  const [typed, setTyped] = useState('');
  const code = propose.data?.code;
  const step = !code ? 'password' : hidden ? 'typeBack' : 'show';

  const done = ({
    renewed,
    left,
    secondAbsent,
  }: {
    renewed: number;
    left: number;
    secondAbsent: boolean;
  }) => {
    onClose();
    modal.success({
      title: '恢复码已更换',
      content: (
        <>
          <p>请把旧恢复码销毁，把新的分两处锁好。备份中有 {renewed} 份已改用新码。</p>
          {(left > 0 || secondAbsent) && (
            <p>
              {secondAbsent ? '第二处不在，那里已有的备份' : `有 ${left} 份备份写不进去，它们`}
              仍要用旧码打开：请插好盘再换一次，或做一次新备份后把旧的删掉。
            </p>
          )}
        </>
      ),
    });
  };

  return (
    <Modal
      open
      title="更换恢复码"
      width={560}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        step === 'password' ? (
          <>
            <Button onClick={onClose}>取消</Button>
            <Button
              type="primary"
              loading={propose.isPending}
              disabled={!password}
              onClick={() => propose.mutate({ password }, { onSuccess: () => setPassword('') })}
            >
              生成新恢复码
            </Button>
          </>
        ) : step === 'show' ? (
          <>
            <Button onClick={onClose}>取消</Button>
            <Button loading={save.isPending} onClick={() => code && save.mutate({ code })}>
              另存为可打印的一页（PDF）
            </Button>
            <Button type="primary" onClick={() => setHidden(true)}>
              已抄好，下一步
            </Button>
          </>
        ) : (
          <>
            <Button onClick={() => setHidden(false)}>再看一次</Button>
            <Button
              type="primary"
              loading={adopt.isPending}
              disabled={!typed.trim()}
              onClick={() => adopt.mutate({ code: typed }, { onSuccess: done })}
            >
              核对并换用
            </Button>
          </>
        )
      }
    >
      <div className="keys-form">
        {step === 'password' && (
          <>
            <p>换好以后，旧恢复码不再能打开档案和换到的备份。没换到的备份（拔下的盘）仍认旧码。</p>
            <Labelled label="您的登录密码">
              {(id) => (
                <Input.Password
                  id={id}
                  autoFocus
                  maxLength={200}
                  value={password}
                  onChange={(event) => setPassword(event.target.value)}
                />
              )}
            </Labelled>
            {propose.isError && <RefusalNotice error={propose.error} />}
          </>
        )}
        {step === 'show' && (
          <>
            <Alert type="warning" showIcon title="新恢复码只显示这一次；照抄核对之前，旧的仍然有效。" />
            <output className="first-code">
              {code?.split('-').map((group, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be alike, and none moves
                <span key={place}>{group}</span>
              ))}
            </output>
            {save.isError && <RefusalNotice error={save.error} />}
          </>
        )}
        {step === 'typeBack' && (
          <>
            <p>请照着纸上的新恢复码输入一遍。</p>
            <Labelled label="新恢复码">
              {(id) => (
                <Input
                  id={id}
                  autoFocus
                  autoComplete="off"
                  spellCheck={false}
                  maxLength={200}
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                />
              )}
            </Labelled>
            {adopt.isError && <RefusalNotice error={adopt.error} />}
          </>
        )}
      </div>
    </Modal>
  );
}
