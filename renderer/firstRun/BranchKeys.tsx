import { Alert, Button, Input } from 'antd';
import { Labelled } from '../signIn/Labelled.tsx';

/** The branch's public keys: head office needs them to check the weekly file and to answer. */
export function BranchKeys({
  signer,
  recipient,
  onDone,
}: {
  signer: string;
  recipient: string;
  onDone: () => void;
}) {
  return (
    <div className="start-form">
      <Alert
        type="success"
        showIcon
        title="档案已建立。请把下面两行发给总公司，总公司登记后才能核对本分公司的周报。"
      />
      <Labelled label="本分公司签名公钥">{(id) => <PublicKey id={id} value={signer} />}</Labelled>
      <Labelled label="本分公司收件公钥">{(id) => <PublicKey id={id} value={recipient} />}</Labelled>
      <p className="soft">这两行不是秘密，可以用邮件发送。点一下就全部选中，按 Ctrl+C 复制。</p>
      <div className="first-buttons">
        <Button type="primary" onClick={onDone} autoFocus>
          去登录
        </Button>
      </div>
    </div>
  );
}

function PublicKey({ id, value }: { id: string; value: string }) {
  return (
    <Input.TextArea
      id={id}
      className="first-key grows"
      readOnly
      value={value}
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}
