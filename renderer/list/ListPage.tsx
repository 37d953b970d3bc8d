import { PlusOutlined } from '@ant-design/icons';
import { Button, Empty, Spin } from 'antd';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { columnsOf } from '../../shared/forms/machinery/columns.ts';
import { formOf } from '../../shared/forms/registry.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { useShortcut } from '../keyboard/useShortcut.ts';
import { useNavigation } from '../navigation/Navigation.tsx';
import { useActor, useAllowed } from '../shell/Actor.tsx';
import { BlankForms } from './BlankForms.tsx';
import { ColumnPicker } from './ColumnPicker.tsx';
import { loadChoice, saveChoice } from './columnChoice.ts';
import { countText } from './countText.ts';
import { DocumentTable } from './DocumentTable.tsx';
import { FilterCell } from './FilterCell.tsx';
import { formViews } from './formViews.ts';
import './list.css';
import { recall, remember } from './listMemory.ts';
import { isNarrowed, startState, toggleSort, withEntry } from './listState.ts';
import { nothingSelected, selectedAmong } from './selection.ts';
import { useRows } from './useRows.ts';

/** Read when a row is chosen: the list comes with the first screen. */
const SelectionBar = lazy(async () => ({ default: (await import('./SelectionBar.tsx')).SelectionBar }));

export function ListPage({ form }: { form: string }) {
  const { description, access, begunAt } = formOf(form);
  const Views = formViews[form];
  const { personId } = useActor();
  const { go } = useNavigation();
  const columns = useMemo(() => columnsOf(description), [description]);
  const [left] = useState(() => recall(personId, form));
  const [state, setState] = useState(() => left?.state ?? startState(columns));
  const [active, setActive] = useState(left?.active);
  const [choice, setChoice] = useState(() => loadChoice(form));
  const scroll = useRef(left?.scroll ?? 0);
  const [selection, setSelection] = useState(nothingSelected);
  const { rows, pages, count } = useRows(form, state);
  const mayWrite = useAllowed(access.write);
  const mayAdd = mayWrite && begunAt === undefined;

  useEffect(() => saveChoice(form, choice), [form, choice]);
  useEffect(
    () => () => remember(personId, form, { state, scroll: scroll.current, ...(active && { active }) }),
    [personId, form, state, active],
  );

  const add = () => go({ page: 'document', form });
  useShortcut('Ctrl+N', add, { enabled: mayAdd });

  const { hasNextPage, isFetching, fetchNextPage } = pages;
  const readOn = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);

  const chosen = selectedAmong(rows, selection);
  const narrowed = isNarrowed(state);
  return (
    <section className="list" aria-label={description.title}>
      <header className="list-head">
        <h1>{description.title}</h1>
        {Views && <Views />}
        <span className="soft figures" role="status">
          {countText(rows.length, count)}
        </span>
        <span className="list-gap" />
        {chosen.length > 0 && (
          <Suspense>
            <SelectionBar ids={chosen} onClear={() => setSelection(nothingSelected)} />
          </Suspense>
        )}
        {narrowed && (
          <Button onClick={() => setState({ ...startState(columns), sort: state.sort })}>清除筛选</Button>
        )}
        <BlankForms form={form} title={description.title} />
        <ColumnPicker columns={columns} choice={choice} onChoice={setChoice} />
        {mayAdd && (
          <Button type="primary" icon={<PlusOutlined />} onClick={add} title="新建（Ctrl+N）">
            新建
          </Button>
        )}
      </header>
      <DocumentTable
        columns={columns}
        choice={choice}
        onWidths={(widths) => setChoice((current) => ({ ...current, widths }))}
        sort={state.sort}
        onSort={(column) => setState((current) => toggleSort(current, column))}
        filterOf={(column) => (
          <FilterCell
            column={column}
            entry={state.entries[column.key]}
            onEntry={(entry) => setState((current) => withEntry(current, column.key, entry))}
          />
        )}
        rows={rows}
        instead={
          pages.isError ? (
            <div className="list-instead">
              <RefusalNotice error={pages.error} onRetry={() => void pages.refetch()} />
            </div>
          ) : pages.isPending ? (
            <div className="list-instead">
              <Spin />
            </div>
          ) : rows.length === 0 ? (
            <div className="list-instead">
              <Empty
                image={Empty.PRESENTED_IMAGE_SIMPLE}
                description={emptyText(description.title, narrowed, mayAdd, begunAt)}
              />
            </div>
          ) : undefined
        }
        onNearEnd={readOn}
        active={active}
        onActive={setActive}
        selection={selection}
        onSelection={setSelection}
        onOpen={(row) => go({ page: 'document', form, id: row.id })}
        scroll={left?.scroll ?? 0}
        onScroll={(top) => {
          scroll.current = top;
        }}
      />
    </section>
  );
}

function emptyText(title: string, narrowed: boolean, mayAdd: boolean, begunAt: string | undefined): string {
  if (narrowed) return '没有符合筛选的；可点“清除筛选”看全部';
  if (begunAt !== undefined) return `还没有${title}；${begunAt}`;
  return mayAdd ? `还没有${title}；点“新建”（Ctrl+N）填第一份` : `还没有${title}`;
}
