import { App, Button, InputNumber, Popover, Space, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { Output } from '../../shared/contract/contract.ts';
import { deadlineText } from '../../shared/rules/week/deadlineText.ts';
import { useWriting } from '../contract/queries.ts';
import { useAllowed } from '../shell/Actor.tsx';

type ReportDeadline = Output<'month.grid'>['deadline'];

/** Until when a report is in time; whoever seals the week may set it for the days from today on. */
export function Deadline({ deadline }: { deadline: ReportDeadline }) {
  const mayChange = useAllowed('week.seal');
  const [open, setOpen] = useState(false);
  const text = `交表期限：${deadlineText(deadline)}`;
  if (!mayChange) return <span className="soft">{text}</span>;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      title="交表期限"
      content={<DeadlineForm deadline={deadline} onDone={() => setOpen(false)} />}
    >
      <Button title="修改交表期限">{text}</Button>
    </Popover>
  );
}

function DeadlineForm({ deadline, onDone }: { deadline: ReportDeadline; onDone(): void }) {
  const { message } = App.useApp();
  const [workdays, setWorkdays] = useState(deadline.workdays);
  const [time, setTime] = useState(deadline.time);
  const set = useWriting('month.setDeadline');
  const save = () =>
    set.mutate(
      { workdays, time },
      {
        onSuccess: () => {
          message.success('已改交表期限，从今天的日报起算');
          onDone();
        },
      },
    );
  return (
    <div className="month-deadline">
      <Space>
        日报日期后第
        <InputNumber
          aria-label="工作日数"
          min={0}
          max={10}
          precision={0}
          style={{ width: 64 }}
          value={workdays}
          onChange={(value) => setWorkdays(value ?? 0)}
        />
        个工作日
        <TimePicker
          aria-label="时刻"
          format="HH:mm"
          allowClear={false}
          needConfirm={false}
          value={dayjs(`2026-01-01T${time}`)}
          onChange={(value) => value && setTime(value.format('HH:mm'))}
        />
        前
      </Space>
      <p className="soft">0 个工作日即当天。只管今天及以后的日报，以前的不因此变成迟交。</p>
      <Button type="primary" loading={set.isPending} onClick={save}>
        保存
      </Button>
    </div>
  );
}
