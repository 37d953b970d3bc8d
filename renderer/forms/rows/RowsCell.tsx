import type { RowsField } from '../../../shared/forms/machinery/fields.ts';
import { useEditor, useLive, useProblemAt } from '../editor/EditorContext.tsx';
import { nameOf } from '../editor/liveDocument.ts';
import type { Path } from '../values/screenValues.ts';
import { AcrossRows } from './AcrossRows.tsx';
import { BlockRows } from './BlockRows.tsx';
import { isProgramRows, ProgramRows } from './ProgramRows.tsx';
import { TableRows } from './TableRows.tsx';

interface Props {
  field: RowsField;
  path: Path;
  span: number;
  /** The only field of its section, whose title names it already. */
  alone?: boolean;
}

/** A table as on the paper: its label beside it, its rows, and what is wrong with it as a whole. */
export function RowsCell({ field, path, span, alone }: Props) {
  const { readOnly } = useEditor();
  const problem = useProblemAt(nameOf(path));
  const empty = useLive((live) => {
    const place = live.state.reading.toBody(path);
    return place === undefined || rowsAt(live.state.body, place) === 0;
  });
  const shownOnly = readOnly || field.readOnly === true;
  return (
    <div className={alone ? 'cell rows alone' : 'cell rows'} style={{ gridColumn: `span ${span}` }}>
      {!alone && (
        <span className="cell-label">
          {field.label}
          {field.required && <i className="required">*</i>}
        </span>
      )}
      <div className="cell-body">
        {isProgramRows(field) ? (
          <ProgramRows field={field} path={path} />
        ) : shownOnly && empty ? (
          <span className="field-text faint">无</span>
        ) : field.layout === 'block' ? (
          <BlockRows field={field} path={path} shownOnly={shownOnly} />
        ) : field.layout === 'across' ? (
          <AcrossRows field={field} path={path} shownOnly={shownOnly} />
        ) : (
          <TableRows field={field} path={path} shownOnly={shownOnly} />
        )}
        {problem && <p className={`entry-problem rows ${problem.severity}`}>{problem.message}</p>}
      </div>
    </div>
  );
}

function rowsAt(body: unknown, path: Path): number {
  const rows = path.reduce<unknown>(
    (level, step) => (level as Record<string, unknown> | undefined)?.[step],
    body,
  );
  return Array.isArray(rows) ? rows.length : 0;
}
