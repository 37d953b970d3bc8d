import { fieldsOf } from '../../shared/forms/machinery/form.ts';
import { formOf } from '../../shared/forms/registry.ts';
import type { Preview } from './ImportPage.tsx';

const fields = fieldsOf(formOf('customerCard').description);

/** The first rows as cards, with what was not taken over as it stands. */
export function Sample({ preview }: { preview: Preview }) {
  const filled = fields.filter(([key]) => preview.sample.some(({ values }) => values[key] !== undefined));
  if (preview.sample.length === 0) return null;
  return (
    <section aria-label="预览">
      <h2>预览（前 {preview.sample.length} 行）</h2>
      <div className="import-scroll">
        <table className="entry-table">
          <thead>
            <tr>
              <th>行</th>
              <th>没有照抄的</th>
              {filled.map(([key, field]) => (
                <th key={key}>{field.label}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.sample.map((row) => (
              <tr key={row.line}>
                <td className="figures">{row.line}</td>
                <td className="import-remark" title={row.remarks.join('\n')}>
                  {row.remarks.join('；')}
                </td>
                {filled.map(([key]) => (
                  <td key={key} className="import-value" title={row.values[key]}>
                    {row.values[key]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
