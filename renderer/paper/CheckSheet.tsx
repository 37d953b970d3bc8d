import { PictureOutlined } from '@ant-design/icons';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import type { Output } from '../../shared/contract/contract.ts';
import { formOf } from '../../shared/forms/registry.ts';
import { call } from '../contract/call.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { momentText } from '../forms/editor/momentText.ts';
import { useNavigation } from '../navigation/Navigation.tsx';
import { askTexts } from './grouping.ts';

type Checked = Output<'paper.checkCode'>;

/** 核对: which document and revision a sheet of paper shows, and whether that still holds. */
export function CheckSheet() {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [results, setResults] = useState<readonly Checked[]>([]);
  const [error, setError] = useState<unknown>();
  const ask = async (question: () => Promise<readonly Checked[] | undefined>) => {
    setBusy(true);
    setError(undefined);
    try {
      setResults((await question()) ?? []);
    } catch (refusal) {
      setResults([]);
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="paper-check">
      <p className="soft">
        把光标放在下面，用扫码枪扫表单上的二维码；或选一张扫描件、照片。逐项比较下列各值与纸面，不一致的纸单不可采信。
      </p>
      <div className="paper-check-ask">
        <Input.Search
          aria-label="二维码内容"
          placeholder="KD1:……"
          enterButton="核对"
          value={text}
          loading={busy}
          onChange={(event) => setText(event.target.value)}
          onSearch={(given) =>
            given.trim() && void ask(async () => [await call('paper.checkCode', { text: given.trim() })])
          }
        />
        <Button
          icon={<PictureOutlined />}
          disabled={busy}
          onClick={() => void ask(async () => (await call('paper.checkPicture'))?.results)}
        >
          选择图片…
        </Button>
      </div>
      {error !== undefined && <RefusalNotice error={error} />}
      {results.map((result, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pages of one picture, in their order
        <Result key={index} result={result} />
      ))}
    </div>
  );
}

function Result({ result }: { result: Checked }) {
  const { go } = useNavigation();
  if (result.kind !== 'sheet') return <Alert type="error" showIcon title={askTexts[result.kind]} />;
  const { sheet } = result;
  const holds = holdsText(sheet);
  return (
    <article className="paper-result" aria-label="核对结果">
      <Alert type={holds.type} showIcon title={holds.text} />
      <table className="plain-table">
        <tbody>
          <tr>
            <th>表单</th>
            <td>
              {formOf(sheet.form).description.title}{' '}
              <button
                type="button"
                className="grid-link"
                onClick={() => go({ page: 'document', form: sheet.form, id: sheet.documentId })}
              >
                {[sheet.number, sheet.title].filter(Boolean).join(' ')}
              </button>
            </td>
          </tr>
          <tr>
            <th>版与联次</th>
            <td>
              第 {sheet.revision} 版，{result.copy}
              {sheet.pages !== undefined && `，共 ${sheet.pages} 页`}
            </td>
          </tr>
          <tr>
            <th>这一版</th>
            <td className="figures">
              {result.by} {momentText(result.at)}
            </td>
          </tr>
          {result.values.map(({ label, value }) => (
            <tr key={label}>
              <th>{label}</th>
              <td className="figures">{value || '（空）'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}

function holdsText({ state, revision, latest }: { state: string; revision: number; latest: number }): {
  type: 'success' | 'warning' | 'error';
  text: string;
} {
  if (state === 'void') return { type: 'error', text: '这份表单已作废' };
  if (revision < latest) return { type: 'warning', text: `旧版：现在是第 ${latest} 版，以现版为准` };
  if (state === 'draft') return { type: 'warning', text: '现版，但还是草稿，没有提交' };
  return { type: 'success', text: '现版，有效' };
}
