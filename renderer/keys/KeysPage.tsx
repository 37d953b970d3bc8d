import { App, Button, Spin } from 'antd';
import { useState } from 'react';
import { useReading, useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import '../list/list.css';
import '../theme/entryTable.css';
import { ChangeCode } from './ChangeCode.tsx';
import './keys.css';
import { RenewSigning } from './RenewSigning.tsx';

const day = (at: string) => at.slice(0, 10);

/** 密钥: what opens the archive, and what the branch signs with. */
export function KeysPage() {
  const { message } = App.useApp();
  const state = useReading('keys.state', undefined);
  const save = useWriting('keys.saveRenewal');
  const [dialog, setDialog] = useState<'code' | 'signing'>();
  const keys = state.data;
  const saveRenewal = (number: number) =>
    save.mutate(
      { number },
      {
        onSuccess: (saved) =>
          saved
            ? message.success('更换书已存好，请报总公司', 6)
            : message.warning('更换书还没有存：请点“另存更换书”，存好后报总公司', 8),
      },
    );
  return (
    <section className="keys" aria-label="密钥">
      <header className="list-head">
        <h1>密钥</h1>
      </header>
      <div className="keys-body">
        {state.isError ? (
          <RefusalNotice error={state.error} onRetry={() => void state.refetch()} />
        ) : !keys ? (
          <Spin />
        ) : (
          <>
            <section className="keys-part" aria-label="恢复码">
              <h2>
                恢复码
                <Button size="small" onClick={() => setDialog('code')}>
                  更换恢复码
                </Button>
              </h2>
              <p>
                打开档案和备份用的总钥匙，只在纸上。
                {keys.codeChangedAt
                  ? `现在这一张是 ${day(keys.codeChangedAt)} 换的。`
                  : '现在这一张是建档时打印的。'}
                {keys.keyStore
                  ? '本机的系统密钥库也存有一份，平时不用输入。'
                  : '本机没有可用的系统密钥库，每次打开程序都要输入。'}
              </p>
              <p className="soft">保管人离岗、看到它的人多了、或纸张遗失时，请更换。</p>
            </section>
            <section className="keys-part" aria-label="分公司签名密钥">
              <h2>
                分公司签名密钥
                <Button size="small" onClick={() => setDialog('signing')}>
                  更换签名密钥
                </Button>
              </h2>
              <p>封存周报时用它签名，总公司凭它认出是我们。启用于 {day(keys.since)}。</p>
              <dl className="keys-facts">
                <dt>指纹</dt>
                <dd>{keys.fingerprint}</dd>
                <dt>公钥</dt>
                <dd>{keys.signer}</dd>
                <dt>收件公钥</dt>
                <dd>{keys.recipient}</dd>
              </dl>
              {keys.renewals.length > 0 && (
                <table className="entry-table">
                  <thead>
                    <tr>
                      <th>次</th>
                      <th>更换时间</th>
                      <th>更换人</th>
                      <th>原因</th>
                      <th>新密钥指纹</th>
                      <th>启用周报</th>
                      <th />
                    </tr>
                  </thead>
                  <tbody>
                    {keys.renewals.map(({ number, at, by, reason, fingerprint, fromSequence }) => (
                      <tr key={number}>
                        <td className="figures">{number}</td>
                        <td className="figures">{at.slice(0, 16).replace('T', ' ')}</td>
                        <td>{by}</td>
                        <td>{reason}</td>
                        <td className="keys-print">{fingerprint}</td>
                        <td className="figures">第 {fromSequence} 号起</td>
                        <td>
                          <Button size="small" onClick={() => saveRenewal(number)}>
                            另存更换书
                          </Button>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
            </section>
          </>
        )}
      </div>
      {dialog === 'code' && <ChangeCode onClose={() => setDialog(undefined)} />}
      {dialog === 'signing' && (
        <RenewSigning
          onClose={() => setDialog(undefined)}
          onRenewed={(number) => {
            setDialog(undefined);
            saveRenewal(number);
          }}
        />
      )}
    </section>
  );
}
