import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { displayValue } from '../../../shared/forms/machinery/display.ts';
import type { RowsField } from '../../../shared/forms/machinery/fields.ts';
import { valueAt } from '../../../shared/forms/machinery/problems.ts';
import { useLive, useProblemsInside } from '../editor/EditorContext.tsx';
import { ENTRY } from '../editor/entryOrder.ts';
import { nameOf } from '../editor/liveDocument.ts';
import { FieldCell } from '../fields/FieldCell.tsx';
import { FieldText } from '../fields/FieldText.tsx';
import { packCells, spanOf } from '../layout/packCells.ts';
import { lineFields, lineTemplate } from '../layout/tableColumns.ts';
import type { Path } from '../values/screenValues.ts';
import { RowTools } from './RowTools.tsx';
import type { RowAction } from './rowKeys.ts';

interface Props {
  field: RowsField;
  path: Path;
  place: number;
  open: boolean;
  shownOnly: boolean;
  onToggle(): void;
  onAction(action: RowAction): void;
}

/** A row as a line, and open as a small form under it. */
export function Block({ field, path, place, open, shownOnly, onToggle, onAction }: Props) {
  const name = nameOf(path);
  const { errors, warnings } = useProblemsInside(name);
  return (
    <div className={open ? 'block open' : 'block'}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the number in it is the button for the keyboard */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the number in it is the button for the keyboard */}
      <div
        className="block-line"
        style={{ gridTemplateColumns: lineTemplate(field.fields, !shownOnly) }}
        onClick={shownOnly ? undefined : onToggle}
      >
        <span className="row-number">
          {shownOnly ? (
            place + 1
          ) : (
            <button
              type="button"
              className="block-toggle figures"
              aria-expanded={open}
              aria-label={`${field.label} 第 ${place + 1} 行`}
              {...(!open && { [ENTRY]: name })}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !event.ctrlKey) event.stopPropagation();
              }}
            >
              {open ? <DownOutlined /> : <RightOutlined />} {place + 1}
            </button>
          )}
        </span>
        {lineFields(field.fields).map(([key, column]) => (
          <span key={key} className="line-value">
            <FieldText field={column} path={[...path, key]} />
          </span>
        ))}
        {!shownOnly && (
          <span className="line-end">
            {errors > 0 && <span className="count error">{errors} 处要改</span>}
            {errors === 0 && warnings > 0 && <span className="count warning">{warnings} 处提醒</span>}
            <RowTools onAction={onAction} />
          </span>
        )}
      </div>
      {open &&
        (shownOnly ? <ReadBlock field={field} path={path} /> : <OpenBlock field={field} path={path} />)}
    </div>
  );
}

function OpenBlock({ field, path }: { field: RowsField; path: Path }) {
  return (
    <div className="block-body paper">
      {packCells(field.fields).map((cell) => (
        <FieldCell key={cell.key} field={cell.field} path={[...path, cell.key]} span={cell.span} />
      ))}
    </div>
  );
}

/** In px, as bold as the line of a block is set: Latin letters and digits are a bit more than half as wide. */
const widthOf = (text: string) =>
  [...text].reduce((width, character) => width + (character > '\u2e7f' ? 13 : 7.6), 0);

/** To read, only what is filled in and does not stand in full in the line above. */
function ReadBlock({ field, path }: { field: RowsField; path: Path }) {
  const keys = useLive((live) => {
    const place = live.state.reading.toBody(path);
    const row = place && (valueAt(live.state.body, place) as Record<string, unknown> | undefined);
    return Object.entries(row ?? {})
      .filter(([key, value]) => {
        const one = field.fields[key];
        if (one?.inLine === undefined) return true;
        return widthOf(displayValue(one, value)) > one.inLine;
      })
      .map(([key]) => key)
      .sort()
      .join(' ');
  }).split(' ');
  const shown = Object.entries(field.fields).filter(([key]) => keys.includes(key));
  // Short ones together, so that a few filled fields don't take a line each.
  const fields = Object.fromEntries([
    ...shown.filter(([, one]) => spanOf(one) < 4),
    ...shown.filter(([, one]) => spanOf(one) === 4),
  ]);
  return (
    <div className="block-body paper">
      {packCells(fields).map((cell) => (
        <FieldCell key={cell.key} field={cell.field} path={[...path, cell.key]} span={cell.span} />
      ))}
    </div>
  );
}
