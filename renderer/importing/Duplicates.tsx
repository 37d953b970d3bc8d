import { Segmented } from 'antd';
import { duplicateCount } from './duplicateCount.ts';
import type { DuplicateWay, Preview } from './ImportPage.tsx';

const WAYS: { value: DuplicateWay; label: string }[] = [
  { value: 'merge', label: '合并' },
  { value: 'skip', label: '跳过' },
  { value: 'import', label: '另建' },
];
/** Rows shown; the others follow the rule for all. */
const MOST_SHOWN = 200;

interface DuplicatesProps {
  preview: Preview;
  way: DuplicateWay;
  decisions: Readonly<Record<string, DuplicateWay>>;
  disabled: boolean;
  onWay: (way: DuplicateWay) => void;
  onDecision: (line: number, way: DuplicateWay) => void;
}

/** Rows like a customer that is there already, or like an earlier row: one rule for all, and a decision for each. */
export function Duplicates({ preview, way, decisions, disabled, onWay, onDecision }: DuplicatesProps) {
  const { duplicates } = preview;
  if (duplicates.length === 0) return null;
  const shown = duplicates.slice(0, MOST_SHOWN);
  return (
    <section aria-label="重复">
      <h2>疑似重复（{duplicateCount(preview)}）</h2>
      <p className="import-rule">
        都按这样处理：
        <Segmented options={WAYS} value={way} disabled={disabled} onChange={onWay} />
        <span className="soft">合并只补空栏，不改已有内容；不同之处留在“导入原文”</span>
      </p>
      <div className="import-scroll">
        <table className="entry-table">
          <thead>
            <tr>
              <th>行</th>
              <th>名称</th>
              <th>与谁相同</th>
              <th>依据</th>
              <th>处理</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.line}>
                <td className="figures">{row.line}</td>
                <td>{row.name}</td>
                <td>{row.of}</td>
                <td>{row.reason === 'sameCode' ? '代码相同' : '名称相同'}</td>
                <td>
                  <Segmented
                    size="small"
                    options={WAYS}
                    value={decisions[row.line] ?? way}
                    disabled={disabled}
                    onChange={(chosen) => onDecision(row.line, chosen)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {duplicates.length > shown.length && (
        <p className="soft">只列出前 {shown.length} 行，其余按上面的规则处理。</p>
      )}
    </section>
  );
}
