import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Spin } from 'antd';
import { marks } from '../../shared/rules/week/dayMarks.ts';
import { useReading } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { PaperButtons } from '../derived/PaperButtons.tsx';
import { useShortcut } from '../keyboard/useShortcut.ts';
import { useNavigation } from '../navigation/Navigation.tsx';
import { todayHere } from '../week/today.ts';
import { Deadline } from './Deadline.tsx';
import { MonthTable } from './MonthTable.tsx';
import { monthAfter, monthText } from './months.ts';
import './month.css';

/** 交表一览: who handed in what on which day of a month; the present month until somebody chooses another. */
export function MonthPage({ month: given }: { month?: string }) {
  const { replace } = useNavigation();
  const month = given ?? todayHere().slice(0, 7);
  const show = (next: string) => replace({ page: 'month', month: next });
  const grid = useReading('month.grid', { month }, { keepPrevious: true });
  useShortcut('Alt+PageUp', () => show(monthAfter(month, -1)));
  useShortcut('Alt+PageDown', () => show(monthAfter(month, 1)));
  return (
    <section className="month" aria-label="交表一览">
      <header className="list-head">
        <h1>交表一览</h1>
        <Button
          icon={<LeftOutlined />}
          title="上一月（Alt+PageUp）"
          onClick={() => show(monthAfter(month, -1))}
        />
        <strong className="month-label figures">{monthText(month)}</strong>
        <Button
          icon={<RightOutlined />}
          title="下一月（Alt+PageDown）"
          onClick={() => show(monthAfter(month, 1))}
        />
        <Button onClick={() => show(todayHere().slice(0, 7))}>本月</Button>
        <span className="list-gap" />
        {grid.isFetching && <Spin size="small" />}
        {grid.data && <Deadline key={month} deadline={grid.data.deadline} />}
        {grid.data && (
          <PaperButtons paper="monthGrid" title={`交表一览表 · ${monthText(month)}`} of={{ month }} />
        )}
      </header>
      <div className="month-body">
        {grid.isError ? (
          <RefusalNotice error={grid.error} onRetry={() => void grid.refetch()} />
        ) : grid.data ? (
          <>
            {grid.data.groups.map((group) => (
              <MonthTable key={group.form} days={grid.data.days} group={group} />
            ))}
            <Legend />
          </>
        ) : (
          <Spin />
        )}
      </div>
    </section>
  );
}

function Legend() {
  return (
    <ul className="month-legend" aria-label="图例">
      {marks.map(({ mark, tone, meaning }) => (
        <li key={meaning}>
          <span data-tone={tone}>{mark}</span>
          {meaning}
        </li>
      ))}
    </ul>
  );
}
