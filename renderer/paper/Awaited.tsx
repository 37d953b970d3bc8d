import { Button, Empty, Spin } from 'antd';
import { useState } from 'react';
import type { Output } from '../../shared/contract/contract.ts';
import { formOf } from '../../shared/forms/registry.ts';
import { useReading, useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { momentText } from '../forms/editor/momentText.ts';
import { ReasonDialog } from '../forms/panels/ReasonDialog.tsx';
import { useNavigation } from '../navigation/Navigation.tsx';
import { useAllowed } from '../shell/Actor.tsx';
import { partName } from './partName.ts';

type AwaitedSheet = Output<'paper.awaited'>[number];

/** 待收回: printed sheets whose signed paper has not come back. */
export function Awaited() {
  const { go } = useNavigation();
  const mayFile = useAllowed('paper.file');
  const awaited = useReading('paper.awaited', undefined);
  const waive = useWriting('paper.waive');
  const [asked, setAsked] = useState<AwaitedSheet>();
  if (awaited.isError) return <RefusalNotice error={awaited.error} onRetry={() => void awaited.refetch()} />;
  if (!awaited.data) return <Spin />;
  if (awaited.data.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有待收回的纸单" />;
  return (
    <>
      <table className="entry-table" aria-label="待收回">
        <thead>
          <tr>
            <th>表单</th>
            <th>编号</th>
            <th>内容</th>
            <th>版</th>
            <th>联次</th>
            <th>打印、另存</th>
            <th>经手人</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {awaited.data.map((sheet) => (
            <tr key={sheet.documentId}>
              <td>{formOf(sheet.form).description.title}</td>
              <td className="figures">{sheet.number}</td>
              <td>
                <button
                  type="button"
                  className="grid-link"
                  onClick={() => go({ page: 'document', form: sheet.form, id: sheet.documentId })}
                >
                  {sheet.title}
                </button>
              </td>
              <td
                className="figures"
                {...((sheet.revision < sheet.latest || sheet.missing) && { 'data-tone': 'bad' })}
              >
                第 {sheet.revision} 版
                {sheet.revision < sheet.latest && `（已改为第 ${sheet.latest} 版，请重打）`}
                {sheet.missing !== undefined && `（扫描件还缺 ${sheet.missing} 页）`}
              </td>
              <td>{sheet.parts.map(partName).join('、')}</td>
              <td className="figures">{momentText(sheet.at)}</td>
              <td>{sheet.by}</td>
              <td>
                {mayFile && (
                  <Button size="small" type="text" onClick={() => setAsked(sheet)}>
                    不再收回
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked && (
        <ReasonDialog
          title={`不再收回“${asked.title}”第 ${asked.revision} 版`}
          explanation="这一版的纸单不再列在待收回里；原因与经手人留存。"
          action="不再收回"
          usual={['只供拜访时参考', '纸单已作废销毁', '已在屏幕上签名']}
          onDone={(reason) => {
            waive.mutate({ documentId: asked.documentId, revision: asked.revision, reason });
            setAsked(undefined);
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
