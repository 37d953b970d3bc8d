import { CalendarOutlined } from '@ant-design/icons';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';
import { isBusinessDate, weekdayName } from '../../../shared/rules/calendar/businessDate.ts';
import { useEditor } from '../editor/EditorContext.tsx';
import { readDate, stepDate } from '../entry/dateEntry.ts';
import { type EntryProps, useEntry } from './entryProps.ts';
import { TypedEntry } from './TypedEntry.tsx';

const asIs = (value: string) => value;

/** Typed as 20261116, 1116 … or picked from the calendar. */
export function DateEntry({ entry, bare }: { entry: EntryProps; bare?: boolean }) {
  const { today } = useEditor();
  return (
    <TypedEntry<string>
      entry={entry}
      read={(text) => readDate(text, today)}
      editable={asIs}
      shown={asIs}
      step={(value, direction) => stepDate(value, direction, today)}
      placeholder="20261116"
      after={!bare && <Calendar entry={entry} />}
    />
  );
}

function Calendar({ entry }: { entry: EntryProps }) {
  const { value, set } = useEntry(entry.name);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open) return;
    // The cursor is still in the entry: before anything else hears of it, Esc closes the calendar.
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [open]);
  const date = typeof value === 'string' && isBusinessDate(value) ? value : null;
  return (
    <span className="entry-after">
      <button
        type="button"
        className="entry-button"
        tabIndex={-1}
        title={date ? weekdayName(date) : '选日期'}
        aria-label={`选${entry.label}`}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => setOpen(!open)}
      >
        <CalendarOutlined />
      </button>
      {open && (
        <DatePicker
          className="entry-calendar"
          open
          value={date === null ? null : dayjs(date)}
          onChange={(picked) => {
            set(picked ? picked.format('YYYY-MM-DD') : null);
            setOpen(false);
          }}
          onOpenChange={setOpen}
        />
      )}
    </span>
  );
}
