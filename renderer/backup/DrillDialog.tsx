import { Button, Modal, Spin } from 'antd';
import { useState } from 'react';
import { useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { useProgress } from '../contract/useProgress.ts';
import type { Source } from './BackupPage.tsx';
import { CodeField } from './CodeField.tsx';
import { DrillResult } from './DrillResult.tsx';

/** 恢复演练 of one backup. */
export function DrillDialog({ source, title, onClose }: { source: Source; title: string; onClose(): void }) {
  const hold = useWriting('drill.hold', { refusal: 'inPlace' });
  const progress = useProgress(['restore']);
  const [code, setCode] = useState('');
  const begin = () =>
    hold.mutate(
      { source, ...(code.trim() && { code }) },
      { onSuccess: (drill) => drill === undefined && onClose() },
    );
  return (
    <Modal
      open
      title={`恢复演练：${title}`}
      width={680}
      onCancel={() => !hold.isPending && onClose()}
      mask={{ closable: false }}
      footer={
        hold.data ? (
          <Button onClick={onClose}>关闭</Button>
        ) : (
          <>
            <Button disabled={hold.isPending} onClick={onClose}>
              取消
            </Button>
            <Button type="primary" loading={hold.isPending} onClick={begin}>
              开始演练
            </Button>
          </>
        )
      }
    >
      {hold.data ? (
        <DrillResult drill={hold.data} />
      ) : (
        <div className="backup-preview">
          <p>
            把这份备份恢复到一个临时文件夹，打开，逐项检查，然后删掉。现用的档案不动。做完可以打印记录，签字存档。
          </p>
          <CodeField
            label="恢复码（建议填）"
            hint="照着保险柜里那一张输入，才知道它真的打得开。不填就用本机保存的密钥"
            code={code}
            onCode={setCode}
          />
          {hold.isPending && (
            <p role="status">
              <Spin size="small" /> {progress?.text ?? '正在演练'}…
            </p>
          )}
          {hold.isError && <RefusalNotice error={hold.error} />}
        </div>
      )}
    </Modal>
  );
}
