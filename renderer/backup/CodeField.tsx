import { Input } from 'antd';
import { Labelled } from '../signIn/Labelled.tsx';

/** The recovery code as it stands on paper. */
export function CodeField({
  label = '恢复码',
  hint,
  code,
  onCode,
}: {
  label?: string;
  hint: string;
  code: string;
  onCode(code: string): void;
}) {
  return (
    <Labelled label={label}>
      {(id) => (
        <>
          <Input
            id={id}
            value={code}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onCode(event.target.value)}
          />
          <span className="hint">{hint}</span>
        </>
      )}
    </Labelled>
  );
}
