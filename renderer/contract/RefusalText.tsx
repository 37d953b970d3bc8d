import { codeOf, textOf } from './call.ts';
import './refusal.css';

/** What was refused, in plain words; its code small beside it, for the telephone and for the manual's table. */
export function RefusalText({ error }: { error: unknown }) {
  return (
    <>
      {textOf(error)}
      <span className="refusal-code">代码 {codeOf(error)}</span>
    </>
  );
}
