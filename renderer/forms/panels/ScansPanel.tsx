import { Button, Drawer, Empty, Spin } from 'antd';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import { useReading, useWriting } from '../../contract/queries.ts';
import { RefusalNotice } from '../../contract/RefusalNotice.tsx';
import { partName } from '../../paper/partName.ts';
import { useAllowed } from '../../shell/Actor.tsx';
import { momentText } from '../editor/momentText.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

type Scan = Output<'paper.scansOf'>[number];

/** 扫描件: the signed sheets of a document that came back. */
export function ScansPanel({ id, revision, onClose }: { id: string; revision: number; onClose(): void }) {
  const scans = useReading('paper.scansOf', { id });
  const mayFile = useAllowed('paper.file');
  const withdraw = useWriting('paper.withdrawScan');
  const [opened, setOpened] = useState<Scan>();
  const [asked, setAsked] = useState<Scan>();
  return (
    <Drawer open title="扫描件" size={760} onClose={onClose}>
      {scans.isPending && <Spin />}
      {scans.isError && <RefusalNotice error={scans.error} onRetry={() => void scans.refetch()} />}
      {scans.data?.length === 0 && (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description="还没有扫描件；在“纸单”里点“归档扫描件…”，按二维码归到这里"
        />
      )}
      {scans.data?.map((scan) => (
        <article key={scan.id} className="revision">
          <header>
            <b className="figures">第 {scan.revision} 版</b>
            {scan.revision < revision && <span className="scan-old">旧版</span>}
            <span>{scan.part === undefined ? '' : partName(scan.part)}</span>
            <span className="figures">{scan.pages} 页</span>
            <span>{scan.by}</span>
            <span className="soft figures">{momentText(scan.at)}</span>
            {!scan.withdrawn && (
              <>
                <Button size="small" onClick={() => setOpened(scan)}>
                  打开
                </Button>
                {mayFile && (
                  <Button size="small" type="text" onClick={() => setAsked(scan)}>
                    撤回
                  </Button>
                )}
              </>
            )}
          </header>
          <p className="soft">
            {scan.sources.join('、')} · {scan.byCode ? '按二维码归档' : '人工指定'}
            {scan.withdrawn &&
              ` · ${scan.withdrawn.by} ${momentText(scan.withdrawn.at)} 撤回：${scan.withdrawn.reason}`}
          </p>
        </article>
      ))}
      {opened && <OpenedScan scan={opened} onClose={() => setOpened(undefined)} />}
      {asked && (
        <ReasonDialog
          title="撤回扫描件"
          explanation="撤回后不再随周报报送，也不再算收回；文件与记录仍保留。"
          action="撤回"
          danger
          usual={['归错表单', '扫描不清，重新扫描', '缺页']}
          onDone={(reason) => {
            withdraw.mutate({ id: asked.id, reason });
            setAsked(undefined);
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Drawer>
  );
}

function OpenedScan({ scan, onClose }: { scan: Scan; onClose(): void }) {
  const pdf = useReading('paper.openScan', { id: scan.id });
  return (
    <Drawer
      open
      title={`扫描件 · 第 ${scan.revision} 版，共 ${scan.pages} 页`}
      size="100vw"
      onClose={onClose}
      styles={{ body: { display: 'flex', flexDirection: 'column', padding: 0 } }}
    >
      {pdf.isPending && <Spin />}
      {pdf.isError && <RefusalNotice error={pdf.error} onRetry={() => void pdf.refetch()} />}
      {pdf.data && (
        <embed
          className="sheet-frame"
          title="扫描件"
          type="application/pdf"
          src={`${pdf.data.address}#toolbar=0&navpanes=0&zoom=115`}
        />
      )}
    </Drawer>
  );
}
