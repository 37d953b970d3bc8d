import { Alert, Button, Modal, Spin } from 'antd';
import type { Output } from '../../shared/contract/contract.ts';
import { weekLabel } from '../../shared/rules/calendar/isoWeek.ts';
import { useReading, useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';

type Checked = Output<'weeklyFile.check'>;

/** A weekly file checked before it is mailed. */
export function CheckedFile({ file }: { file: string }) {
  const putAway = useWriting('weeklyFile.putAway');
  const close = () => putAway.mutate(undefined);
  return (
    <Modal
      open
      title="核验周报文件"
      width={620}
      onCancel={close}
      footer={
        <Button type="primary" onClick={close}>
          关闭
        </Button>
      }
    >
      <CheckOf key={file} file={file} />
    </Modal>
  );
}

function CheckOf({ file }: { file: string }) {
  const check = useReading('weeklyFile.check', undefined);
  if (check.isError) return <RefusalNotice error={check.error} onRetry={() => void check.refetch()} />;
  if (!check.data) return <Spin>{file}</Spin>;
  const { data } = check;
  return (
    <>
      <Verdict checked={data} />
      <dl className="checked-file">
        <dt>文件</dt>
        <dd>{data.file}</dd>
        <dt>周次</dt>
        <dd>{weekLabel(data.week)}</dd>
        <dt>编号</dt>
        <dd className="figures">{data.sequence}</dd>
        <dt>内容</dt>
        <dd className="figures">
          单据 {data.documents} 份，单页 {data.sheets} 份，{(data.size / 1e6).toFixed(1)} MB
        </dd>
        {data.sealed && (
          <>
            <dt>封存</dt>
            <dd className="figures">
              {data.sealed.at.slice(0, 16).replace('T', ' ')}　{data.sealed.by}
            </dd>
          </>
        )}
        <dt>SHA-256</dt>
        <dd className="figures">{data.sha256}</dd>
      </dl>
    </>
  );
}

function Verdict({ checked: { known, newer, sequence } }: { checked: Checked }) {
  if (known === 'other')
    return (
      <Alert
        type="error"
        showIcon
        title={`文件完整，签名也是本分公司的，但本机第 ${sequence} 号封存的是另一份文件。请勿寄出，先查明档案是否从备份恢复过，或在另一台电脑上封存过。`}
      />
    );
  if (newer)
    return (
      <Alert
        type="warning"
        showIcon
        title={`文件完整无误，但这一周后来又封存过：请寄最新的 ${newer.file}（第 ${newer.sequence} 号）。`}
      />
    );
  if (known === 'unknown')
    return (
      <Alert
        type="warning"
        showIcon
        title={`文件完整，签名是本分公司的，但本机没有第 ${sequence} 号的封存记录。`}
      />
    );
  return <Alert type="success" showIcon title="文件完整无误，与本机封存的是同一份，可以寄出。" />;
}
