import { type KeyboardEvent, useEffect, useState } from 'react';
import type { RowsField } from '../../../shared/forms/machinery/fields.ts';
import { useEditor } from '../editor/EditorContext.tsx';
import { nameOf } from '../editor/liveDocument.ts';
import { isFigure, lineFields, lineTemplate } from '../layout/tableColumns.ts';
import type { Path } from '../values/screenValues.ts';
import { Block } from './Block.tsx';
import { BlockTotal } from './BlockTotal.tsx';
import { RowsFoot } from './RowsFoot.tsx';
import { RowsOffers } from './RowsOffers.tsx';
import { type RowAction, rowActionOf } from './rowKeys.ts';
import { useRows } from './useRows.ts';

interface Props {
  field: RowsField;
  path: Path;
  shownOnly: boolean;
}

/** Rows with too many fields for one line: each a line that opens to a small form. To read, all are open. */
export function BlockRows({ field, path, shownOnly }: Props) {
  const { jumpTo, onReveal } = useEditor();
  const rows = useRows(path);
  const name = nameOf(path);
  const [open, setOpen] = useState<number | undefined>(rows.keys.length === 1 ? 0 : undefined);
  const last = rows.keys.length - 1;
  const full = rows.keys.length >= (field.max ?? Number.POSITIVE_INFINITY);

  useEffect(
    () =>
      onReveal((place) => {
        const row = place[path.length];
        if (
          nameOf(place.slice(0, path.length)) === name &&
          typeof row === 'number' &&
          place.length > path.length + 1
        )
          setOpen(row);
      }),
    [onReveal, name, path.length],
  );

  const openAt = (place: number) => {
    setOpen(place);
    jumpTo([...path, place, Object.keys(field.fields)[0] ?? '']);
  };
  const act = (action: RowAction, place: number) => {
    switch (action) {
      case 'remove':
        rows.remove(place);
        setOpen(undefined);
        return jumpTo(last > 0 ? [...path, Math.min(place, last - 1)] : path);
      case 'copy':
        if (full) return;
        rows.copy(place);
        return openAt(place + 1);
      default: {
        const to = place + (action === 'up' ? -1 : 1);
        if (to < 0 || to > last) return;
        rows.move(place, to);
        if (open === place) setOpen(to);
        else if (open === to) setOpen(place);
      }
    }
  };
  const onRowKey = (event: KeyboardEvent, place: number) => {
    const action = rowActionOf(event);
    if (!action) return;
    event.preventDefault();
    act(action, place);
  };

  return (
    <div className="block-rows">
      {rows.keys.length > 0 && (
        <div className="table-head" style={{ gridTemplateColumns: lineTemplate(field.fields, !shownOnly) }}>
          <span className="row-number">序</span>
          {lineFields(field.fields).map(([key, column]) => (
            <span key={key} className={isFigure(column) ? 'table-label right' : 'table-label'}>
              {column.label}
            </span>
          ))}
          {!shownOnly && <span />}
        </div>
      )}
      {rows.keys.map((rowKey, place) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: catches the keys of the inputs inside
        <div key={rowKey} onKeyDown={(event) => onRowKey(event, place)}>
          <Block
            field={field}
            path={[...path, place]}
            place={place}
            open={shownOnly || open === place}
            shownOnly={shownOnly}
            onToggle={() => (open === place ? setOpen(undefined) : openAt(place))}
            onAction={(action) => act(action, place)}
          />
        </div>
      ))}
      {field.total && rows.keys.length > 0 && (
        <BlockTotal field={field} total={field.total} edited={!shownOnly} />
      )}
      {!shownOnly && (
        <RowsFoot
          name={name}
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
          onAdd={() => openAt(rows.add())}
          onUndo={rows.undo}
        />
      )}
    </div>
  );
}
