import { type KeyboardEvent, useRef } from 'react';
import type { RowsField } from '../../../shared/forms/machinery/fields.ts';
import { isComposing } from '../../keyboard/composing.ts';
import { useEditor } from '../editor/EditorContext.tsx';
import { ENTRY, enter, entryBeside } from '../editor/entryOrder.ts';
import { nameOf } from '../editor/liveDocument.ts';
import { EntryWithProblem } from '../fields/FieldCell.tsx';
import { FieldText } from '../fields/FieldText.tsx';
import { isFigure, tableTemplate } from '../layout/tableColumns.ts';
import { isEmptyRow, type Path } from '../values/screenValues.ts';
import { RowsFoot } from './RowsFoot.tsx';
import { RowsOffers } from './RowsOffers.tsx';
import { RowTools } from './RowTools.tsx';
import { type RowAction, rowActionOf } from './rowKeys.ts';
import { useRows } from './useRows.ts';

interface Props {
  field: RowsField;
  path: Path;
  shownOnly: boolean;
}

/** One line a row, as in a spreadsheet: Enter goes on, at the end of the last row it adds one, in an empty row it leaves. */
export function TableRows({ field, path, shownOnly }: Props) {
  const { jumpTo } = useEditor();
  const rows = useRows(path);
  const table = useRef<HTMLDivElement>(null);
  const columns = Object.entries(field.fields);
  const template = { gridTemplateColumns: tableTemplate(field.fields, !shownOnly) };
  const last = rows.keys.length - 1;
  const full = rows.keys.length >= (field.max ?? Number.POSITIVE_INFINITY);

  const addRow = (after?: number) => {
    if (!full) jumpTo([...path, rows.add(after)]);
  };
  const act = (action: RowAction, place: number) => {
    const column = focusedColumn(table.current);
    const goTo = (row: number) => jumpTo(column ? [...path, row, column] : [...path, row]);
    if (action === 'remove') {
      rows.remove(place);
      if (last > 0) goTo(Math.min(place, last - 1));
      else jumpTo(path);
    } else if (action === 'copy') {
      if (full) return;
      rows.copy(place);
      goTo(place + 1);
    } else {
      const to = place + (action === 'up' ? -1 : 1);
      if (to < 0 || to > last) return;
      rows.move(place, to);
      goTo(to);
    }
  };
  const onRowKey = (event: KeyboardEvent, place: number) => {
    const action = rowActionOf(event);
    if (action) {
      event.preventDefault();
      return act(action, place);
    }
    if (
      isComposing(event) ||
      event.defaultPrevented ||
      event.key !== 'Enter' ||
      event.ctrlKey ||
      event.shiftKey
    )
      return;
    if (place !== last || !table.current) return;
    if (isEmptyRow(field.fields, rows.rowAt(place))) {
      event.preventDefault();
      const foot = table.current.querySelector(`[${ENTRY}="${nameOf(path)}"]`);
      const next = foot ? entryBeside(document, foot, 1) : undefined;
      rows.remove(place);
      enter(next);
    } else if (isLastEntry(event)) {
      event.preventDefault();
      addRow();
    }
  };

  return (
    <div className="table-rows" ref={table}>
      {rows.keys.length > 0 && (
        <div className="table-head" style={template}>
          <span className="row-number" />
          {columns.map(([key, column]) => (
            <span key={key} className={isFigure(column) ? 'table-label right' : 'table-label'}>
              {column.label}
              {column.required && !shownOnly && <i className="required">*</i>}
            </span>
          ))}
          {!shownOnly && <span />}
        </div>
      )}
      {rows.keys.map((rowKey, place) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: catches the keys of the inputs inside
        <div
          key={rowKey}
          className="table-row"
          style={template}
          onKeyDown={(event) => onRowKey(event, place)}
        >
          <span className="row-number figures">{place + 1}</span>
          {columns.map(([key, column]) => (
            <div key={key} className={`table-cell ${column.kind}`}>
              {shownOnly ? (
                <FieldText field={column} path={[...path, place, key]} />
              ) : (
                <EntryWithProblem field={column} path={[...path, place, key]} span={0} />
              )}
            </div>
          ))}
          {!shownOnly && <RowTools onAction={(action) => act(action, place)} />}
        </div>
      ))}
      {!shownOnly && (
        <RowsFoot
          name={nameOf(path)}
          label={field.label}
          full={full}
          removed={rows.removed}
          offers={
            <RowsOffers
              path={path}
              room={(field.max ?? Number.POSITIVE_INFINITY) - rows.keys.length}
              onTake={rows.take}
            />
          }
          onAdd={() => addRow()}
          onUndo={rows.undo}
        />
      )}
    </div>
  );
}

function isLastEntry(event: KeyboardEvent): boolean {
  const entries = event.currentTarget.querySelectorAll(`[${ENTRY}]`);
  return (event.target as Element).closest(`[${ENTRY}]`) === entries[entries.length - 1];
}

/** The column in which the cursor is, so that it stays there when the row moves. */
function focusedColumn(table: HTMLElement | null): string | undefined {
  const name = table?.contains(document.activeElement) && document.activeElement?.getAttribute(ENTRY);
  return name ? name.split('.').at(-1) : undefined;
}
