import type { RowsField } from '../../../shared/forms/machinery/fields.ts';
import { useEditor } from '../editor/EditorContext.tsx';
import { FieldText } from '../fields/FieldText.tsx';
import { lineFields, lineTemplate } from '../layout/tableColumns.ts';

interface Props {
  field: RowsField;
  /** For a field of the rows the computed field of the form with its total. */
  total: Readonly<Record<string, string>>;
  edited: boolean;
}

/** The line 合计 under folded rows. */
export function BlockTotal({ field, total, edited }: Props) {
  const { live } = useEditor();
  return (
    <div className="block-line total" style={{ gridTemplateColumns: lineTemplate(field.fields, edited) }}>
      <span className="row-number">合计</span>
      {lineFields(field.fields).map(([key]) => {
        const place = total[key];
        const sum = place === undefined ? undefined : live.fields[place];
        return (
          <span key={key} className="line-value">
            {place !== undefined && sum && <FieldText field={sum} path={[place]} />}
          </span>
        );
      })}
      {edited && <span />}
    </div>
  );
}
