import { Drawer, Spin } from 'antd';
import type { Output } from '../../../shared/contract/contract.ts';
import { useReading } from '../../contract/queries.ts';
import { RefusalNotice } from '../../contract/RefusalNotice.tsx';
import { StateMark, stateNames } from '../../list/StateMark.tsx';
import { useAllowed } from '../../shell/Actor.tsx';
import { momentText } from '../editor/momentText.ts';
import { DifferenceTable } from './DifferenceTable.tsx';
import { ViewLog } from './ViewLog.tsx';

type Revision = Output<'documents.history'>[number];

/** Every revision with what it changed, who, when and why; the latest first. */
export function HistoryPanel({ id, onClose }: { id: string; onClose(): void }) {
  const history = useReading('documents.history', { id });
  const mayReadLog = useAllowed('audit.read');
  return (
    <Drawer open title="修订历史" size={760} onClose={onClose}>
      {history.isPending && <Spin />}
      {history.isError && <RefusalNotice error={history.error} onRetry={() => void history.refetch()} />}
      {history.data?.map((revision, place) => (
        <RevisionEntry
          key={revision.revision}
          revision={revision}
          first={place === history.data.length - 1}
        />
      ))}
      {mayReadLog && (
        <details className="view-log">
          <summary>查阅记录：谁看过、打印过、另存过</summary>
          <ViewLog id={id} />
        </details>
      )}
    </Drawer>
  );
}

function RevisionEntry({ revision, first }: { revision: Revision; first: boolean }) {
  const { state, differences } = revision;
  return (
    <article className="revision">
      <header>
        <b className="figures">第 {revision.revision} 版</b>
        {isState(state) && <StateMark state={state} />}
        <span>{revision.by}</span>
        <span className="soft figures">{momentText(revision.at)}</span>
      </header>
      {revision.reason && <p className="revision-reason">原因：{revision.reason}</p>}
      {differences.length === 0 ? (
        <p className="faint">内容没有变化</p>
      ) : (
        <details open={!first}>
          <summary>{first ? `建立时填写 ${differences.length} 项` : `改动 ${differences.length} 处`}</summary>
          <DifferenceTable differences={differences} />
        </details>
      )}
    </article>
  );
}

function isState(state: string): state is keyof typeof stateNames {
  return state in stateNames;
}
