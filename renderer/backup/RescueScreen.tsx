import { Alert, Button, Radio } from 'antd';
import { useState } from 'react';
import type { Output } from '../../shared/contract/contract.ts';
import { useReading, useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { useProgress } from '../contract/useProgress.ts';
import { StartFrame } from '../signIn/StartFrame.tsx';
import '../theme/entryTable.css';
import './backup.css';
import type { Source } from './BackupPage.tsx';
import { CodeField } from './CodeField.tsx';
import { RestorePreview } from './RestorePreview.tsx';
import { dayAndTime } from './words.ts';

/** From a backup, or from an old PC's folder, to an archive on this PC: with the recovery code, as nobody can sign in. */
export function RescueScreen({ archive, onBack }: { archive: Output<'archive.state'>; onBack(): void }) {
  const here = useReading('rescue.backups', undefined);
  const prepare = useWriting('rescue.prepare', { refusal: 'inPlace' });
  const run = useWriting('rescue.run', { refusal: 'inPlace' });
  const progress = useProgress(['restore']);
  const whole = (here.data ?? []).filter((backup) => backup.whole);
  const [chosen, setChosen] = useState<string>();
  const [code, setCode] = useState('');
  const name = chosen ?? whole[0]?.name ?? 'folder';
  const source: Source = name === 'folder' ? { from: 'folder' } : { from: 'computer', name };
  const preview = prepare.data;
  return (
    <StartFrame title="从备份恢复" subtitle="用备份或旧电脑的档案文件夹，加上恢复码" wide>
      {preview ? (
        <div className="start-form">
          <RestorePreview preview={preview} />
          {archive.state === 'failed' && (
            <Alert type="info" showIcon title="坏了的档案不会删除，原样留在旁边，以备再查。" />
          )}
          {run.isError && <RefusalNotice error={run.error} />}
          <div className="backup-buttons">
            <Button disabled={run.isPending} onClick={() => prepare.reset()}>
              重新选择
            </Button>
            <Button type="primary" loading={run.isPending} onClick={() => run.mutate({ id: preview.id })}>
              确认恢复
            </Button>
          </div>
        </div>
      ) : (
        <form
          className="start-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (code.trim()) prepare.mutate({ source, code });
          }}
        >
          <Radio.Group
            className="backup-choices"
            value={name}
            onChange={(event) => setChosen(String(event.target.value))}
          >
            {whole.slice(0, 6).map((backup) => (
              <Radio key={backup.name} value={backup.name}>
                本机 {dayAndTime(backup.at)} 的备份（单据 {backup.documents} 份）
              </Radio>
            ))}
            <Radio value="folder">移动盘或其他文件夹里的备份，或从旧电脑复制来的档案文件夹</Radio>
          </Radio.Group>
          <CodeField hint="建档时打印的那一张。大小写、空格和短横不影响" code={code} onCode={setCode} />
          {prepare.isError && <RefusalNotice error={prepare.error} />}
          {prepare.isPending && <p role="status">{progress?.text ?? '正在读取备份'}…</p>}
          <div className="backup-buttons">
            <Button disabled={prepare.isPending} onClick={onBack}>
              返回
            </Button>
            <Button type="primary" htmlType="submit" loading={prepare.isPending} disabled={!code.trim()}>
              {name === 'folder' ? '选择文件夹' : '查看这份备份'}
            </Button>
          </div>
        </form>
      )}
      <p className="start-foot">恢复到：{archive.folder}</p>
    </StartFrame>
  );
}
