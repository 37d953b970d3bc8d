import { App, AutoComplete, Button, DatePicker, Empty, Input, Popconfirm, Select, Spin } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { weekDays } from '../../shared/rules/calendar/isoWeek.ts';
import { useReading, useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { useAllowed } from '../shell/Actor.tsx';
import type { WeekStatus } from './dayState.ts';
import '../theme/entryTable.css';

const KINDS = ['事假', '病假', '年假', '调休', '出差', '培训', '婚假', '产假'];

export interface AskedAbsence {
  personId: string;
  date: string;
}

/** Absences that touch the week; entered here, they take the place of a missing report. */
export function Absences({ status, asked }: { status: WeekStatus; asked?: AskedAbsence }) {
  const days = weekDays(status.week);
  const [from = '', to = ''] = [days[0], days[6]];
  const absences = useReading('absences.list', { from, to });
  const remove = useWriting('absences.remove');
  const mayWrite = useAllowed('absence.write');
  if (absences.isError)
    return <RefusalNotice error={absences.error} onRetry={() => void absences.refetch()} />;
  return (
    <div className="absences">
      {mayWrite && (
        <NewAbsence
          key={asked ? `${asked.personId} ${asked.date}` : status.week}
          people={status.people}
          from={from}
          to={to}
          {...(asked && { asked })}
        />
      )}
      {!absences.data ? (
        <Spin />
      ) : absences.data.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="这一周没有登记请假" />
      ) : (
        <table className="entry-table">
          <thead>
            <tr>
              <th>姓名</th>
              <th>起</th>
              <th>止</th>
              <th>类别</th>
              <th>说明</th>
              {mayWrite && <th>操作</th>}
            </tr>
          </thead>
          <tbody>
            {absences.data.map((absence) => (
              <tr key={absence.id}>
                <td>{absence.name}</td>
                <td className="figures">{absence.from}</td>
                <td className="figures">{absence.to}</td>
                <td>{absence.kind}</td>
                <td>{absence.note}</td>
                {mayWrite && (
                  <td>
                    <Popconfirm
                      title="删除这条请假？"
                      okText="删除"
                      onConfirm={() => remove.mutate({ id: absence.id })}
                    >
                      <Button size="small" type="text" danger>
                        删除
                      </Button>
                    </Popconfirm>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

interface NewAbsenceProps {
  people: WeekStatus['people'];
  from: string;
  to: string;
  asked?: AskedAbsence;
}

function NewAbsence({ people, from, to, asked }: NewAbsenceProps) {
  const { message } = App.useApp();
  const add = useWriting('absences.add', { refusal: 'inPlace' });
  const [personId, setPersonId] = useState(asked?.personId);
  const [span, setSpan] = useState<[Dayjs, Dayjs] | null>(
    asked ? [dayjs(asked.date), dayjs(asked.date)] : null,
  );
  const [kind, setKind] = useState('');
  const [note, setNote] = useState('');
  const complete = personId !== undefined && span !== null && kind.trim() !== '';

  const submit = () => {
    if (!complete) return;
    add.mutate(
      {
        personId,
        from: span[0].format('YYYY-MM-DD'),
        to: span[1].format('YYYY-MM-DD'),
        kind: kind.trim(),
        ...(note.trim() && { note: note.trim() }),
      },
      {
        onSuccess: () => {
          setPersonId(undefined);
          setSpan(null);
          setNote('');
          void message.success('已登记请假');
        },
      },
    );
  };

  return (
    <>
      <div className="absences-new">
        <Select
          aria-label="请假人"
          placeholder="业务员"
          showSearch={{ optionFilterProp: 'label' }}
          value={personId ?? null}
          onChange={setPersonId}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DatePicker.RangePicker
          value={span}
          defaultPickerValue={[dayjs(from), dayjs(to)]}
          onChange={(dates) => setSpan(dates?.[0] && dates[1] ? [dates[0], dates[1]] : null)}
        />
        <AutoComplete
          aria-label="类别"
          placeholder="类别"
          autoFocus={asked !== undefined}
          value={kind}
          onChange={setKind}
          options={KINDS.map((value) => ({ value }))}
        />
        <Input
          aria-label="说明"
          placeholder="说明（可不填）"
          value={note}
          maxLength={200}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button disabled={!complete} loading={add.isPending} onClick={submit}>
          登记请假
        </Button>
      </div>
      {add.isError && <RefusalNotice error={add.error} />}
    </>
  );
}
