import { Empty, Spin } from 'antd';
import type { Output } from '../../shared/contract/contract.ts';
import { weekdayName } from '../../shared/rules/calendar/businessDate.ts';
import { useReading } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { useNavigation } from '../navigation/Navigation.tsx';
import './today.css';

type Group = Output<'today.list'>['groups'][number];

/** 今天: what this person has to attend to, kind by kind, the most pressing first. */
export function TodayPage() {
  const waiting = useReading('today.list', undefined);
  const data = waiting.data;
  return (
    <section className="today" aria-label="今天">
      <header className="list-head">
        <h1>今天</h1>
        {data && (
          <span className="soft figures">
            {data.date} {weekdayName(data.date)}
          </span>
        )}
      </header>
      <div className="today-body">
        {waiting.isError ? (
          <RefusalNotice error={waiting.error} onRetry={() => void waiting.refetch()} />
        ) : !data ? (
          <Spin delay={200} />
        ) : data.groups.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有等您办的事" />
        ) : (
          data.groups.map((group) => <Waiting key={group.key} group={group} />)
        )}
      </div>
    </section>
  );
}

function Waiting({ group: { key, title, items, total } }: { group: Group }) {
  const { go } = useNavigation();
  return (
    <section className="today-group" aria-labelledby={`today-${key}`}>
      <h2 id={`today-${key}`}>
        {title}
        <span className="today-count figures">{total}</span>
      </h2>
      <ul>
        {items.map((item) => (
          <li key={`${item.text} ${JSON.stringify(item.to)}`}>
            <button type="button" className="today-item" onClick={() => go(item.to)}>
              <span className="today-text" title={item.text}>
                {item.text}
              </span>
              {item.note && (
                <span className={item.urgent ? 'today-note urgent' : 'today-note'}>{item.note}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {total > items.length && <p className="soft">还有 {total - items.length} 项</p>}
    </section>
  );
}
