import { ScanOutlined } from '@ant-design/icons';
import { Button, Tabs } from 'antd';
import { useState } from 'react';
import type { Output } from '../../shared/contract/contract.ts';
import { useReading, useWriting } from '../contract/queries.ts';
import { useProgress } from '../contract/useProgress.ts';
import { useAllowed } from '../shell/Actor.tsx';
import { Awaited } from './Awaited.tsx';
import { CheckSheet } from './CheckSheet.tsx';
import { FileScans } from './FileScans.tsx';
import { Papers } from './Papers.tsx';
import { Register } from './Register.tsx';
import '../week/week.css';
import '../theme/entryTable.css';
import './paper.css';

/** 纸单: what was printed, what is to come back signed, and filing it. */
export function PaperPage() {
  const mayFile = useAllowed('paper.file');
  const awaited = useReading('paper.awaited', undefined);
  const choose = useWriting('paper.chooseScans');
  const progress = useProgress(['scans']);
  const [batch, setBatch] = useState<Output<'paper.batch'>>();
  return (
    <section className="week" aria-label="纸单">
      <header className="list-head">
        <h1>纸单</h1>
        <span className="soft">打印后手签的表单：扫描件按二维码归到各自的表单和版次</span>
        <span className="list-gap" />
        {choose.isPending && progress && (
          <span className="soft figures" role="status">
            {progress.text} {Math.round((100 * progress.done) / Math.max(1, progress.total))}%
          </span>
        )}
        {mayFile && (
          <Button
            type="primary"
            icon={<ScanOutlined />}
            loading={choose.isPending}
            onClick={() => choose.mutate(undefined, { onSuccess: setBatch })}
          >
            归档扫描件…
          </Button>
        )}
      </header>
      <div className="week-body">
        <Tabs
          items={[
            {
              key: 'awaited',
              label: `待收回（${awaited.data?.length ?? '…'}）`,
              children: <Awaited />,
            },
            ...(mayFile ? [{ key: 'register', label: '打印登记', children: <Register /> }] : []),
            ...(mayFile ? [{ key: 'papers', label: '纸张与打印位置', children: <Papers /> }] : []),
            { key: 'check', label: '核对', children: <CheckSheet /> },
          ]}
        />
      </div>
      {batch && <FileScans key={batch.token} batch={batch} onClose={() => setBatch(undefined)} />}
    </section>
  );
}
