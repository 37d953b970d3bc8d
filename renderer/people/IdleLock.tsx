import { Select } from 'antd';
import { useReading, useWriting } from '../contract/queries.ts';

const CHOICES = [3, 5, 10, 15, 20, 30, 60];

/** After how long without use the window asks for the password again. */
export function IdleLock() {
  const idle = useReading('session.idle', undefined);
  const set = useWriting('session.setIdle');
  if (!idle.data) return null;
  const { minutes } = idle.data;
  const choices = CHOICES.includes(minutes) ? CHOICES : [...CHOICES, minutes].sort((a, b) => a - b);
  return (
    <Select
      aria-label="闲置多久后锁定"
      style={{ width: 164 }}
      value={minutes}
      loading={set.isPending}
      options={choices.map((value) => ({ value, label: `闲置 ${value} 分钟锁定` }))}
      onChange={(value) => set.mutate({ minutes: value })}
    />
  );
}
