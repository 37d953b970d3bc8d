import { Button } from 'antd';
import { useEffect } from 'react';
import { canonicalJson } from '../../shared/canonical/canonicalJson.ts';
import type { ComplaintFacts } from '../../shared/forms/complaintCard/rules.ts';
import { useReading, useWriting } from '../contract/queries.ts';
import { useEditor, useLive } from '../forms/editor/EditorContext.tsx';
import { useNavigation } from '../navigation/Navigation.tsx';
import { useAllowed } from '../shell/Actor.tsx';
import { leftText, toneOf } from './daysLeft.ts';
import './complaints.css';

/** The clock of the complaint on the screen: what is left of its limit, a reminder when it is over, days to settle. */
export function ComplaintClock() {
  const { live, documentId } = useEditor();
  const { go } = useNavigation();
  const mayRemind = useAllowed('complaint.write');
  const board = useReading('complaints.board', undefined, { enabled: documentId !== undefined });
  const remind = useWriting('complaints.remind');
  const seen = board.data?.find(({ id }) => id === documentId);
  const question = useLive(({ state, form }) =>
    canonicalJson(form.rules.question?.(state.reading.body) ?? null),
  );
  const facts = useReading(
    'documents.facts',
    { form: live.description.key, question: JSON.parse(question) },
    { enabled: question !== 'null' },
  );
  useEffect(() => {
    // Days that were answered meanwhile move the date on the screen too.
    if (facts.data !== undefined) live.answer({ question, answer: facts.data });
  }, [live, question, facts.data]);
  const undecided = (facts.data as ComplaintFacts | undefined)?.undecided ?? [];

  return (
    <>
      {seen?.left !== undefined && (
        <span className="clock figures" data-tone={toneOf(seen.left)} role="status">
          应于 {seen.due} 结案，{leftText(seen.left)}
        </span>
      )}
      {seen?.left !== undefined && seen.left < 0 && mayRemind && (
        <Button
          size="small"
          danger
          loading={remind.isPending}
          onClick={() =>
            remind.mutate(
              { id: seen.id },
              { onSuccess: ({ id }) => go({ page: 'document', form: 'complaintReminder', id }) },
            )
          }
        >
          出催办单
        </Button>
      )}
      {undecided.length > 0 && <Undecided days={undecided} />}
    </>
  );
}

/** 未公布: the branch says itself whether these days are worked. */
function Undecided({ days }: { days: readonly string[] }) {
  const mayAnswer = useAllowed('week.seal');
  const answer = useWriting('week.answerDay');
  const [first = ''] = days;
  return (
    <span className="clock undecided figures" data-tone="near" role="status">
      {first.slice(0, 4)} 年放假安排未公布，还有 {days.length} 天要确认才能算出应结案日。
      {mayAnswer ? (
        <>
          {first} 上班吗？
          <Button size="small" onClick={() => answer.mutate({ date: first, workday: true })}>
            上班
          </Button>
          <Button size="small" onClick={() => answer.mutate({ date: first, workday: false })}>
            休息
          </Button>
        </>
      ) : (
        '请经理或档案管理员确认。'
      )}
    </span>
  );
}
