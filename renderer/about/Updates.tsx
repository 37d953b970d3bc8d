import { Alert, Button, Input, Progress } from 'antd';
import { useState } from 'react';
import { useReading, useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { useProgress } from '../contract/useProgress.ts';

/** New editions from the head office: off while there is no address. */
export function Updates({ version }: { version: string }) {
  const address = useReading('updates.address', undefined);
  const [typed, setTyped] = useState<string>();
  const keep = useWriting('updates.setAddress', { refusal: 'inPlace' });
  const check = useWriting('updates.check', { refusal: 'inPlace' });
  const download = useWriting('updates.download', { refusal: 'inPlace' });
  const install = useWriting('updates.install', { refusal: 'inPlace' });
  const progress = useProgress(['update']);
  const kept = address.data ?? '';
  const shown = typed ?? kept;
  const changed = shown.trim() !== kept;
  const failure = [keep, check, download, install].find(({ isError }) => isError)?.error;
  const found = check.data;
  const checkAnew = () => {
    for (const before of [keep, download, install]) before.reset();
    check.mutate(undefined);
  };
  return (
    <div className="about-updates">
      <div className="about-address">
        <Input
          aria-label="更新地址"
          placeholder="总公司给的地址，https:// 开头；空着就不更新"
          value={shown}
          onChange={(event) => setTyped(event.target.value)}
        />
        {changed ? (
          <Button
            loading={keep.isPending}
            onClick={() => keep.mutate({ address: shown }, { onSuccess: () => setTyped(undefined) })}
          >
            保存地址
          </Button>
        ) : (
          <Button disabled={kept === ''} loading={check.isPending} onClick={checkAnew}>
            检查更新
          </Button>
        )}
      </div>
      {failure && <RefusalNotice error={failure} />}
      {download.isPending && progress && (
        <Progress percent={Math.round((100 * progress.done) / Math.max(progress.total, 1))} />
      )}
      {check.isSuccess && !failure && !changed && (
        <Alert
          type={found ? 'info' : 'success'}
          showIcon
          title={
            download.isSuccess
              ? `${found?.version} 版已下载并核对。安装时程序会关闭，请先保存手头的单据。`
              : found
                ? `总公司提供 ${found.version} 版（${found.date.slice(0, 10)}），现在是 ${version} 版。`
                : `${version} 版已经是最新的。`
          }
          {...(found && {
            action: download.isSuccess ? (
              <Button size="small" type="primary" onClick={() => install.mutate(undefined)}>
                关闭并安装
              </Button>
            ) : (
              <Button size="small" loading={download.isPending} onClick={() => download.mutate(undefined)}>
                下载
              </Button>
            ),
          })}
        />
      )}
    </div>
  );
}
