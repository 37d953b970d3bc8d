import { Button, Space } from 'antd';
import type { Output } from '../../shared/contract/contract.ts';
import { backupKinds, keepings } from '../../shared/rules/backup/generations.ts';
import { sizeText } from '../../shared/rules/backup/size.ts';
import { dayAndTime } from './words.ts';

type Place = Output<'backup.state'>['computer'];

/** The backups in one place, the newest first. */
export function Generations({
  place: { backups, present, free },
  onDrill,
  onRestore,
}: {
  place: Place;
  onDrill(name: string, title: string): void;
  /** Absent for those who may not. */
  onRestore?: (name: string, title: string) => void;
}) {
  if (!present) return <p className="backup-absent">位置不在，看不到那里的备份。</p>;
  if (backups.length === 0) return <p className="soft">这里还没有备份。</p>;
  return (
    <>
      <table className="entry-table">
        <thead>
          <tr>
            <th>时间</th>
            <th>缘由</th>
            <th className="backup-number">大小</th>
            <th className="backup-number">单据</th>
            <th>核对</th>
            <th>留作</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {backups.map(({ name, at, kind, size, documents, whole, keepings: kept }) => {
            const title = `${dayAndTime(at)} 的备份`;
            return (
              <tr key={name}>
                <td className="figures">{dayAndTime(at)}</td>
                <td>{backupKinds[kind]}</td>
                <td className="figures backup-number">{sizeText(size)}</td>
                <td className="figures backup-number">{documents}</td>
                <td data-tone={whole ? 'good' : 'bad'}>{whole ? '已核对' : '不完整'}</td>
                <td>{kept.map((keeping) => keepings[keeping]).join(' ')}</td>
                <td className="backup-actions">
                  <Space>
                    <Button size="small" aria-label={`演练 ${title}`} onClick={() => onDrill(name, title)}>
                      演练
                    </Button>
                    {onRestore && (
                      <Button
                        size="small"
                        aria-label={`恢复 ${title}`}
                        disabled={!whole}
                        onClick={() => onRestore(name, title)}
                      >
                        恢复
                      </Button>
                    )}
                  </Space>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {free !== undefined && (
        <p className="faint">
          共 {backups.length} 份，占 {sizeText(backups.reduce((sum, { size }) => sum + size, 0))}；盘上还剩{' '}
          {sizeText(free)}
        </p>
      )}
    </>
  );
}
