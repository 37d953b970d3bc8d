import { App, Button, Empty, Input, Popconfirm, Progress } from 'antd';
import { useId, useState } from 'react';
import type { Output } from '../../shared/contract/contract.ts';
import { useReading, useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { useProgress } from '../contract/useProgress.ts';
import { useActor, useAllowed } from '../shell/Actor.tsx';
import type { WeekStatus } from './dayState.ts';
import { PointList } from './PointList.tsx';
import {
  isNotOver,
  isUndecided,
  keepReasons,
  pointGroups,
  reasonOf,
  recallReasons,
  type TypedReasons,
} from './pointGroups.ts';

type Sealed = NonNullable<Output<'week.seal'>>;

/** What is still to be mended or explained, and the button that seals. */
export function OpenPoints({ status }: { status: WeekStatus }) {
  const { message } = App.useApp();
  const { personId } = useActor();
  const maySeal = useAllowed('week.seal');
  const { openPoints, week } = status;
  const [typed, setTyped] = useState(() => recallReasons(personId, week));
  const allId = useId();
  const [sealed, setSealed] = useState<Sealed>();
  const history = useReading('week.history', undefined);
  const progress = useProgress(['seal', 'issue']);
  const issue = useWriting('week.issueSheets', { refusal: 'inPlace' });
  const seal = useWriting('week.seal', { refusal: 'inPlace' });
  const unexplained = openPoints.filter((point) => !reasonOf(typed, point)).length;
  const unanswered = openPoints.filter(isUndecided).length;
  const goesOn = openPoints.some(isNotOver);
  const sheets = openPoints.filter(({ code }) => code.startsWith('SHEET_NOT_ISSUED:')).length;
  const busy = issue.isPending || seal.isPending;
  const before = history.data?.find((file) => file.week === week);

  const keep = (next: TypedReasons) => {
    setTyped(next);
    keepReasons(personId, week, next);
  };
  const sealNow = () =>
    seal.mutate(
      { week, reasons: Object.fromEntries(openPoints.map((point) => [point.code, reasonOf(typed, point)])) },
      { onSuccess: (file) => file && setSealed(file) },
    );

  return (
    <div className="points">
      {sealed ? (
        <SealedNotice sealed={sealed} />
      ) : (
        before && (
          <p className="points-sealed">
            这一周已于 {before.at.slice(0, 16).replace('T', ' ')} 由{before.by}封存，第 {before.sequence} 号。
            内容没有变动时，再封存得到同一份文件；有变动时另成一份，编号顺延。
          </p>
        )
      )}
      {openPoints.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有未了事项，可以封存" />
      ) : (
        <PointList
          groups={pointGroups(openPoints)}
          typed={typed}
          mayReason={maySeal}
          disabled={busy}
          onTyped={keep}
        />
      )}
      {issue.isError && <RefusalNotice error={issue.error} />}
      {seal.isError && <RefusalNotice error={seal.error} />}
      {busy && (
        <Progress
          percent={progress ? Math.floor((100 * progress.done) / Math.max(1, progress.total)) : 0}
          format={(percent) => `${progress?.text ?? '请稍候'} ${percent}%`}
        />
      )}
      {maySeal && (
        <div className="points-foot">
          {openPoints.length > 1 && (
            <label className="points-all" htmlFor={allId}>
              其余各项同一原因
              <Input
                id={allId}
                value={typed.ofAll}
                disabled={busy}
                maxLength={400}
                onChange={({ target }) => keep({ ...typed, ofAll: target.value })}
              />
            </label>
          )}
          <span className="list-gap" />
          {sheets > 0 && (
            <Button
              loading={issue.isPending}
              disabled={busy}
              onClick={() =>
                issue.mutate(
                  { week },
                  { onSuccess: ({ issued }) => void message.success(`已出单 ${issued} 张`) },
                )
              }
            >
              出齐日报表（{sheets} 张）
            </Button>
          )}
          <Popconfirm
            title={`封存 ${status.label}？`}
            description="随后选择存放文件的文件夹。封存后这份文件编号入档，不能收回。"
            okText="封存"
            onConfirm={sealNow}
            disabled={unexplained > 0 || busy}
          >
            <Button type="primary" disabled={unexplained > 0 || busy} loading={seal.isPending}>
              {goesOn ? '还没有过完，不能封存' : sealText(unanswered, unexplained, before !== undefined)}
            </Button>
          </Popconfirm>
        </div>
      )}
    </div>
  );
}

function sealText(unanswered: number, unexplained: number, again: boolean): string {
  if (unanswered > 0) return `还有 ${unanswered} 天没有确认`;
  if (unexplained > 0) return `还有 ${unexplained} 项没有原因`;
  return again ? '再次封存' : '封存这一周';
}

function SealedNotice({ sealed }: { sealed: Sealed }) {
  return (
    <div className="points-sealed" role="status">
      <strong>
        已封存：第 {sealed.sequence} 号，单据 {sealed.documents} 份
      </strong>
      <span>请把这个文件寄给总公司：{sealed.file}</span>
      <span className="soft figures">SHA-256 {sealed.sha256}</span>
    </div>
  );
}
