import { App, Button, Empty, Input, Popconfirm, Progress } from 'antd';
import { useId, useState } from 'react';
import type { Output } from '../../shared/contract/contract.ts';
import { useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { useProgress } from '../contract/useProgress.ts';
import { useNavigation } from '../navigation/Navigation.tsx';
import { useAllowed } from '../shell/Actor.tsx';
import type { WeekStatus } from './dayState.ts';

type Point = WeekStatus['openPoints'][number];
type Sealed = NonNullable<Output<'week.seal'>>;

/** What is still to be mended or explained, and the button that seals. */
export function OpenPoints({ status }: { status: WeekStatus }) {
  const { message } = App.useApp();
  const maySeal = useAllowed('week.seal');
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const allId = useId();
  const [forAll, setForAll] = useState('');
  const [sealed, setSealed] = useState<Sealed>();
  const progress = useProgress(['seal', 'issue']);
  const issue = useWriting('week.issueSheets', { refusal: 'inPlace' });
  const seal = useWriting('week.seal', { refusal: 'inPlace' });
  const { openPoints, week } = status;
  const reasonOf = ({ code }: Point) => (reasons[code] ?? '').trim() || forAll.trim();
  const unexplained = openPoints.filter((point) => !reasonOf(point)).length;
  const sheets = openPoints.filter(({ code }) => code.startsWith('SHEET_NOT_ISSUED:')).length;
  const busy = issue.isPending || seal.isPending;

  const sealNow = () =>
    seal.mutate(
      { week, reasons: Object.fromEntries(openPoints.map((point) => [point.code, reasonOf(point)])) },
      { onSuccess: (file) => file && setSealed(file) },
    );

  return (
    <div className="points">
      {openPoints.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有未了事项，可以封存" />
      ) : (
        <ul className="points-list">
          {openPoints.map((point) => (
            <PointRow
              key={point.code}
              point={point}
              reason={reasons[point.code] ?? ''}
              placeholder={forAll.trim() || '处理它，或写明原因'}
              disabled={!maySeal || busy}
              onReason={(reason) => setReasons((current) => ({ ...current, [point.code]: reason }))}
            />
          ))}
        </ul>
      )}
      {maySeal && (
        <div className="points-foot">
          {openPoints.length > 1 && (
            <label className="points-all" htmlFor={allId}>
              其余各项同一原因
              <Input
                id={allId}
                value={forAll}
                disabled={busy}
                maxLength={400}
                onChange={(event) => setForAll(event.target.value)}
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
            description="封存后这一周的内容编号入档，随后选择存放文件的文件夹。"
            okText="封存"
            onConfirm={sealNow}
            disabled={unexplained > 0 || busy}
          >
            <Button type="primary" disabled={unexplained > 0 || busy} loading={seal.isPending}>
              {unexplained > 0 ? `还有 ${unexplained} 项没有原因` : '封存本周'}
            </Button>
          </Popconfirm>
        </div>
      )}
      {busy && progress && (
        <Progress
          percent={Math.floor((100 * progress.done) / Math.max(1, progress.total))}
          format={(percent) => `${progress.text} ${percent}%`}
        />
      )}
      {issue.isError && <RefusalNotice error={issue.error} />}
      {seal.isError && <RefusalNotice error={seal.error} />}
      {sealed && <SealedNotice sealed={sealed} />}
    </div>
  );
}

interface PointRowProps {
  point: Point;
  reason: string;
  placeholder: string;
  disabled: boolean;
  onReason: (reason: string) => void;
}

function PointRow({ point, reason, placeholder, disabled, onReason }: PointRowProps) {
  const { go } = useNavigation();
  const { code, text, documentId } = point;
  const form = code.startsWith('AWAITING_CARD:') ? 'customerCard' : 'visitReport';
  return (
    <li>
      {documentId ? (
        <button
          type="button"
          className="grid-link"
          title={text}
          onClick={() => go({ page: 'document', form, id: documentId })}
        >
          {text}
        </button>
      ) : (
        <span className="points-text" title={text}>
          {text}
        </span>
      )}
      <Input
        size="small"
        aria-label={`${text} 的原因`}
        value={reason}
        placeholder={placeholder}
        disabled={disabled}
        maxLength={400}
        onChange={(event) => onReason(event.target.value)}
      />
    </li>
  );
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
