import { displayValue } from '../../../shared/forms/machinery/display.ts';
import type { Field, RowsField } from '../../../shared/forms/machinery/fields.ts';
import { useEditor, useLive } from '../editor/EditorContext.tsx';
import { nameOf } from '../editor/liveDocument.ts';
import { EntryWithProblem } from '../fields/FieldCell.tsx';
import { FieldText } from '../fields/FieldText.tsx';
import type { Path } from '../values/screenValues.ts';
import { useRows } from './useRows.ts';

interface Props {
  field: RowsField;
  path: Path;
  shownOnly: boolean;
}

/** Widths in px: of a digit with its share of commas (totals are bold), and of a cell's padding. */
const CHARACTER = 5.7;
const BOLD = 1.07;
const PADDING = 7;
const NARROWEST = 62;

/**
 * Rows as columns (the months of a year), a line for each field and 合计 at the right. They are laid out column by
 * column, so that Enter and Tab go down a month: it is filled in when the month is over.
 */
export function AcrossRows({ field, path, shownOnly }: Props) {
  const { live } = useEditor();
  const rows = useRows(path);
  const { headedBy = '', total } = field;
  const lines = Object.entries(field.fields).filter(([key]) => key !== headedBy);
  const head = field.fields[headedBy];
  const width = useLive(({ state }) => widthFor(shownIn(lines, state.body[nameOf(path)])));
  const totalWidth = useLive(({ state }) =>
    widthFor(
      Object.values(total ?? {}).map((key) => shownAt(live.fields[key], state.body[key])),
      CHARACTER * BOLD,
    ),
  );
  const template = {
    gridTemplateRows: `repeat(${lines.length + 1}, auto)`,
    gridTemplateColumns: `96px repeat(${rows.keys.length}, minmax(${width}px, 1fr))${total ? ` minmax(${totalWidth}px, 1.2fr)` : ''}`,
  };
  return (
    <div className="across-rows">
      <div className="across-grid" style={template}>
        <span className="across-head label" />
        {lines.map(([key, line]) => (
          <span key={key} className="across-label" title={line.label}>
            {line.label}
          </span>
        ))}
        {rows.keys.map((rowKey, place) => {
          const name = head ? displayValue(head, rows.rowAt(place)[headedBy]) : '';
          return [
            <span key={rowKey} className="across-head">
              {name}
            </span>,
            ...lines.map(([key, line]) => (
              <div key={`${rowKey} ${key}`} className={`across-cell ${line.kind}`}>
                {shownOnly ? (
                  <FieldText field={line} path={[...path, place, key]} />
                ) : (
                  <EntryWithProblem
                    field={{ ...line, label: `${name}${line.label}` }}
                    path={[...path, place, key]}
                    span={0}
                  />
                )}
              </div>
            )),
          ];
        })}
        {total && (
          <>
            <span className="across-head">合计</span>
            {lines.map(([key]) => {
              const sum = live.fields[total[key] ?? ''];
              return (
                <div key={key} className="across-cell computed total">
                  {sum && <FieldText field={sum} path={[total[key] ?? '']} />}
                </div>
              );
            })}
          </>
        )}
      </div>
    </div>
  );
}

const shownAt = (field: Field | undefined, value: unknown) => (field ? displayValue(field, value) : '');

function shownIn(lines: readonly (readonly [string, Field])[], value: unknown): string[] {
  const rows = Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
  return rows.flatMap((row) => lines.map(([key, line]) => shownAt(line, row[key])));
}

function widthFor(shown: readonly string[], character = CHARACTER): number {
  const longest = Math.max(0, ...shown.map((text) => text.length));
  return Math.max(NARROWEST, Math.ceil(longest * character + PADDING));
}
