import { Button } from 'antd';
import type { LifeStep } from '../../../shared/forms/machinery/life.ts';
import { useEditor } from './EditorContext.tsx';
import { formNotices } from './formNotices.ts';
import type { LifeHere } from './lifeHere.ts';
import './life.css';

interface Props {
  here: LifeHere;
  busy: boolean;
  /** While something is corrected no step is taken. */
  correcting: boolean;
  onStep(key: string, step: LifeStep): void;
}

/** How far the document has come on its way, and the steps that lead on. */
export function LifeBar({ here, busy, correcting, onStep }: Props) {
  const { live } = useEditor();
  const { life } = live.form.rules;
  const Notice = formNotices[live.description.key];
  if (!life) return null;
  const reached = here.way.indexOf(here.state);
  return (
    <div className="life" role="group" aria-label="处理进度">
      <ol className="life-way">
        {here.way.map((state, place) => (
          <li key={state} data-done={place <= reached} aria-current={place === reached ? 'step' : undefined}>
            {life.states[state]}
          </li>
        ))}
        {reached < 0 && life.states[here.state] && (
          <li className="life-off" aria-current="step">
            {life.states[here.state]}
          </li>
        )}
      </ol>
      {Notice && <Notice />}
      {!correcting && (
        <div className="life-steps">
          {here.steps.toReversed().map(([key, step]) => (
            <Button
              key={key}
              type={step.aside ? 'default' : 'primary'}
              disabled={busy || here.isBarred(step)}
              title={here.isBarred(step) ? '前一步是您自己办的，这一步须由另一位有权的人办' : undefined}
              onClick={() => onStep(key, step)}
            >
              {step.title}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
