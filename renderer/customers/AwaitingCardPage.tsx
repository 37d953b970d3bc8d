import { Empty, Spin } from 'antd';
import { useReading } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { useNavigation } from '../navigation/Navigation.tsx';
import '../week/week.css';
import '../theme/entryTable.css';

/** 待建卡 (S1): customers that were dealt with and have no submitted card, the longest waiting first. */
export function AwaitingCardPage() {
  const { go } = useNavigation();
  const waiting = useReading('customers.awaitingCard', undefined);
  return (
    <section className="week" aria-label="待建卡">
      <header className="list-head">
        <h1>待建卡</h1>
        {waiting.data && waiting.data.length > 0 && <span className="figures">{waiting.data.length} 家</span>}
        <span className="soft">已有订货或收款、客户资料卡还没有提交的客户；打开补齐后提交即可</span>
      </header>
      <div className="week-body">
        {waiting.isError ? (
          <RefusalNotice error={waiting.error} onRetry={() => void waiting.refetch()} />
        ) : !waiting.data ? (
          <Spin />
        ) : waiting.data.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有待建卡的客户" />
        ) : (
          <table className="entry-table">
            <thead>
              <tr>
                <th>客户编号</th>
                <th>客户</th>
                <th>首次交易</th>
                <th>已过天数</th>
                <th>业务员</th>
              </tr>
            </thead>
            <tbody>
              {waiting.data.map((card) => (
                <tr key={card.id}>
                  <td className="figures">{card.code}</td>
                  <td>
                    <button
                      type="button"
                      className="grid-link"
                      onClick={() => go({ page: 'document', form: 'customerCard', id: card.id })}
                    >
                      {card.name}
                    </button>
                    {card.voided && (
                      <span className="soft">　原卡已作废：请另建同名的资料卡，或更正日报里的客户</span>
                    )}
                  </td>
                  <td className="figures">{card.firstDealing}</td>
                  <td className="figures">{card.days} 天</td>
                  <td>{card.salesperson}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}
