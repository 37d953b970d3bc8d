import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Modal, Spin } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { isRefusal } from '../contract/call.ts';
import { useReading, useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { useProgress } from '../contract/useProgress.ts';
import { Labelled } from '../signIn/Labelled.tsx';
import type { Source } from './BackupPage.tsx';
import { CodeField } from './CodeField.tsx';
import { RestorePreview } from './RestorePreview.tsx';

/** Prepares, shows the cost, asks, asks again with a word to type, restores. Closed before the last step nothing has changed. */
export function RestoreDialog({
  source,
  title,
  onClose,
}: {
  source: Source;
  title: string;
  onClose(): void;
}) {
  const client = useQueryClient();
  const archive = useReading('archive.state', undefined);
  const prepare = useWriting('restore.prepare', { refusal: 'inPlace' });
  const run = useWriting('restore.run', { refusal: 'inPlace' });
  const drop = useWriting('restore.drop');
  const progress = useProgress(['restore']);
  const [code, setCode] = useState('');
  const [sure, setSure] = useState(false);
  const [word, setWord] = useState('');
  const begun = useRef(false);

  const begin = () =>
    prepare.mutate(
      { source, ...(code.trim() && { code }) },
      { onSuccess: (preview) => preview === undefined && onClose() },
    );
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    begin();
  });

  const preview = prepare.data;
  const branchCode = archive.data?.branch?.code ?? '';
  const needsCode =
    prepare.isError &&
    ['BACKUP_CODE_NEEDED', 'RECOVERY_CODE_INVALID', 'RECOVERY_CODE_SLOWED'].some((one) =>
      isRefusal(prepare.error, one as 'BACKUP_CODE_NEEDED'),
    );
  const close = () => {
    if (run.isPending) return;
    drop.mutate(undefined);
    onClose();
  };
  const restore = () =>
    preview &&
    run.mutate(
      { id: preview.id, word },
      {
        onSuccess: () => {
          onClose();
          void client.invalidateQueries();
        },
      },
    );

  return (
    <Modal
      open
      title={`恢复：${title}`}
      width={680}
      onCancel={close}
      mask={{ closable: false }}
      footer={
        preview && !sure
          ? [
              <Button key="no" onClick={close}>
                取消
              </Button>,
              <Button key="on" danger onClick={() => setSure(true)}>
                继续恢复
              </Button>,
            ]
          : preview
            ? [
                <Button key="no" disabled={run.isPending} onClick={close}>
                  取消
                </Button>,
                <Button
                  key="run"
                  type="primary"
                  danger
                  loading={run.isPending}
                  disabled={word.trim().toUpperCase() !== branchCode}
                  onClick={restore}
                >
                  确认恢复
                </Button>,
              ]
            : [
                <Button key="no" onClick={close}>
                  取消
                </Button>,
                ...(needsCode
                  ? [
                      <Button key="code" type="primary" disabled={!code.trim()} onClick={begin}>
                        用恢复码打开
                      </Button>,
                    ]
                  : []),
              ]
      }
    >
      {prepare.isPending && (
        <p role="status">
          <Spin size="small" /> {progress?.text ?? '正在读取备份'}…
        </p>
      )}
      {prepare.isError && <RefusalNotice error={prepare.error} />}
      {needsCode && (
        <CodeField hint="做这份备份时用的那一张。大小写、空格和短横不影响" code={code} onCode={setCode} />
      )}
      {preview && !sure && <RestorePreview preview={preview} />}
      {preview && sure && (
        <div className="backup-preview">
          <Alert
            type="warning"
            showIcon
            title="先把现在的档案备份一份，再换上这份备份；换下的档案也留着，可以换回。换好后所有人要重新登录。"
          />
          <Labelled label={`请输入分公司代码 ${branchCode}，确认恢复`}>
            {(id) => (
              <Input
                id={id}
                autoFocus
                autoComplete="off"
                value={word}
                disabled={run.isPending}
                onChange={(event) => setWord(event.target.value)}
              />
            )}
          </Labelled>
          {run.isPending && (
            <p role="status">
              <Spin size="small" /> {progress?.text ?? '正在恢复'}…
            </p>
          )}
          {run.isError && <RefusalNotice error={run.error} />}
        </div>
      )}
    </Modal>
  );
}
