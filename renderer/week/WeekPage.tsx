import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Empty, Spin, Tabs } from 'antd';
import { useState } from 'react';
import { nextWeek, previousWeek, weekLabel, weekOf } from '../../shared/rules/calendar/isoWeek.ts';
import { useReading } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { useShortcut } from '../keyboard/useShortcut.ts';
import { useNavigation } from '../navigation/Navigation.tsx';
import { useAllowed } from '../shell/Actor.tsx';
import { Absences } from './Absences.tsx';
import type { WeekStatus } from './dayState.ts';
import { OpenPoints } from './OpenPoints.tsx';
import { SealedWeeks } from './SealedWeeks.tsx';
import { todayHere } from './today.ts';
import { UndecidedDays } from './UndecidedDays.tsx';
import { WeekGridTable } from './WeekGridTable.tsx';
import './week.css';

/** The week of `week`, or the one that is to be sealed next: last week until somebody chooses another. */
export function WeekPage({ week: given }: { week?: string }) {
  const { replace } = useNavigation();
  const week = given ?? previousWeek(weekOf(todayHere()));
  const show = (next: string) => replace({ page: 'week', week: next });
  const status = useReading('week.status', { week }, { keepPrevious: true });
  useShortcut('Alt+PageUp', () => show(previousWeek(week)));
  useShortcut('Alt+PageDown', () => show(nextWeek(week)));

  return (
    <section className="week" aria-label="周报">
      <header className="list-head">
        <h1>周报</h1>
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
        {status.isFetching && <Spin size="small" />}
      </header>
      <div className="week-body">
        {status.isError ? (
          <RefusalNotice error={status.error} onRetry={() => void status.refetch()} />
        ) : status.data ? (
          <Week status={status.data} />
        ) : (
          <Spin />
        )}
      </div>
    </section>
  );
}

function Week({ status }: { status: WeekStatus }) {
  const maySeal = useAllowed('week.seal');
  const [tab, setTab] = useState('points');
  return (
    <>
      {status.undecidedDays.length > 0 && <UndecidedDays days={status.undecidedDays} mayAnswer={maySeal} />}
      {status.people.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="这一周没有在岗的业务员" />
      ) : (
        <WeekGridTable status={status} />
      )}
      <Tabs
        activeKey={tab}
        onChange={setTab}
        items={[
          {
            key: 'points',
            label: `未了事项与封存（${status.openPoints.length}）`,
            children: <OpenPoints key={status.week} status={status} />,
          },
          { key: 'absences', label: '请假', children: <Absences status={status} /> },
          { key: 'history', label: '已封存的周报', children: <SealedWeeks /> },
        ]}
      />
    </>
  );
}
