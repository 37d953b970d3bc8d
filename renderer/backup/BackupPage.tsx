import { CloudDownloadOutlined, SaveOutlined } from '@ant-design/icons';
import { Alert, App, Button, Space, Spin } from 'antd';
import { useState } from 'react';
import type { Input, Output } from '../../shared/contract/contract.ts';
import { useReading, useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { useProgress } from '../contract/useProgress.ts';
import '../list/list.css';
import { useAllowed } from '../shell/Actor.tsx';
import '../theme/entryTable.css';
import './backup.css';
import { DrillDialog } from './DrillDialog.tsx';
import { Drills } from './Drills.tsx';
import { Generations } from './Generations.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';
import { SecondPlace } from './SecondPlace.tsx';

export type Source = Input<'restore.prepare'>['source'];
type State = Output<'backup.state'>;
type Doing = { what: 'restore' | 'drill'; source: Source; title: string };

/** 备份与恢复: what there is, how it has been going, and what can be done with it. */
export function BackupPage() {
  const state = useReading('backup.state', undefined);
  const mayRestore = useAllowed('archive.restore');
  const [doing, setDoing] = useState<Doing>();
  return (
    <section className="backup" aria-label="备份与恢复">
      <header className="list-head">
        <h1>备份与恢复</h1>
        <span className="list-gap" />
        <MakeNow />
      </header>
      <div className="backup-body">
        {state.isError ? (
          <RefusalNotice error={state.error} onRetry={() => void state.refetch()} />
        ) : !state.data ? (
          <Spin />
        ) : (
          <Backups state={state.data} mayRestore={mayRestore} onDo={setDoing} />
        )}
      </div>
      {doing?.what === 'restore' && (
        <RestoreDialog source={doing.source} title={doing.title} onClose={() => setDoing(undefined)} />
      )}
      {doing?.what === 'drill' && (
        <DrillDialog source={doing.source} title={doing.title} onClose={() => setDoing(undefined)} />
      )}
    </section>
  );
}

function MakeNow() {
  const { message } = App.useApp();
  const make = useWriting('backup.make');
  const progress = useProgress(['backup']);
  return (
    <>
      {make.isPending && (
        <span className="soft" role="status">
          {progress?.text ?? '正在备份'}…
        </span>
      )}
      <Button
        type="primary"
        icon={<SaveOutlined />}
        loading={make.isPending}
        onClick={() =>
          make.mutate(undefined, {
            onSuccess: ({ second }) =>
              second?.ok === false
                ? message.warning(`本机已备份；第二处没有存上：${second.message}`, 8)
                : message.success(second ? '已备份并核对，两处都存好了' : '已备份并核对'),
          })
        }
      >
        立即备份
      </Button>
    </>
  );
}

function Backups({
  state,
  mayRestore,
  onDo,
}: {
  state: State;
  mayRestore: boolean;
  onDo(doing: Doing): void;
}) {
  const { computer, second, warnings, replaced, drills } = state;
  const row = (from: 'computer' | 'second') => ({
    onDrill: (name: string, title: string) => onDo({ what: 'drill', source: { from, name }, title }),
    ...(mayRestore && {
      onRestore: (name: string, title: string) => onDo({ what: 'restore', source: { from, name }, title }),
    }),
  });
  return (
    <>
      {warnings.map(({ text, urgent }) => (
        <Alert key={text} showIcon type={urgent ? 'error' : 'warning'} title={text} />
      ))}
      <section className="backup-place" aria-label="本机的备份">
        <h2>
          本机 <span className="soft">{computer.folder}</span>
        </h2>
        <Generations place={computer} {...row('computer')} />
      </section>
      <section className="backup-place" aria-label="第二处的备份">
        <SecondPlace {...(second && { second })} />
        {second && <Generations place={second} {...row('second')} />}
      </section>
      <Drills drills={drills} />
      <section className="backup-place" aria-label="其他">
        <h2>其他来源</h2>
        <p className="soft">
          每天自动备份一次，保留近 3 份、7 天、5 周、12
          个月的；升级和恢复之前另做一份。备份是加密的，要用恢复码打开。
        </p>
        <Space wrap>
          <Button onClick={() => onDo({ what: 'drill', source: { from: 'folder' }, title: '另选的文件夹' })}>
            演练其他文件夹里的备份
          </Button>
          {mayRestore && (
            <Button
              icon={<CloudDownloadOutlined />}
              onClick={() => onDo({ what: 'restore', source: { from: 'folder' }, title: '另选的文件夹' })}
            >
              从其他文件夹恢复
            </Button>
          )}
        </Space>
        {mayRestore && replaced.length > 0 && (
          <table className="entry-table backup-replaced">
            <thead>
              <tr>
                <th>恢复时被换下的档案</th>
                <th>换下时间</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {replaced.map(({ name, replacedAt }) => (
                <tr key={name}>
                  <td>{name}</td>
                  <td className="figures">{replacedAt}</td>
                  <td>
                    <Button
                      size="small"
                      onClick={() =>
                        onDo({
                          what: 'restore',
                          source: { from: 'replaced', name },
                          title: `${replacedAt} 换下的档案`,
                        })
                      }
                    >
                      换回
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </>
  );
}
