import { Input } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Column } from '../../shared/forms/machinery/columns.ts';
import { filterText } from './filterText.ts';
import { type FilterEntry, filterLookOf } from './listState.ts';

export interface FilterProps {
  column: Column;
  entry: FilterEntry | undefined;
  onEntry: (entry: FilterEntry | undefined) => void;
}

/**
 * Most filters are never touched while a list is shown, and their controls are what would cost most of drawing it. So
 * each is a button that says what is chosen, until one clicks it.
 */
const ChosenFilter = lazy(async () => ({ default: (await import('./ChosenFilter.tsx')).ChosenFilter }));
const PersonFilter = lazy(async () => ({ default: (await import('./ChosenFilter.tsx')).PersonFilter }));
const DaysFilter = lazy(async () => ({ default: (await import('./DaysFilter.tsx')).DaysFilter }));

export function FilterCell(props: FilterProps) {
  switch (filterLookOf(props.column)) {
    case 'text':
      return <TextFilter {...props} />;
    case 'choice':
      return <Closed {...props} Control={ChosenFilter} />;
    case 'person':
      return <Closed {...props} Control={PersonFilter} />;
    case 'days':
      return <Closed {...props} Control={DaysFilter} />;
    case 'none':
      return null;
  }
}

function Closed({ Control, ...props }: FilterProps & { Control: typeof ChosenFilter | typeof DaysFilter }) {
  const [opened, setOpened] = useState(false);
  const button = (
    <button
      type="button"
      className="filter-button figures"
      aria-haspopup="listbox"
      aria-label={`筛选${props.column.label}`}
      onClick={() => setOpened(true)}
    >
      {filterText(props.column, props.entry)}
    </button>
  );
  if (!opened) return button;
  return (
    <Suspense fallback={button}>
      <Control {...props} />
    </Suspense>
  );
}

/** Milliseconds after the last key before the list is asked for. */
const PAUSE = 180;

function TextFilter({ column, entry, onEntry }: FilterProps) {
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
