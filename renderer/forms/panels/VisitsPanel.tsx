import { Button, Drawer, Empty, Spin } from 'antd';
import { formatMoney } from '../../../shared/rules/money/money.ts';
import { useReading } from '../../contract/queries.ts';
import { RefusalNotice } from '../../contract/RefusalNotice.tsx';
import { useNavigation } from '../../navigation/Navigation.tsx';

/** 客户拜访档案记录: every visit of this customer, the newest first. */
export function VisitsPanel({ id, title, onClose }: { id: string; title: string; onClose(): void }) {
  const { go } = useNavigation();
  const visits = useReading('customers.visits', { id });
  const rows = visits.data ?? [];
  const sum = (fenOf: (row: (typeof rows)[number]) => number) =>
    formatMoney(rows.reduce((total, row) => total + fenOf(row), 0));
  return (
    <Drawer
      open
      title={`拜访档案记录 · ${title}`}
      size={860}
      onClose={onClose}
      extra={<Button onClick={() => go({ page: 'visitRecord', customer: id })}>完整记录、打印</Button>}
    >
      {visits.isPending && <Spin />}
      {visits.isError && <RefusalNotice error={visits.error} onRetry={() => void visits.refetch()} />}
      {visits.data?.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="日报里还没有拜访这家客户的记录" />
      )}
      {rows.length > 0 && (
        <table className="plain-table visits">
          <thead>
            <tr>
              <th>日期</th>
              <th>业务员</th>
              <th>结果</th>
              <th>洽谈内容</th>
              <th className="right">订货（元）</th>
              <th className="right">收款（元）</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((visit, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a report may hold two visits of one customer
              <tr key={`${visit.reportId} ${place}`}>
                <td>
                  <button
                    type="button"
                    className="link figures"
                    onClick={() => go({ page: 'document', form: 'visitReport', id: visit.reportId })}
                  >
                    {visit.date}
                  </button>
                </td>
                <td>{visit.salesperson}</td>
                <td>{visit.result}</td>
                <td className="visits-talk">{visit.talk}</td>
                <td className="figures right">{visit.orderFen ? formatMoney(visit.orderFen) : ''}</td>
                <td className="figures right">{visit.receiptFen ? formatMoney(visit.receiptFen) : ''}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={4}>共 {rows.length} 次</td>
              <td className="figures right">{sum((row) => row.orderFen)}</td>
              <td className="figures right">{sum((row) => row.receiptFen)}</td>
            </tr>
          </tfoot>
        </table>
      )}
    </Drawer>
  );
}
