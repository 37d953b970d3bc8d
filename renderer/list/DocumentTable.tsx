import {
  type ColumnSizingState,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Checkbox } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { Column } from '../../shared/forms/machinery/columns.ts';
import { isComposing } from '../keyboard/composing.ts';
import { Cell, cellText, type Row } from './cells.tsx';
import { type ColumnChoice, isShown } from './columnChoice.ts';
import { isFigure, type Sort } from './listState.ts';
import { indexAfterKey } from './rowKeys.ts';
import { type Selection, stretched, toggled } from './selection.ts';

const ROW_HEIGHT = 30;
/** The column of checkboxes. */
const SELECT_WIDTH = 32;
/** Rows left below the screen when the next page is asked for. */
const AHEAD = 40;

const features = tableFeatures({
  columnVisibilityFeature,
  columnSizingFeature,
  columnResizingFeature,
  columnMeta: metaHelper<{ column: Column }>(),
});
const helper = createColumnHelper<typeof features, Row>();

export interface DocumentTableProps {
  columns: readonly Column[];
  choice: ColumnChoice;
  onWidths: (widths: ColumnSizingState) => void;
  sort: Sort;
  onSort: (column: Column) => void;
  filterOf: (column: Column) => ReactNode;
  rows: readonly Row[];
  /** Shown in place of rows: nothing found, an error, the first loading. */
  instead?: ReactNode;
  onNearEnd: () => void;
  active: string | undefined;
  onActive: (id: string) => void;
  onOpen: (row: Row) => void;
  selection: Selection;
  onSelection: (selection: Selection) => void;
  scroll: number;
  onScroll: (scroll: number) => void;
}

