import { Spin } from 'antd';
import type { Output } from '../../../shared/contract/contract.ts';
import { useReading } from '../../contract/queries.ts';
import { RefusalNotice } from '../../contract/RefusalNotice.tsx';
import '../../theme/entryTable.css';
import { momentText } from '../editor/momentText.ts';

type Viewed = Output<'documents.viewLog'>['rows'][number];

const kinds: Readonly<Record<Viewed['kind'], string>> = { viewed: '查看', printed: '打印', saved: '另存' };
const ways: Readonly<Record<NonNullable<Viewed['as']>, string>> = {
  sheet: '表单',
  folder: '一户一档',
  visitRecord: '拜访档案记录',
  attachment: '附件',
  scan: '扫描件',
};

/** 查阅记录 of a document: who looked at it, printed it or took a copy. */
export function ViewLog({ id }: { id: string }) {
  const log = useReading('documents.viewLog', { id });
  if (log.isError) return <RefusalNotice error={log.error} onRetry={() => void log.refetch()} />;
  if (!log.data) return <Spin />;
  const { rows, more } = log.data;
  return (
    <>
      <table className="entry-table" aria-label="查阅记录">
        <thead>
          <tr>
            <th>时间</th>
            <th>人员</th>
            <th>做了什么</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two views of one second are alike
            <tr key={`${row.at} ${place}`}>
              <td className="figures">{momentText(row.at)}</td>
              <td>{row.by}</td>
              <td>{`${kinds[row.kind]}${row.as ? `（${ways[row.as]}）` : ''}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more && <p className="soft">只列出最近 {rows.length} 次。</p>}
    </>
  );
}
