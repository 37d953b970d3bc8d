import { Empty, Spin } from 'antd';
import { useReading } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import '../theme/entryTable.css';

/** The chain of weekly files, newest first. */
export function SealedWeeks() {
  const history = useReading('week.history', undefined);
  if (history.isError) return <RefusalNotice error={history.error} onRetry={() => void history.refetch()} />;
  if (!history.data) return <Spin />;
  if (history.data.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有封存过周报" />;
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
        {history.data.map((sealed) => (
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
