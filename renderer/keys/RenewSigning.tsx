import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { Labelled } from '../signIn/Labelled.tsx';

/** A new signing key; `onRenewed` sees to the paper that the old one signed for the head office. */
export function RenewSigning({ onClose, onRenewed }: { onClose(): void; onRenewed(number: number): void }) {
  const renew = useWriting('keys.renewSigning', { refusal: 'inPlace' });
  const [password, setPassword] = useState('');
  const [reason, setReason] = useState('');
  const begin = () => renew.mutate({ password, reason }, { onSuccess: ({ number }) => onRenewed(number) });
  return (
    <Modal
      open
      title="更换分公司签名密钥"
      width={560}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            type="primary"
            loading={renew.isPending}
            disabled={!password || !reason.trim()}
            onClick={begin}
          >
            更换
          </Button>
        </>
      }
    >
      <div className="keys-form">
        <Alert
          type="info"
          showIcon
          title="旧密钥会在更换书上签名，证明新密钥是我们换的，然后销毁。总公司收到更换书以前，会拒收用新密钥签的周报。"
        />
        <Labelled label="更换的原因">
          {(id) => (
            <Input
              id={id}
              autoFocus
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label="您的登录密码">
          {(id) => (
            <Input.Password
              id={id}
              maxLength={200}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Labelled>
        {renew.isError && <RefusalNotice error={renew.error} />}
      </div>
    </Modal>
  );
}
