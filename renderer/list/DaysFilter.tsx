import { Button, DatePicker, Popover } from 'antd';
import dayjs from 'dayjs';
import { type DaySpan, spansAround } from './daySpans.ts';
import type { FilterProps } from './FilterCell.tsx';
import { spanText } from './filterText.ts';

/** Opened at once: it takes the place of a button that was just clicked. */
export function DaysFilter({ column, entry, onEntry }: FilterProps) {
  const { from, to }: DaySpan = entry?.kind === 'days' ? entry : {};
  const set = (span: DaySpan) => onEntry({ kind: 'days', ...span });
  return (
    <Popover
      trigger="click"
      defaultOpen
      placement="bottomLeft"
      content={
        <div className="days">
          <div className="days-spans">
            {spansAround(dayjs().format('YYYY-MM-DD')).map(({ name, span }) => (
              <Button key={name} size="small" onClick={() => set(span)}>
                {name}
              </Button>
            ))}
            <Button size="small" onClick={() => set({})}>
              不限
            </Button>
          </div>
          <div className="days-spans">
            <Day
              label="自"
              value={from}
              onValue={(value) => set({ ...(value && { from: value }), ...(to && { to }) })}
            />
            <Day
              label="至"
              value={to}
              onValue={(value) => set({ ...(from && { from }), ...(value && { to: value }) })}
            />
          </div>
        </div>
      }
    >
      <button type="button" className="filter-button figures" aria-label={`筛选${column.label}`}>
        {entry?.kind === 'days' ? spanText(entry) : ''}
      </button>
    </Popover>
  );
}

function Day({
  label,
  value,
  onValue,
}: {
  label: string;
  value: string | undefined;
  onValue: (value: string | undefined) => void;
}) {
  return (
    <span>
      {label}{' '}
      <DatePicker
        size="small"
        style={{ width: 120 }}
        format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D']}
        value={value ? dayjs(value) : null}
        onChange={(day) => onValue(day ? day.format('YYYY-MM-DD') : undefined)}
      />
    </span>
  );
}