export function DocumentTable(props: DocumentTableProps) {
  const { columns, choice, rows, sort, active, selection } = props;
  const scroller = useRef<HTMLDivElement>(null);

  const definitions = useMemo(
    () =>
      columns.map((column) =>
        helper.display({
          id: column.key,
          header: column.label,
          size: column.width,
          minSize: 50,
          meta: { column },
        }),
      ),
    [columns],
  );
  const columnVisibility = useMemo(
    () => Object.fromEntries(columns.map((column) => [column.key, isShown(column, choice)])),
    [columns, choice],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows as Row[],
    getRowId: (row) => row.id,
    columnResizeMode: 'onChange',
    state: { columnVisibility, columnSizing: choice.widths },
    onColumnSizingChange: (update) =>
      props.onWidths(typeof update === 'function' ? update(choice.widths) : update),
  });
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const width = table.getTotalSize() + SELECT_WIDTH;

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
    initialOffset: props.scroll,
    // The head and the filters stick over the top of the rows.
    scrollPaddingStart: 64,
  });
  const items = virtualizer.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;

  const { onNearEnd } = props;
  useEffect(() => {
    if (rows.length > 0 && lastIndex >= rows.length - AHEAD) onNearEnd();
  }, [lastIndex, rows.length, onNearEnd]);

  const ids = useMemo(() => rows.map((row) => row.id), [rows]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target !== event.currentTarget) return;
    const now = rows.findIndex((row) => row.id === active);
    if (event.key === 'Enter') {
      const row = rows[now];
      if (row) props.onOpen(row);
      return;
    }
    if (event.key === ' ' && active) {
      event.preventDefault();
      props.onSelection(toggled(selection, active));
      return;
    }
    const visible = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 3);
    const next = indexAfterKey(event.key, now, rows.length, visible);
    const row = next === undefined ? undefined : rows[next];
    if (next === undefined || !row) return;
    event.preventDefault();
    if (event.shiftKey) props.onSelection(stretched(selection, ids, { from: active ?? row.id, to: row.id }));
    props.onActive(row.id);
    virtualizer.scrollToIndex(next);
  };

  return (
    <div
      ref={scroller}
      className="grid"
      role="grid"
      tabIndex={0}
      aria-rowcount={rows.length}
      aria-activedescendant={active ? `row-${active}` : undefined}
      onKeyDown={onKeyDown}
      onScroll={(event) => props.onScroll(event.currentTarget.scrollTop)}
    >
      <div className="grid-head" style={{ minWidth: width }}>
        <div className="grid-row" role="row">
          <div className="grid-cell grid-select" role="columnheader" aria-label="选择" />
          {headers.map((header) => {
            const { column } = header.column.columnDef.meta!;
            const sorted = sort.column === column.key ? sort.direction : undefined;
            return (
              <div
                key={header.id}
                role="columnheader"
                aria-sort={sorted ? (sorted === 'up' ? 'ascending' : 'descending') : undefined}
                className={isFigure(column) ? 'grid-cell grid-figure' : 'grid-cell'}
                style={{ width: header.getSize() }}
              >
                {column.sortable ? (
                  <button type="button" className="grid-sort" onClick={() => props.onSort(column)}>
                    {column.label}
                    <span className="grid-arrow" aria-hidden="true">
                      {sorted ? (sorted === 'up' ? '▲' : '▼') : ''}
                    </span>
                  </button>
                ) : (
                  column.label
                )}
                <span
                  className="grid-resize"
                  aria-hidden="true"
                  onMouseDown={header.getResizeHandler()}
                  onDoubleClick={() => header.column.resetSize()}
                />
              </div>
            );
          })}
        </div>
        <div className="grid-row grid-filters" role="row">
          <div className="grid-cell grid-select" role="gridcell">
            <Checkbox
              aria-label="选择列出的全部"
              title="选择列出的全部"
              checked={ids.length > 0 && ids.every((id) => selection.ids.has(id))}
              indeterminate={selection.ids.size > 0 && !ids.every((id) => selection.ids.has(id))}
              onChange={(event) => props.onSelection({ ids: new Set(event.target.checked ? ids : []) })}
            />
          </div>
          {headers.map((header) => (
            <div key={header.id} className="grid-cell" role="gridcell" style={{ width: header.getSize() }}>
              {props.filterOf(header.column.columnDef.meta!.column)}
            </div>
          ))}
        </div>
      </div>
      {props.instead ?? (
        <div style={{ height: virtualizer.getTotalSize(), minWidth: width, position: 'relative' }}>
          {items.map((item) => {
            const row = rows[item.index]!;
            return (
              <div
                key={item.key}
                id={`row-${row.id}`}
                role="row"
                aria-rowindex={item.index + 1}
                aria-selected={row.id === active}
                className="grid-row grid-data"
                data-void={row.state === 'void' ? '' : undefined}
                style={{ transform: `translateY(${item.start}px)` }}
                onMouseDown={() => props.onActive(row.id)}
                onDoubleClick={() => props.onOpen(row)}
              >
                <div
                  role="gridcell"
                  className="grid-cell grid-select"
                  onDoubleClick={(event) => event.stopPropagation()}
                >
                  <Checkbox
                    aria-label={`选择 ${row.number ?? row.title}`}
                    tabIndex={-1}
                    checked={selection.ids.has(row.id)}
                    onChange={({ nativeEvent }) =>
                      props.onSelection(
                        nativeEvent.shiftKey
                          ? stretched(selection, ids, { from: selection.anchor ?? row.id, to: row.id })
                          : toggled(selection, row.id),
                      )
                    }
                  />
                </div>
                {headers.map((header, index) => {
                  const { column } = header.column.columnDef.meta!;
                  return (
                    <div
                      key={column.key}
                      role="gridcell"
                      className={isFigure(column) ? 'grid-cell grid-figure' : 'grid-cell'}
                      style={{ width: header.getSize() }}
                      title={cellText(column, row) || undefined}
                    >
                      {index === 0 ? (
                        <button
                          type="button"
                          className="grid-link"
                          tabIndex={-1}
                          onClick={() => props.onOpen(row)}
                        >
                          <Cell column={column} row={row} />
                        </button>
                      ) : (
                        <Cell column={column} row={row} />
                      )}
                    </div>
                  );
                })}
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
}
