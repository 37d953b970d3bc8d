import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { Labelled } from '../signIn/Labelled.tsx';

/** Shows the code, then asks for it back with the code out of sight: only what is on paper can be typed. */
export function RecoveryCode({ code, onConfirmed }: { code: string; onConfirmed: () => void }) {
  const [hidden, setHidden] = useState(false);
  const [typed, setTyped] = useState('');
  const [saved, setSaved] = useState(false);
  const save = useWriting('archive.saveCodeSheet', { refusal: 'inPlace' });
  const confirm = useWriting('archive.confirmCode', { refusal: 'inPlace' });

  if (!hidden)
    return (
      <div className="start-form">
        <Alert
          type="warning"
          showIcon
          title="恢复码只显示这一次。没有它，换电脑或重装系统后档案就再也打不开，谁也帮不了。"
        />
        <output className="first-code">
          {code.split('-').map((group) => (
            <span key={group}>{group}</span>
          ))}
        </output>
        <p className="soft">
          请打印或抄写两份，密封后分开存放，例如一份在保险柜，一份交分公司经理。不要存在这台电脑里，也不要拍照。
        </p>
        {save.isError && <RefusalNotice error={save.error} />}
        <div className="first-buttons">
          <Button
            loading={save.isPending}
            onClick={() => save.mutate({ code }, { onSuccess: (done) => done && setSaved(true) })}
          >
            另存为可打印的一页（PDF）
          </Button>
          <Button type="primary" onClick={() => setHidden(true)}>
            {saved ? '已打印，下一步' : '已抄好，下一步'}
          </Button>
        </div>
      </div>
    );
  return (
    <form
      className="start-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim()) confirm.mutate({ code: typed }, { onSuccess: onConfirmed });
      }}
    >
      <p>请照着纸上的恢复码输入一遍，确认抄得对、看得清。</p>
      <Labelled label="恢复码">
        {(id) => (
          <>
            <Input
              id={id}
              size="large"
              className="first-key"
              value={typed}
              autoFocus
              autoComplete="off"
              spellCheck={false}
              maxLength={200}
              onChange={(event) => setTyped(event.target.value)}
            />
            <span className="hint">大小写、空格和短横不影响</span>
          </>
        )}
      </Labelled>
      {confirm.isError && <RefusalNotice error={confirm.error} />}
      <div className="first-buttons">
        <Button
          onClick={() => {
            setTyped('');
            confirm.reset();
            setHidden(false);
          }}
        >
          再看一次
        </Button>
        <Button type="primary" htmlType="submit" loading={confirm.isPending} disabled={!typed.trim()}>
          核对
        </Button>
      </div>
    </form>
  );
}
