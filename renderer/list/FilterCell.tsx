import { Button, DatePicker, Input, Popover, Select } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useRef, useState } from 'react';
import type { Column } from '../../shared/forms/machinery/columns.ts';
import { useReading } from '../contract/queries.ts';
import { type DaySpan, spansAround } from './daySpans.ts';
import { type FilterEntry, filterLookOf } from './listState.ts';
import { stateNames } from './StateMark.tsx';

interface Props {
  column: Column;
  entry: FilterEntry | undefined;
  onEntry: (entry: FilterEntry | undefined) => void;
}

export function FilterCell(props: Props) {
  switch (filterLookOf(props.column)) {
    case 'text':
      return <TextFilter {...props} />;
    case 'choice':
      return <ChoiceFilter {...props} />;
    case 'person':
      return <PersonFilter {...props} />;
    case 'days':
      return <DaysFilter {...props} />;
    case 'none':
      return null;
  }
}

/** Milliseconds after the last key before the list is asked for. */
const PAUSE = 180;

function TextFilter({ column, entry, onEntry }: Props) {
  const given = entry?.kind === 'text' ? entry.text : '';
  const [text, setText] = useState(given);
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setText(given), [given]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = (value: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onEntry({ kind: 'text', text: value }), PAUSE);
  };
  return (
    <Input
      size="small"
      allowClear
      aria-label={`筛选${column.label}`}
      value={text}
      maxLength={100}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={(event) => {
        composing.current = false;
        ask(event.currentTarget.value);
      }}
      onChange={(event) => {
        setText(event.target.value);
        // Half-written pinyin is not what is looked for.
        if (!composing.current) ask(event.target.value);
      }}
    />
  );
}

function Chosen({
  column,
  entry,
  onEntry,
  options,
}: Props & { options: { value: string; label: string }[] }) {
  return (
    <Select
      size="small"
      mode="multiple"
      allowClear
      aria-label={`筛选${column.label}`}
      style={{ width: '100%' }}
      popupMatchSelectWidth={false}
      maxTagCount={0}
      maxTagPlaceholder={(chosen) => (chosen.length === 1 ? chosen[0]?.label : `${chosen.length} 项`)}
      options={options}
      optionFilterProp="label"
      value={entry?.kind === 'chosen' ? [...entry.values] : []}
      onChange={(values: string[]) => onEntry({ kind: 'chosen', values })}
    />
  );
}

function ChoiceFilter(props: Props) {
  const { field } = props.column;
  const options: Readonly<Record<string, string>> =
    field?.kind === 'choice' || field?.kind === 'choices' ? field.options : stateNames;
  return <Chosen {...props} options={Object.entries(options).map(([value, label]) => ({ value, label }))} />;
}

function PersonFilter(props: Props) {
  const people = useReading('people.list', undefined);
  const names = [...new Set((people.data ?? []).map((person) => person.name))];
  return <Chosen {...props} options={names.map((name) => ({ value: name, label: name }))} />;
}

function DaysFilter({ column, entry, onEntry }: Props) {
  const { from, to }: DaySpan = entry?.kind === 'days' ? entry : {};
  const set = (span: DaySpan) => onEntry({ kind: 'days', ...span });
  return (
    <Popover
      trigger="click"
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
      <button type="button" className="days-button figures" aria-label={`筛选${column.label}`}>
        {from || to ? `${short(from)}–${short(to)}` : ''}
      </button>
    </Popover>
  );
}

const short = (date: string | undefined) =>
  date ? `${Number(date.slice(5, 7))}/${Number(date.slice(8))}` : '';

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
