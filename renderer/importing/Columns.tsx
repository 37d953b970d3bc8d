import { Select } from 'antd';
import type { Preview } from './ImportPage.tsx';

interface ColumnsProps {
  preview: Preview;
  mapping: Readonly<Record<string, string>>;
  disabled: boolean;
  onTarget: (column: string, target: string) => void;
}

/** Which column of the file goes where; a target taken by one column is not offered to another. */
export function Columns({ preview, mapping, disabled, onTarget }: ColumnsProps) {
  const taken = new Set(Object.values(mapping));
  const free = ['original', 'ignore'];
  return (
    <section aria-label="列对应">
      <h2>列对应</h2>
      {!taken.has('fullName') && <p className="import-missing">请指定哪一列是“客户全称”</p>}
      <table className="entry-table">
        <thead>
          <tr>
            <th>文件的列</th>
            <th className="import-target">导入到</th>
            <th>样例</th>
          </tr>
        </thead>
        <tbody>
          {preview.columns.map((column) => (
            <tr key={column.name}>
              <td>{column.name}</td>
              <td>
                <Select
                  aria-label={`${column.name} 导入到`}
                  size="small"
                  className="import-select"
                  disabled={disabled}
                  showSearch={{ optionFilterProp: 'label' }}
                  value={mapping[column.name] ?? 'original'}
                  onChange={(target) => onTarget(column.name, target)}
                  options={preview.targets.map(({ key, label }) => ({
                    value: key,
                    label,
                    disabled: taken.has(key) && mapping[column.name] !== key && !free.includes(key),
                  }))}
                />
              </td>
              <td className="import-sample soft" title={column.samples.join('\n')}>
                {column.samples.join('　｜　')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
