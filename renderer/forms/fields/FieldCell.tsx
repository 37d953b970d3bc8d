import { useId, useState } from 'react';
import type { Field } from '../../../shared/forms/machinery/fields.ts';
import { useEditor, useProblemAt } from '../editor/EditorContext.tsx';
import { nameOf } from '../editor/liveDocument.ts';
import { RowsCell } from '../rows/RowsCell.tsx';
import type { Path } from '../values/screenValues.ts';
import { DuplicateWarning } from './DuplicateWarning.tsx';
import { FieldEntry } from './FieldEntry.tsx';
import { FieldText } from './FieldText.tsx';

interface Props {
  field: Field;
  path: Path;
  span: number;
}

/** A field as on the paper: its label, and the box to fill in. */
export function FieldCell({ field, path, span }: Props) {
  const { readOnly } = useEditor();
  if (field.kind === 'rows') return <RowsCell field={field} path={path} span={span} />;
  const shownOnly = readOnly || field.readOnly === true;
  return (
    <div className={cellClass(field, span)} style={{ gridColumn: `span ${span}` }}>
      <FieldLabel field={field} />
      <div className="cell-body">
        {shownOnly ? (
          <FieldText field={field} path={path} />
        ) : (
          <EntryWithProblem field={field} path={path} span={span} />
        )}
      </div>
    </div>
  );
}

export function FieldLabel({ field }: { field: Field }) {
  return (
    <span className="cell-label" title={field.personal ? '个人信息' : undefined}>
      {field.label}
      {field.required && (
        <i className="required" title="必填">
          *
        </i>
      )}
    </span>
  );
}

function cellClass(field: Field, span: number): string {
  return [
    'cell',
    span > 1 && 'wide',
    field.kind === 'longText' && 'long',
    field.kind === 'computed' && 'computed',
    (field.kind === 'choice' || field.kind === 'choices') && 'pick',
  ]
    .filter(Boolean)
    .join(' ');
}

/** What is wrong with what is typed is told when the cursor leaves; where it was told before, it stays until it is mended. */
export function EntryWithProblem({ field, path, span }: Props) {
  const name = nameOf(path);
  const id = useId();
  const problem = useProblemAt(name);
  const [quiet, setQuiet] = useState(false);
  const told = quiet ? undefined : problem;
  return (
    <div
      role="group"
      aria-label={field.label}
      className={told ? `entry-box ${told.severity}` : 'entry-box'}
      onInput={() => setQuiet(problem === undefined)}
      onBlur={() => setQuiet(false)}
    >
      <div className="entry-row">
        <FieldEntry
          field={field}
          path={path}
          span={span}
          entry={{
            name,
            label: field.label,
            invalid: told?.severity === 'error',
            describedBy: told ? id : undefined,
          }}
        />
      </div>
      {told && (
        <p id={id} className="entry-problem">
          {told.message}
        </p>
      )}
      {field.kind === 'text' && field.duplicates && (
        <DuplicateWarning by={field.duplicates} name={name} label={field.label} />
      )}
    </div>
  );
}
