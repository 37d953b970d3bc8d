import { displayValue } from '../../../shared/forms/machinery/display.ts';
import type { RowsField } from '../../../shared/forms/machinery/fields.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { valueAt } from '../../../shared/forms/machinery/problems.ts';
import { useLive } from '../editor/EditorContext.tsx';
import { isFigure } from '../layout/tableColumns.ts';
import type { Path } from '../values/screenValues.ts';

/** A table that the program alone writes (逐周对照): it is not on the screen's inputs, only in the computed body. */
export function ProgramRows({ field, path }: { field: RowsField; path: Path }) {
  const rows = useLive(({ state }) => valueAt(state.body, path)) as readonly Body[] | undefined;
  const columns = Object.entries(field.fields);
  // Figures nobody types in need little room, so that a dozen of them stand side by side.
  const widths = columns.map(([, column]) => (isFigure(column) ? 'minmax(52px, 1fr)' : 'minmax(170px, 2fr)'));
  const template = { gridTemplateColumns: ['30px', ...widths].join(' ') };
  if (!rows?.length) return <span className="field-text faint">无</span>;
  return (
    <div className="table-rows">
      <div className="table-head" style={template}>
        <span className="row-number" />
        {columns.map(([key, column]) => (
          <span key={key} className={isFigure(column) ? 'table-label right' : 'table-label'}>
            {column.label}
          </span>
        ))}
      </div>
      {rows.map((row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing is known of a row but its place
        <div key={place} className="table-row" style={template}>
          <span className="row-number figures">{place + 1}</span>
          {columns.map(([key, column]) => (
            <div key={key} className="table-cell computed">
              <output
                className={isFigure(column) ? 'entry computed figures right' : 'entry computed'}
                title={displayValue(column, row[key])}
              >
                {displayValue(column, row[key])}
              </output>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

/** Whether nobody ever types in the table. */
export const isProgramRows = (field: RowsField) =>
  Object.values(field.fields).every(({ kind }) => kind === 'computed');
