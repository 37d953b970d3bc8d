import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Spin, Tabs } from 'antd';
import { useState } from 'react';
import { nextWeek, previousWeek, weekLabel, weekOf } from '../../shared/rules/calendar/isoWeek.ts';
import { useReading } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { useShortcut } from '../keyboard/useShortcut.ts';
import { useNavigation } from '../navigation/Navigation.tsx';
import { useAllowed } from '../shell/Actor.tsx';
import { Absences, type AskedAbsence } from './Absences.tsx';
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
          <Week key={status.data.week} status={status.data} />
        ) : (
          <Spin />
        )}
      </div>
    </section>
  );
}

function Week({ status }: { status: WeekStatus }) {
  const maySeal = useAllowed('week.seal');
  const mayEnterAbsence = useAllowed('absence.write');
  const mayReadPeople = useAllowed('people.read');
  const [tab, setTab] = useState('points');
  const [asked, setAsked] = useState<AskedAbsence>();
  const askAbsence = (personId: string, date: string) => {
    setAsked({ personId, date });
    setTab('absences');
  };
  return (
    <>
      {status.undecidedDays.length > 0 && <UndecidedDays days={status.undecidedDays} mayAnswer={maySeal} />}
      {status.people.length === 0 ? (
        <p className="week-nobody soft">
          还没有登记业务员{mayReadPeople ? '。请在“人员”里新增，职务选业务员，并填到岗日期' : ''}。
        </p>
      ) : (
        <WeekGridTable status={status} {...(mayEnterAbsence && { onAbsence: askAbsence })} />
      )}
      <Tabs
        className="week-tabs"
        activeKey={tab}
        onChange={setTab}
        items={[
          {
            key: 'points',
            label: `未了事项与封存（${status.openPoints.length}）`,
            children: <OpenPoints status={status} />,
          },
          {
            key: 'absences',
            label: '请假',
            children: <Absences status={status} {...(asked && { asked })} />,
          },
          { key: 'history', label: '已封存的周报', children: <SealedWeeks /> },
        ]}
      />
    </>
  );
}
