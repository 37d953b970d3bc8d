import { App, Modal, Radio } from 'antd';
import { useState } from 'react';
import { turnText } from '../../shared/rules/signing/lines.ts';
import { useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { CorrectionList } from './Corrections.tsx';
import { SigningFields } from './SigningFields.tsx';
import type { SignatureState } from './words.ts';

interface Props {
  document: { id: string; title: string; number?: string };
  formTitle: string;
  signing: SignatureState;
  onClose(): void;
}

/** What is signed, on which line, and the password with which it is done. */
export function SigningDialog({ document, formTitle, signing, onClose }: Props) {
  const { message } = App.useApp();
  const sign = useWriting('signing.sign', { refusal: 'inPlace' });
  const [place, setPlace] = useState(signing.turns[0]?.place);
  const [password, setPassword] = useState('');
  const [drawing, setDrawing] = useState<string>();
  const turn = signing.turns.find((one) => one.place === place) ?? signing.turns[0];
  if (!turn) return null;
  const scope = signing.lines[turn.place]?.scope ?? '';
  const titles = signing.lines.map(({ title }) => title);
  const ready = password !== '' && !sign.isPending;
  const done = () => {
    if (!ready) return;
    sign.mutate(
      {
        id: document.id,
        revision: signing.revision,
        digest: signing.digest,
        place: turn.place,
        skip: turn.skips.length > 0,
        password,
        ...(drawing !== undefined && { drawing }),
      },
      {
        onSuccess: () => {
          message.success(`已签“${signing.lines[turn.place]?.title}”`);
          onClose();
        },
        onError: () => setPassword(''),
      },
    );
  };
  return (
    <Modal
      open
      title="签名"
      width={680}
      style={{ top: 32 }}
      okText="签名"
      cancelText="取消"
      okButtonProps={{ disabled: !ready }}
      confirmLoading={sign.isPending}
      onOk={done}
      onCancel={onClose}
    >
      <div className="signing-dialog">
        <p>
          <b>{document.title}</b>{' '}
          <span className="soft">
            {formTitle} {document.number} 第 {signing.revision} 版
          </span>
        </p>
        <dl className="signing-summary">
          {signing.summary.map(({ label, value }) => (
            <div key={label}>
              <dt className="soft">{label}</dt>
              <dd className="figures">{value}</dd>
            </div>
          ))}
        </dl>
        {signing.corrections.length > 0 && <CorrectionList corrections={signing.corrections} />}
        {signing.turns.length > 1 ? (
          <Radio.Group
            aria-label="签哪一栏"
            value={turn.place}
            onChange={(event) => setPlace(event.target.value as number)}
            options={signing.turns.map((one) => ({ value: one.place, label: turnText(one, titles) }))}
          />
        ) : (
          <p>
            签在“<b>{turnText(turn, titles)}</b>”一栏
            {scope !== '' && <span className="soft">，签的是{scope}</span>}。
          </p>
        )}
        <SigningFields
          password={password}
          onPassword={setPassword}
          onDrawing={setDrawing}
          onEnter={done}
          firstTime={!signing.hasKey}
        />
        {sign.isError && <RefusalNotice error={sign.error} />}
      </div>
    </Modal>
  );
}
