import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Button, Empty, Spin } from 'antd';
import type { Output } from '../../shared/contract/contract.ts';
import { useReading, useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import '../theme/entryTable.css';

/** The chain of weekly files, newest first. */
export function SealedWeeks() {
  const history = useReading('week.history', undefined);
  const choose = useWriting('weeklyFile.choose');
  if (history.isError) return <RefusalNotice error={history.error} onRetry={() => void history.refetch()} />;
  if (!history.data) return <Spin />;
  return (
    <>
      <p className="sealed-check">
        <Button
          icon={<SafetyCertificateOutlined />}
          loading={choose.isPending}
          onClick={() => choose.mutate(undefined)}
        >
          核验周报文件…
        </Button>
        <span className="soft">寄出之前，看U盘或邮件附件里的文件是否完好，是不是该寄的那一份。</span>
      </p>
      {history.data.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有封存过周报" />
      ) : (
        <SealedTable weeks={history.data} />
      )}
    </>
  );
}

function SealedTable({ weeks }: { weeks: Output<'week.history'> }) {
  return (
    <table className="entry-table">
      <thead>
        <tr>
          <th>编号</th>
          <th>周次</th>
          <th>单据</th>
          <th>封存时间</th>
          <th>封存人</th>
          <th>文件</th>
          <th>SHA-256</th>
          <th>与上一份衔接</th>
        </tr>
      </thead>
      <tbody>
        {weeks.map((sealed) => (
          <tr key={sealed.sequence}>
            <td className="figures">{sealed.sequence}</td>
            <td className="figures">{sealed.week}</td>
            <td className="figures">{sealed.documents}</td>
            <td className="figures">{sealed.at.slice(0, 16).replace('T', ' ')}</td>
            <td>{sealed.by}</td>
            <td className="figures">{sealed.file}</td>
            <td className="figures faint" title={sealed.sha256}>
              {sealed.sha256.slice(0, 16)}…
            </td>
            <td data-tone={sealed.chained ? 'good' : 'bad'}>
              {sealed.previous === undefined ? '首份' : sealed.chained ? '衔接' : '不衔接'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
