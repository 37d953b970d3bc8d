import { momentText } from './momentText.ts';
import type { SavedDocument } from './openedDocument.ts';
import '../../list/stateMark.css';

/** 补填: submitted after the deadline for reports, or a draft that can only become so; the times stand beside it. */
export function LateMark({ entry }: { entry: NonNullable<SavedDocument['lateEntry']> }) {
  const { businessDate, firstSavedAt, firstSubmittedAt, lastChangedAt, signedAt } = entry;
  return (
    <>
      <span className="state" data-state="late">
        {firstSubmittedAt ? '补填' : '已过交表期限'}
      </span>
      <span className="late-times">
        {[
          `业务日期 ${businessDate}`,
          `首次保存 ${momentText(firstSavedAt)}`,
          ...(firstSubmittedAt ? [`首次提交 ${momentText(firstSubmittedAt)}`] : []),
          `末次修改 ${momentText(lastChangedAt)}`,
          ...(signedAt ? [`末次签名 ${momentText(signedAt)}`] : []),
        ].map((time, place) => (
          // One in a piece: a date parted from its time is hard to read.
          <span key={time}>{place === 0 ? time : ` · ${time}`}</span>
        ))}
      </span>
    </>
  );
}
