import { Button } from 'antd';
import { useState } from 'react';
import { type Drill, DrillPaper } from './DrillResult.tsx';
import { dayAndTime } from './words.ts';

/** 恢复演练登记. */
export function Drills({ drills }: { drills: readonly Drill[] }) {
  const [shown, setShown] = useState<string>();
  return (
    <section className="backup-place" aria-label="恢复演练登记">
      <h2>恢复演练登记</h2>
      {drills.length === 0 ? (
        <p className="soft">还没有演练过。请在上面挑一份备份，点“演练”；建议每季一次，用打印的恢复码打开。</p>
      ) : (
        <table className="entry-table">
          <thead>
            <tr>
              <th>演练时间</th>
              <th>演练人</th>
              <th>备份</th>
              <th>打开方式</th>
              <th>结论</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {drills.map(({ id, at, by, record }) => (
              <tr key={id}>
                <td className="figures">{dayAndTime(at)}</td>
                <td>{by}</td>
                <td className="figures">
                  {record.backup.madeAt ? dayAndTime(record.backup.madeAt) : record.backup.name}
                </td>
                <td>{record.openedBy === 'code' ? '恢复码' : '本机密钥'}</td>
                <td data-tone={record.passed ? 'good' : 'bad'} title={record.findings.join('；')}>
                  {record.passed ? '通过' : '不通过'}
                </td>
                <td className="backup-actions">
                  <Button size="small" onClick={() => setShown(id)}>
                    记录
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {shown !== undefined && <DrillPaper id={shown} onClose={() => setShown(undefined)} />}
    </section>
  );
}
