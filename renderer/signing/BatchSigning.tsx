import { App, Button, Drawer, Input, Popover, Result, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { useReading, useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { isComposing } from '../keyboard/composing.ts';
import { CorrectionList } from './Corrections.tsx';
import { DrawingPad } from './DrawingPad.tsx';
import type { Waiting } from './words.ts';
import './signing.css';

type Done = 'signed' | 'skipped';

/** One sheet after the other, each shown before it is signed. The password is asked once and kept until it closes. */
export function BatchSigning({ documents, onClose }: { documents: readonly Waiting[]; onClose(): void }) {
  const { message } = App.useApp();
  const sign = useWriting('signing.sign', { refusal: 'inPlace' });
  const [at, setAt] = useState(0);
  const [done, setDone] = useState<Readonly<Record<string, Done>>>({});
  const [password, setPassword] = useState('');
  const [drawing, setDrawing] = useState<string>();
  const current = documents[at];
  // Nothing is signed before its sheet is there.
  const [shown, setShown] = useState<string>();
  const ready =
    current !== undefined && shown === current.id && password !== '' && done[current.id] !== 'signed';
  const count = (what: Done) => Object.values(done).filter((one) => one === what).length;

  const move = (to: number) => {
    sign.reset();
    setAt(to);
  };
  const signThis = () => {
    if (!ready || sign.isPending) return;
    sign.mutate(
      {
        id: current.id,
        revision: current.revision,
        digest: current.digest,
        place: current.turn.place,
        skip: current.turn.skips.length > 0,
        password,
        ...(drawing !== undefined && { drawing }),
      },
      {
        onSuccess: () => {
          setDone({ ...done, [current.id]: 'signed' });
          message.success(`已签：${current.title}`);
          move(at + 1);
        },
      },
    );
  };
  return (
    <Drawer
      open
      title={current ? `逐份签名 · 第 ${at + 1} 份，共 ${documents.length} 份` : '逐份签名'}
      size="100vw"
      onClose={onClose}
      styles={{ body: { display: 'flex', flexDirection: 'column', gap: 0, padding: 0 } }}
    >
      {!current ? (
        <Result
          status="success"
          title={`签了 ${count('signed')} 份，跳过 ${count('skipped')} 份`}
          extra={
            <>
              {count('skipped') > 0 && <Button onClick={() => move(0)}>再看一遍</Button>}
              <Button type="primary" onClick={onClose}>
                完成
              </Button>
            </>
          }
        />
      ) : (
        <>
          <div className="batch-bar">
            <div className="batch-what">
              <b className="batch-title">{current.title}</b>
              <span className="soft">
                {current.formTitle} · 签“{current.line}”{done[current.id] === 'signed' && ' · 已签'}
                {done[current.id] === 'skipped' && ' · 跳过了'}
              </span>
            </div>
            <Input.Password
              className="batch-password"
              aria-label="您的登录密码"
              placeholder="您的登录密码"
              autoFocus
              maxLength={200}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || isComposing(event)) return;
                event.preventDefault();
                signThis();
              }}
            />
            <Popover trigger="click" placement="bottom" content={<DrawingPad onChange={setDrawing} />}>
              <Button>{drawing === undefined ? '手写签名…' : '手写签名（已写）'}</Button>
            </Popover>
            <Button disabled={at === 0} onClick={() => move(at - 1)}>
              上一份
            </Button>
            <Button
              onClick={() => {
                if (done[current.id] !== 'signed') setDone({ ...done, [current.id]: 'skipped' });
                move(at + 1);
              }}
            >
              {done[current.id] === 'signed' ? '下一份' : '跳过'}
            </Button>
            <Button type="primary" loading={sign.isPending} disabled={!ready} onClick={signThis}>
              签名
            </Button>
          </div>
          {sign.isError && <RefusalNotice error={sign.error} />}
          <SheetToSign key={current.id} id={current.id} onShown={setShown} />
        </>
      )}
    </Drawer>
  );
}

function SheetToSign({ id, onShown }: { id: string; onShown(id: string): void }) {
  const sheet = useReading('sheets.preview', { id });
  const state = useReading('signing.state', { id });
  const isShown = sheet.data !== undefined;
  useEffect(() => {
    if (isShown) onShown(id);
  }, [isShown, id, onShown]);
  if (sheet.isError) return <RefusalNotice error={sheet.error} onRetry={() => void sheet.refetch()} />;
  if (!sheet.data)
    return (
      <div className="document-instead">
        <Spin />
      </div>
    );
  return (
    <>
      {state.data && state.data.corrections.length > 0 && (
        <details className="signing-corrections">
          <summary>签名后更正 {state.data.corrections.length} 处（划线更正）</summary>
          <CorrectionList corrections={state.data.corrections} />
        </details>
      )}
      <embed
        className="sheet-frame"
        title="表单预览"
        type="application/pdf"
        src={`${sheet.data.address}#toolbar=0&navpanes=0&zoom=115`}
      />
    </>
  );
}
