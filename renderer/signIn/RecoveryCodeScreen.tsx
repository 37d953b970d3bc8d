import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWriting } from '../contract/queries.ts';
import { StartRefusal, Submit, TextArea } from './controls.tsx';
import { Labelled } from './Labelled.tsx';
import { StartFrame } from './StartFrame.tsx';

/** The archive is there, but this computer does not hold its key: a new PC, a new Windows password, a moved profile. */
export function RecoveryCodeScreen({ folder }: { folder: string }) {
  const [code, setCode] = useState('');
  const client = useQueryClient();
  const open = useWriting('archive.open', { refusal: 'inPlace' });
  return (
    <StartFrame title="请输入恢复码" subtitle="本机没有这份档案的密钥">
      <form
        className="start-form"
        onSubmit={(event) => {
          event.preventDefault();
          // Opening may have found the archive damaged: its state says what helps then.
          const onError = () => void client.invalidateQueries({ queryKey: ['archive.state'] });
          if (code.trim()) open.mutate({ code }, { onError });
        }}
      >
        <Labelled label="恢复码">
          {(id) => (
            <>
              {' '}
              <TextArea id={id} value={code} onValue={setCode} autoFocus maxLength={200} />
              <span className="hint">
                建档时打印的那一张。大小写、空格和短横不影响。换电脑、重装系统后都用它打开。
              </span>
            </>
          )}
        </Labelled>
        {open.isError && <StartRefusal error={open.error} />}
        <Submit busy={open.isPending} disabled={!code.trim()}>
          打开档案
        </Submit>
      </form>
      <p className="start-foot">档案位置：{folder}</p>
    </StartFrame>
  );
}
