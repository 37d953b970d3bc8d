import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Empty, Spin } from 'antd';
import { useState } from 'react';
import { addDays } from '../../shared/rules/calendar/businessDate.ts';
import { nextWeek, previousWeek, weekDays, weekLabel, weekOf } from '../../shared/rules/calendar/isoWeek.ts';
import { useReading } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { useShortcut } from '../keyboard/useShortcut.ts';
import { useNavigation } from '../navigation/Navigation.tsx';
import { todayHere } from '../week/today.ts';
import { BatchSigning } from './BatchSigning.tsx';
import type { Waiting } from './words.ts';
import '../week/week.css';
import '../theme/entryTable.css';

/** What waits for the signature of the person who is signed in, a week at a time. */
export function WaitingPage({ week: given }: { week?: string }) {
  const { go, replace } = useNavigation();
  const week = given ?? weekOf(todayHere());
  const show = (next: string) => replace({ page: 'waiting', week: next });
  const days = weekDays(week);
  const waiting = useReading(
    'signing.waiting',
    { from: days[0] ?? '', to: days[6] ?? '' },
    { keepPrevious: true },
  );
  // As they stood when it began: signing takes them off the list one by one.
  const [batch, setBatch] = useState<readonly Waiting[]>();
  useShortcut('Alt+PageUp', () => show(previousWeek(week)), { enabled: !batch });
  useShortcut('Alt+PageDown', () => show(nextWeek(week)), { enabled: !batch });
  return (
    <section className="week" aria-label="待签名">
      <header className="list-head">
        <h1>待签名</h1>
        <Button
          icon={<LeftOutlined />}
          title="上一周（Alt+PageUp）"
          onClick={() => show(previousWeek(week))}
        />
        <strong className="week-label figures">{weekLabel(week)}</strong>
        <Button
          icon={<RightOutlined />}
          title="下一周（Alt+PageDown）"
          onClick={() => show(nextWeek(week))}
        />
        <Button onClick={() => show(weekOf(todayHere()))}>本周</Button>
        <span className="list-gap" />
        {waiting.data && waiting.data.length > 0 && (
          <Button type="primary" onClick={() => setBatch(waiting.data)}>
            逐份签名（{waiting.data.length}）
          </Button>
        )}
      </header>
      <div className="week-body">
        <EarlierWeeks monday={days[0] ?? ''} onShow={show} />
        {waiting.isError ? (
          <RefusalNotice error={waiting.error} onRetry={() => void waiting.refetch()} />
        ) : !waiting.data ? (
          <Spin />
        ) : waiting.data.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="这一周没有等您签名的单据" />
        ) : (
          <table className="entry-table">
            <thead>
              <tr>
                <th>日期</th>
                <th>表单</th>
                <th>单据</th>
                <th>签哪一栏</th>
                <th>说明</th>
              </tr>
            </thead>
            <tbody>
              {waiting.data.map((one) => (
                <tr key={one.id}>
                  <td className="figures">{one.businessDate}</td>
                  <td>{one.formTitle}</td>
                  <td>
                    <button
                      type="button"
                      className="grid-link"
                      onClick={() => go({ page: 'document', form: one.form, id: one.id })}
                    >
                      {[one.number, one.title].filter(Boolean).join(' ')}
                    </button>
                  </td>
                  <td>{one.line}</td>
                  <td className="soft">{one.again ? '签过后又有更正，须重签' : ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      {batch && <BatchSigning documents={batch} onClose={() => setBatch(undefined)} />}
    </section>
  );
}

const EARLIER_DAYS = 28;

/** What was left unsigned in the weeks before, since a new week begins with an empty page. */
function EarlierWeeks({ monday, onShow }: { monday: string; onShow(week: string): void }) {
  const earlier = useReading('signing.waiting', {
    from: addDays(monday, -EARLIER_DAYS),
    to: addDays(monday, -1),
  });
  const weeks = Map.groupBy(
    (earlier.data ?? []).filter(({ businessDate }) => businessDate !== undefined),
    ({ businessDate }) => weekOf(businessDate ?? ''),
  );
  if (weeks.size === 0) return null;
  return (
    <p className="waiting-earlier">
      以前四周还有没签的：
      {[...weeks].map(([week, documents]) => (
        <Button key={week} size="small" type="link" onClick={() => onShow(week)}>
          {weekLabel(week)} {documents.length} 份
        </Button>
      ))}
    </p>
  );
}
