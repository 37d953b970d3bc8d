import { Alert, App, Button, Space } from 'antd';
import { useState } from 'react';
import type { Body, Proposal } from '../../../shared/forms/machinery/form.ts';
import { useNavigation } from '../../navigation/Navigation.tsx';
import { useEditor, useLive } from './EditorContext.tsx';

const BETWEEN = '\n';

/** What other papers say and this one lacks, each as a question with one button that takes it over. */
export function Proposals({ onTake }: { onTake(body: Body): void }) {
  const { live, jumpTo } = useEditor();
  const { go } = useNavigation();
  const { message } = App.useApp();
  const [putAside, setPutAside] = useState<readonly string[]>([]);
  // Texts, which stay the same while somebody types elsewhere.
  const texts = useLive((document) => document.proposals.map(({ text }) => text).join(BETWEEN));
  const shown = texts.split(BETWEEN).filter((text) => text !== '' && !putAside.includes(text));
  if (shown.length === 0) return null;
  const find = (text: string): Proposal | undefined =>
    live.proposals.find((proposal) => proposal.text === text);
  const take = (text: string) => {
    const proposal = find(text);
    if (!proposal) return;
    onTake(proposal.body);
    message.success('已写入，请补全其余栏目');
    // After the row is on the screen.
    setTimeout(() => jumpTo(proposal.at));
  };
  return shown.map((text) => {
    const proposal = find(text);
    if (!proposal) return null;
    const { document } = proposal;
    return (
      <Alert
        key={text}
        className="document-notice"
        type="info"
        title={text}
        closable={{
          onClose: () => setPutAside([...putAside, text]),
          'aria-label': '先不写',
        }}
        action={
          <Space>
            {document && (
              <Button
                size="small"
                onClick={() => go({ page: 'document', form: document.form, id: document.id })}
              >
                看对方的报告
              </Button>
            )}
            <Button size="small" type="primary" onClick={() => take(text)}>
              {proposal.action}
            </Button>
          </Space>
        }
      />
    );
  });
}
