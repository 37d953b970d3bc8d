import { InputNumber, TimePicker } from 'antd';
import dayjs from 'dayjs';
import type { Rules } from './rules.ts';

interface NumberLineProps {
  label: string;
  /** What the entry is called by itself. */
  name: string;
  unit: string;
  least: number;
  most: number;
  standard: number;
  value: number;
  onValue(value: number): void;
}

/** One limit, with what it is where nobody has set it. */
export function NumberLine({ label, name, unit, least, most, standard, value, onValue }: NumberLineProps) {
  return (
    <div className="rules-line">
      <span>{label}</span>
      <InputNumber
        aria-label={name}
        min={least}
        max={most}
        precision={0}
        value={value}
        onChange={(given) => given !== null && onValue(given)}
      />
      <span className="soft">
        {unit}
        {value !== standard && `（标准 ${standard}）`}
      </span>
    </div>
  );
}

export function DeadlineLine({
  deadline,
  onDeadline,
}: {
  deadline: Rules['deadline'];
  onDeadline(deadline: Rules['deadline']): void;
}) {
  const { workdays, time } = deadline;
  return (
    <div className="rules-line rules-deadline">
      <span>日报日期后第</span>
      <InputNumber
        aria-label="工作日数"
        min={0}
        max={10}
        precision={0}
        value={workdays}
        onChange={(given) => given !== null && onDeadline({ ...deadline, workdays: given })}
      />
      <span>个工作日</span>
      <TimePicker
        aria-label="时刻"
        format="HH:mm"
        allowClear={false}
        needConfirm={false}
        value={dayjs(`2026-01-01T${time}`)}
        onChange={(value) => value && onDeadline({ ...deadline, time: value.format('HH:mm') })}
      />
      <span className="soft">
        前{workdays === 1 && time === '12:00' ? '' : '（标准：第 1 个工作日 12:00）'}
      </span>
    </div>
  );
}
